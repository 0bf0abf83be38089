import { expect, it } from 'vitest';
import { parseRoute } from './route';

it.each([
  ['', 'purges', ''],
  ['#/', 'purges', ''],
  ['#/purges?status=failed', 'purges', ''],
  ['#/purges/019c0f00', 'purge', '019c0f00'],
  ['#/purges/a%2Fb', 'purge', 'a/b'],
  ['#/purges/%', 'purge', '%'],
  ['#/new', 'new', ''],
  ['#/quota', 'quota', ''],
  ['#/schedules', 'schedules', ''],
  ['#/constructor', 'unknown', ''],
  ['#/quota/1', 'unknown', ''],
  ['#/purges/1/2', 'unknown', ''],
])('parses %s as the page %s', (hash, page, id) => {
  expect(parseRoute(hash)).toMatchObject({ page, id });
});

it('parses the parameters after the question mark', () => {
  expect(parseRoute('#/purges?q=https://img.example/?a=1').params.get('q')).toBe('https://img.example/?a=1');
});
