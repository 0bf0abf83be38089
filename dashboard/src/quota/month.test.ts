import { expect, it } from 'vitest';
import type { MonthlyQuota } from '../api/types';
import { daysOf, unitsBySource } from './month';

const FEBRUARY = { resetsAt: '2028-03-01T00:00:00Z' };

it('returns all days of the month', () => {
  expect(daysOf(FEBRUARY)).toHaveLength(29);
  expect(daysOf({ resetsAt: '2027-01-01T00:00:00Z' }).at(-1)).toBe('2026-12-31');
});

it('returns the daily units of each source in use', () => {
  const days = [{ date: '2028-02-02', units: { api: 5, imagekit: -1 } }];

  const sources = unitsBySource({ ...FEBRUARY, days } as unknown as MonthlyQuota);

  expect(sources.map(({ source }) => source)).toEqual(['api']);
  expect(sources[0]?.byDay.slice(0, 3).map(({ units }) => units)).toEqual([0, 5, 0]);
});
