import { describe, expect, it } from 'vitest';
import type { Preview } from '../api/types';
import { emptyDraft, parseItems } from './draft';
import { validations } from './validation';

const A = 'https://img.example/a/b/*';
const B = 'https://img.example/a/b/c.jpg';
const BAD = 'https://img.example/a b.jpg';

function items(...urls: string[]) {
  return parseItems({ ...emptyDraft('demo'), urls: urls.join('\n') });
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
const result = { items: items(A, B, A, BAD), preview };

describe('validations', () => {
  it('are pending before the first preview', () => {
    expect(validations(items(A, B), undefined)).toEqual([{ kind: 'pending' }, { kind: 'pending' }]);
  });

  it('reflect the preview of each line', () => {
    expect(validations(items(A, B, A, BAD), result)).toEqual([
      { kind: 'valid' },
      { kind: 'covered', by: '/a/b/*' },
      { kind: 'duplicate', of: 0 },
      { kind: 'invalid', violation },
    ]);
  });

  it('stay with unchanged lines while the next preview is loading', () => {
    expect(validations(items(BAD, 'https://img.example/new.jpg'), result)).toEqual([
      { kind: 'invalid', violation },
      { kind: 'pending' },
    ]);
  });

  it('are pending again if they depend on other lines', () => {
    expect(validations(items(B), result)).toEqual([{ kind: 'pending' }]);
  });
});
