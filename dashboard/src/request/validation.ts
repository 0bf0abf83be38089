import type { Preview, Violation } from '../api/types';
import type { DraftItems } from './draft';
import { IMAGES } from './draft';

/** The API's validation of one line. */
export type Validation =
  | { kind: 'invalid'; violation: Violation }
  | { kind: 'duplicate'; of: number }
  | { kind: 'covered'; by: string }
  | { kind: 'valid' }
  /** The API has not validated the line yet. */
  | { kind: 'pending' };

/** A preview and the items that it belongs to. */
export interface PreviewResult {
  items: DraftItems;
  preview: Preview;
}

/**
 * Returns the validation of each item by index. While the next preview is loading, unchanged lines keep their validation, and
 * new lines are pending.
 */
export function validations(items: DraftItems, result: PreviewResult | undefined): Validation[] {
  const names = namesOf(items);
  if (!result) {
    return names.map(() => PENDING);
  }
  const previous = validationsOf(result);
  const previousNames = namesOf(result.items);
  if (names.length === previousNames.length && names.every((name, index) => name === previousNames[index])) {
    return previous;
  }
  const byName = new Map(previousNames.map((name, index) => [name, previous[index] ?? PENDING]));
  return names.map((name) => {
    const known = byName.get(name);
    // Duplicate and covered lines depend on other lines, which may have changed.
    return known && (known.kind === 'invalid' || known.kind === 'valid') ? known : PENDING;
  });
}

const PENDING: Validation = { kind: 'pending' };

function validationsOf({ items, preview }: PreviewResult): Validation[] {
  const result: Validation[] = namesOf(items).map(() => ({ kind: 'valid' }));
  for (const { index, coveredBy } of preview.items) {
    if (coveredBy !== undefined) {
      result[index] = { kind: 'covered', by: coveredBy };
    }
  }
  for (const { index, duplicateOf } of preview.duplicates) {
    result[index] = { kind: 'duplicate', of: duplicateOf };
  }
  for (const violation of preview.violations) {
    if (violation.index !== undefined) {
      result[violation.index] = { kind: 'invalid', violation };
    }
  }
  return result;
}

function namesOf({ urls, tags, images }: DraftItems): string[] {
  return [
    ...urls,
    ...tags.map(({ endpoint, tag }) => `${endpoint} ${tag}`),
    ...images.map((image) => `${IMAGES} ${image}`),
  ];
}
