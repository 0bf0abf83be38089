import { describe, expect, it } from 'vitest';
import type { Preview } from '../api/types';
import { emptyDraft, itemsOf } from './draft';
import { judgements } from './judgement';

const A = 'https://img.example/a/b/*';
const B = 'https://img.example/a/b/c.jpg';
const BAD = 'https://img.example/a b.jpg';

function items(...urls: string[]) {
  return itemsOf({ ...emptyDraft('demo'), urls: urls.join('\n') });
}

const violation = {
  field: 'urls[3]',
  index: 3,
  url: BAD,
  rule: 'url-control-or-whitespace' as const,
  detail: 'A space.',
};
const preview: Preview = {
  acceptable: false,
  items: [
    { index: 0, url: A, path: '/a/b/*' },
    { index: 1, url: B, path: '/a/b/c.jpg', coveredBy: '/a/b/*' },
  ],
  duplicates: [{ index: 2, duplicateOf: 0 }],
  violations: [violation],
  invalidations: [],
  pathsBilled: 1,
  dollarsAtMost: 0.005,
  units: 2,
  quota: { limit: 10, left: 10, resetsAt: '2026-02-01T00:00:00Z', leftAfter: 8 },
};
const judged = { items: items(A, B, A, BAD), preview };

describe('what is said of lines', () => {
  it('is nothing before the first answer', () => {
    expect(judgements(items(A, B), undefined)).toEqual([{ kind: 'open' }, { kind: 'open' }]);
  });

  it('is what the preview says of each', () => {
    expect(judgements(items(A, B, A, BAD), judged)).toEqual([
      { kind: 'fine' },
      { kind: 'covered', by: '/a/b/*' },
      { kind: 'duplicate', of: 0 },
      { kind: 'refused', violation },
    ]);
  });

  it('stays with a line that moves while the next answer is on its way', () => {
    expect(judgements(items(BAD, 'https://img.example/new.jpg'), judged)).toEqual([
      { kind: 'refused', violation },
      { kind: 'open' },
    ]);
  });

  it('is open again where it depends on lines that may be gone', () => {
    expect(judgements(items(B), judged)).toEqual([{ kind: 'open' }]);
  });
});
