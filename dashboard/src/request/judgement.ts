import type { Preview, Violation } from '../api/types';
import type { DraftItems } from './draft';

/** What the API has said of one line. */
export type Judgement =
  | { kind: 'refused'; violation: Violation }
  | { kind: 'duplicate'; of: number }
  | { kind: 'covered'; by: string }
  | { kind: 'fine' }
  /** Not said yet. */
  | { kind: 'open' };

/** A preview and the items that it was asked for. */
export interface Judged {
  items: DraftItems;
  preview: Preview;
}

/**
 * The judgement of each item by index. While the next preview is on its way, a line that is as it was keeps what was said of it,
 * and only those that are new stand open.
 */
export function judgements(items: DraftItems, judged: Judged | undefined): Judgement[] {
  const names = namesOf(items);
  if (!judged) {
    return names.map(() => OPEN);
  }
  const said = judgementsOf(judged);
  const before = namesOf(judged.items);
  if (names.length === before.length && names.every((name, index) => name === before[index])) {
    return said;
  }
  const byName = new Map(before.map((name, index) => [name, said[index] ?? OPEN]));
  return names.map((name) => {
    const known = byName.get(name);
    // Of others, what it is depends on the lines around it.
    return known && (known.kind === 'refused' || known.kind === 'fine') ? known : OPEN;
  });
}

const OPEN: Judgement = { kind: 'open' };

function judgementsOf({ items, preview }: Judged): Judgement[] {
  const said: Judgement[] = namesOf(items).map(() => ({ kind: 'fine' }));
  for (const { index, coveredBy } of preview.items) {
    if (coveredBy !== undefined) {
      said[index] = { kind: 'covered', by: coveredBy };
    }
  }
  for (const { index, duplicateOf } of preview.duplicates) {
    said[index] = { kind: 'duplicate', of: duplicateOf };
  }
  for (const violation of preview.violations) {
    if (violation.index !== undefined) {
      said[violation.index] = { kind: 'refused', violation };
    }
  }
  return said;
}

function namesOf({ urls, tags }: DraftItems): string[] {
  return [...urls, ...tags.map(({ endpoint, tag }) => `${endpoint} ${tag}`)];
}
