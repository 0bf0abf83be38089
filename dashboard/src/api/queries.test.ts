import { expect, it } from 'vitest';
import { pauseMilliseconds } from './queries';

it('pauses double up to a minute, with up to a quarter more', () => {
  expect([0, 1, 2, 10].map((failures) => pauseMilliseconds(failures, () => 0))).toEqual([1000, 2000, 4000, 60_000]);
  expect(pauseMilliseconds(10, () => 1)).toBe(75_000);
});
