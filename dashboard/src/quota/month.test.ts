import { expect, it } from 'vitest';
import type { MonthlyQuota } from '../api/types';
import { daysOf, unitsByDoor } from './month';

const FEBRUARY = { resetsAt: '2028-03-01T00:00:00Z' };

it('a month has all its days', () => {
  expect(daysOf(FEBRUARY)).toHaveLength(29);
  expect(daysOf({ resetsAt: '2027-01-01T00:00:00Z' }).at(-1)).toBe('2026-12-31');
});

it('each door that was used has its units on every day', () => {
  const days = [{ date: '2028-02-02', units: { api: 5, imagekit: -1 } }];

  const doors = unitsByDoor({ ...FEBRUARY, days } as unknown as MonthlyQuota);

  expect(doors.map(({ source }) => source)).toEqual(['api']);
  expect(doors[0]?.byDay.slice(0, 3).map(({ units }) => units)).toEqual([0, 5, 0]);
});
