import { afterEach, expect, it } from 'vitest';
import { Api, isWellFormedKey } from './api';

const originalFetch = globalThis.fetch;

afterEach(() => {
  globalThis.fetch = originalFetch;
});

/** Stubs `fetch` with one response and returns the requests that it receives. */
function stubFetch(status: number, body: unknown, headers: Record<string, string>): Request[] {
  const requests: Request[] = [];
  globalThis.fetch = (url, options) => {
    requests.push(new Request(url, options));
    return Promise.resolve(new Response(status === 304 ? null : JSON.stringify(body), { status, headers }));
  };
  return requests;
}

it('rejects the call with the error before it reports the rejected key to the session', async () => {
  const problem = { type: '/problems/key-unknown', title: '', status: 403, detail: '' };
  stubFetch(403, problem, { 'Content-Type': 'application/problem+json' });
  const api = new Api(new URL('https://purge.example/'), 'private_revoked');
  const notified: string[] = [];
  const ended = new Promise<void>((resolve) =>
    api.onKeyRejected(() => {
      notified.push('session');
      resolve();
    }),
  );

  await api.account().catch(() => notified.push('caller'));
  await ended;

  expect(notified).toEqual(['caller', 'session']);
});

it('returns the known purge if it has not been modified', async () => {
  const requests = stubFetch(304, undefined, {});
  const known = { purge: { id: 'p' } as never, etag: '"abc"' };

  expect(await new Api(new URL('https://purge.example/'), 'k').purge('p', known)).toBe(known);
  expect(requests[0]?.headers.get('If-None-Match')).toBe('"abc"');
});

it('takes the time from the server, not from the local clock', async () => {
  stubFetch(200, {}, { Date: 'Thu, 01 Jan 2032 00:00:00 GMT' });
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
])('%s is a well-formed key: %s', (key, wellFormed) => {
  expect(isWellFormedKey(key)).toBe(wellFormed);
});
