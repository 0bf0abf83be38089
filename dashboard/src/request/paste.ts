/** Pasted cells, one per line, and the number of ignored cells. */
export interface Pasted {
  text: string;
  ignoredCells: number;
}

/**
 * Extracts lines from pasted spreadsheet cells. Spreadsheets separate cells with tabs and quote cells that contain a line break,
 * a tab or a quote. Only cells with a URL are taken; if no cell has one, all are.
 *
 * @returns undefined if the text is not from a spreadsheet, so that the browser pastes it unchanged
 */
export function pastedLines(clipboard: string): Pasted | undefined {
  if (!clipboard.includes('\t') && !/^"|\n"/.test(clipboard)) {
    return undefined;
  }
  const cells = cellsOf(clipboard).filter((cell) => cell !== '');
  const urls = cells.filter((cell) => cell.includes('://'));
  const taken = urls.length === 0 ? cells : urls;
  return { text: taken.map((cell) => `${cell}\n`).join(''), ignoredCells: cells.length - taken.length };
}

const QUOTED_OR_PLAIN = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(?:\t|\r?\n|\r|$)/y;

/** Splits the text into trimmed cells. A line break in a cell becomes a space, which validation reports. */
function cellsOf(clipboard: string): string[] {
  const cells: string[] = [];
  QUOTED_OR_PLAIN.lastIndex = 0;
  while (QUOTED_OR_PLAIN.lastIndex < clipboard.length) {
    const start = QUOTED_OR_PLAIN.lastIndex;
    const cell = QUOTED_OR_PLAIN.exec(clipboard);
    if (!cell) {
      // An unbalanced quote: take the rest of the cell unchanged.
      const end = /[\t\r\n]|$/.exec(clipboard.slice(start))?.index ?? 0;
      cells.push(clipboard.slice(start, start + end).trim());
      QUOTED_OR_PLAIN.lastIndex = start + end + 1;
      continue;
    }
    cells.push((cell[1]?.replaceAll('""', '"') ?? cell[2] ?? '').replace(/\s+/g, ' ').trim());
  }
  return cells;
}
