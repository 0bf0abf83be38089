import { afterEach, expect, it } from 'vitest';
import { Api, canBeSent } from './api';

const fetchOfTheMachine = globalThis.fetch;

afterEach(() => {
  globalThis.fetch = fetchOfTheMachine;
});

function answering(status: number, body: unknown, headers: Record<string, string>): Request[] {
  const asked: Request[] = [];
  globalThis.fetch = (url, options) => {
    asked.push(new Request(url, options));
    return Promise.resolve(new Response(status === 304 ? null : JSON.stringify(body), { status, headers }));
  };
  return asked;
}

it('whoever asked learns that the key is refused before the session ends', async () => {
  const problem = { type: '/problems/key-unknown', title: '', status: 403, detail: '' };
  answering(403, problem, { 'Content-Type': 'application/problem+json' });
  const api = new Api(new URL('https://purge.example/'), 'private_revoked');
  const told: string[] = [];
  const ended = new Promise<void>((resolve) =>
    api.onKeyRefused(() => {
      told.push('session');
      resolve();
    }),
  );

  await api.account().catch(() => told.push('caller'));
  await ended;

  expect(told).toEqual(['caller', 'session']);
});

it('a purge that has not changed is the one that is known', async () => {
  const asked = answering(304, undefined, {});
  const known = { purge: { id: 'p' } as never, etag: '"abc"' };

  expect(await new Api(new URL('https://purge.example/'), 'k').purge('p', known)).toBe(known);
  expect(asked[0]?.headers.get('If-None-Match')).toBe('"abc"');
});

it('the time is the server’s, whatever this machine’s clock says', async () => {
  answering(200, {}, { Date: 'Thu, 01 Jan 2032 00:00:00 GMT' });
  const api = new Api(new URL('https://purge.example/'), 'k');

  await api.account();

  expect(api.now().getUTCFullYear()).toBe(2032);
});

it.each([
  ['private_abc', true],
  ['two words', false],
  ['with:colon', false],
  ['schlüssel', false],
  ['', false],
])('%s can be sent as a key: %s', (key, can) => {
  expect(canBeSent(key)).toBe(can);
});
