import { expect, it } from 'vitest';
import { retryDelayMilliseconds } from './queries';

it('doubles the retry delay up to a minute and adds up to 25 % of jitter', () => {
  expect([0, 1, 2, 10].map((failures) => retryDelayMilliseconds(failures, () => 0))).toEqual([
    1000, 2000, 4000, 60_000,
  ]);
  expect(retryDelayMilliseconds(10, () => 1)).toBe(75_000);
});
