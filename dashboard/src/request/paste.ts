/** What was pasted, one a line, and how many cells were left out of it. */
export interface Pasted {
  text: string;
  leftOut: number;
}

/**
 * Cells of a spreadsheet come with tabs between, and quotes around those that hold a line break, a tab or a quote. Of several
 * columns those cells are taken that look like addresses; if none does, all are.
 *
 * @returns undefined where it is not from a spreadsheet, so that the browser pastes it as it is
 */
export function pastedLines(clipboard: string): Pasted | undefined {
  if (!clipboard.includes('\t') && !/^"|\n"/.test(clipboard)) {
    return undefined;
  }
  const cells = cellsOf(clipboard).filter((cell) => cell !== '');
  const addresses = cells.filter((cell) => cell.includes('://'));
  const taken = addresses.length === 0 ? cells : addresses;
  return { text: taken.map((cell) => `${cell}\n`).join(''), leftOut: cells.length - taken.length };
}

const QUOTED_OR_PLAIN = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(?:\t|\r?\n|\r|$)/y;

/** Without the white space around them; a line break within one becomes a space, which no URL or tag may hold. */
function cellsOf(clipboard: string): string[] {
  const cells: string[] = [];
  QUOTED_OR_PLAIN.lastIndex = 0;
  while (QUOTED_OR_PLAIN.lastIndex < clipboard.length) {
    const start = QUOTED_OR_PLAIN.lastIndex;
    const cell = QUOTED_OR_PLAIN.exec(clipboard);
    if (!cell) {
      // a stray quote: the rest of the line as it is
      const end = /[\t\r\n]|$/.exec(clipboard.slice(start))?.index ?? 0;
      cells.push(clipboard.slice(start, start + end).trim());
      QUOTED_OR_PLAIN.lastIndex = start + end + 1;
      continue;
    }
    cells.push((cell[1]?.replaceAll('""', '"') ?? cell[2] ?? '').replace(/\s+/g, ' ').trim());
  }
  return cells;
}
