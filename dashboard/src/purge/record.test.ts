import { describe, expect, it } from 'vitest';
import { evidenceText } from './record';
import { isAwaited } from './usePurge';
import type { Purge } from '../api/types';

describe('the record of a purge', () => {
  it('shows the headers that are known', () => {
    expect(evidenceText({ status: 200, pop: 'FRA56-P1', age: 0, xCache: 'Miss from cloudfront' })).toBe(
      'HTTP status: 200; X-Amz-Cf-Pop: FRA56-P1; X-Cache: Miss from cloudfront; Age: 0',
    );
    expect(evidenceText({ status: 404 })).toBe('HTTP status: 404');
  });
});

describe('a requested visit', () => {
  const requested = Date.parse('2026-01-30T12:00:00Z');
  const purge = (checkedAt?: string) =>
    ({ items: [{ verification: checkedAt ? { result: 'fresh', checkedAt } : undefined }] }) as unknown as Purge;

  it('is awaited until a later result arrives, for at most a minute', () => {
    expect(isAwaited(purge(), requested, requested + 1_000)).toBe(true);
    expect(isAwaited(purge('2026-01-30T11:59:59Z'), requested, requested + 1_000)).toBe(true);
    expect(isAwaited(purge('2026-01-30T12:00:00Z'), requested, requested + 1_000)).toBe(false);
    expect(isAwaited(purge(), requested, requested + 60_000)).toBe(false);
    expect(isAwaited(purge(), undefined, requested)).toBe(false);
  });
});
