import { expect, it } from 'vitest';
import { duration } from './time';

it.each([
  [-5, '0 s'],
  [42_000, '42 s'],
  [60_000, '1 min'],
  [185_000, '3 min 5 s'],
  [7_800_000, '2 h 10 min'],
  [86_400_000 * 5 + 3_600_000 * 3, '5 d 3 h'],
])('formats %i milliseconds as %s', (milliseconds, text) => {
  expect(duration(milliseconds)).toBe(text);
});
