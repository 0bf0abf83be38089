import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { viewLoader } from './viewLoader';

const URL = 'https://purge.example/assets/QuotaPage-1.js';

const chromium = new TypeError(`Failed to fetch dynamically imported module: ${URL}`);
const firefox = new TypeError(`error loading dynamically imported module: ${URL}`);

beforeEach(() => void vi.stubGlobal('location', { origin: 'https://purge.example' }));
afterEach(() => void vi.unstubAllGlobals());

/** A loader whose script fails with an error, and the URLs that it imports after that. */
function failing(error: unknown, ...outcomes: Error[]) {
  const urls: string[] = [];
  const load = viewLoader<unknown>(
    () =>
      Promise.resolve().then(() => {
        throw error;
      }),
    {
      importUrl: (url) => {
        urls.push(url);
        const outcome = outcomes.shift();
        return outcome ? Promise.reject(outcome) : Promise.resolve('view');
      },
      reloadFailedStylesheets: () => Promise.resolve(),
    },
  );
  return { load, urls };
}

it.each([chromium, firefox])('reports the first failure and repeats with another URL: $message', async (error) => {
  const { load, urls } = failing(error);

  await expect(load()).rejects.toBe(error);
  expect(urls).toEqual([]);
  expect(await load()).toBe('view');
  expect(urls).toEqual([`${URL}?retry=1`]);
});

it('uses a new URL for each repetition that fails, and keeps the one that succeeds', async () => {
  const again = new TypeError(`Failed to fetch dynamically imported module: ${URL}?retry=1`);
  const { load, urls } = failing(chromium, again);

  await expect(load()).rejects.toBe(chromium);
  await expect(load()).rejects.toBe(again);
  expect(await load()).toBe('view');
  expect(await load()).toBe('view');
  expect(urls).toEqual([`${URL}?retry=1`, `${URL}?retry=2`, `${URL}?retry=2`]);
});

it('loads the failed stylesheets and repeats the import itself before it uses another URL', async () => {
  const calls: string[] = [];
  const load = viewLoader(
    () => {
      calls.push('import');
      return calls.length === 1 ? Promise.reject(chromium) : Promise.resolve('view');
    },
    {
      importUrl: () => Promise.reject(new Error('not expected')),
      reloadFailedStylesheets: () => {
        calls.push('stylesheets');
        return Promise.resolve();
      },
    },
  );

  await expect(load()).rejects.toBe(chromium);
  expect(await load()).toBe('view');
  expect(calls).toEqual(['import', 'stylesheets', 'import']);
});

it.each([
  new TypeError('Importing a module script failed.'),
  new Error('Unable to preload CSS for https://purge.example/assets/QuotaPage-1.css'),
  new TypeError('Failed to fetch dynamically imported module: https://other.example/assets/QuotaPage-1.js'),
  new TypeError(
    'Failed to fetch dynamically imported module: https://purge.example.other.example/assets/QuotaPage-1.js',
  ),
  new TypeError('Failed to fetch dynamically imported module: https://purge.example/v1/purges'),
  'a text',
])('imports no URL after %s', async (error) => {
  const { load, urls } = failing(error);

  await expect(load()).rejects.toBe(error);
  await expect(load()).rejects.toBe(error);
  expect(urls).toEqual([]);
});
