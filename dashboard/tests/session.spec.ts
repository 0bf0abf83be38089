import { gzipSync } from 'node:zlib';
import type { Route } from '@playwright/test';
import { OtherOrigin } from './otherOrigin';
import { expect, expectAccessible, open, signIn, test, urlEditor } from './fixtures';

const MAX_GZIPPED_BYTES = 550_000;

test('a key that nobody has is refused, with the reason', async ({ page, stack, quiet }) => {
  quiet.expect(/status of 403/);
  await page.goto(stack.page);

  await page.getByLabel('Private key').fill('private_nobody');
  await page.keyboard.press('Enter');

  await expect(page.getByText("The private key is nobody's, or was revoked.")).toBeVisible();
  await expectAccessible(page);
});

test('no key, and what cannot be one, is not sent', { tag: '@long' }, async ({ page, stack }) => {
  const calls: string[] = [];
  page.on('request', (request) => request.url().includes('/v1/') && calls.push(request.url()));
  await page.goto(stack.page);

  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Enter the private key of your account.')).toBeVisible();
  await page.getByLabel('Private key').fill('two words');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('A private key has no spaces')).toBeVisible();

  expect(calls).toEqual([]);
});

test('a key that may not read is told so', async ({ page, stack, quiet }) => {
  quiet.expect(/status of 403/);
  const key = await stack.runCli('key', 'create', 'demo', 'write-only', '--scope', 'purge');
  await page.goto(stack.page);

  await page.getByLabel('Private key').fill(key);
  await page.keyboard.press('Enter');

  await expect(page.getByText("This takes a key with the scope 'read'.")).toBeVisible();
});

test('the key is kept in no storage, cookie or address, and a reload forgets it', async ({
  signedIn: page,
  stack,
  context,
}) => {
  await open(page, '#/new');
  await urlEditor(page).fill(stack.url('kept.jpg'));
  await expect(page.getByText('Quota left, before and after')).toBeVisible();

  const kept = await page.evaluate(async () => ({
    local: JSON.stringify(localStorage),
    session: JSON.stringify(sessionStorage),
    cookie: document.cookie,
    databases: await indexedDB.databases(),
    name: window.name,
    address: window.location.href,
  }));
  expect(kept).toMatchObject({ local: '{}', cookie: '', databases: [], name: '' });
  expect(JSON.stringify(kept)).not.toContain(stack.key);
  expect(await context.cookies()).toEqual([]);

  await page.reload();
  await expect(page.getByLabel('Private key')).toHaveValue('');
  await signIn(page, stack.key);
  await expect(urlEditor(page)).toHaveValue(stack.url('kept.jpg'));
});

test('a key that is revoked leads back to the sign-in with the reason, and what was written stays', async ({
  signedIn: page,
  stack,
  quiet,
}) => {
  quiet.expect(/status of 403/);
  await open(page, '#/new');
  await urlEditor(page).fill(stack.url('a.jpg'));
  await expect(page.getByText('Quota left, before and after')).toBeVisible();

  await page.route('**/v1/**', withKey('private_revoked'));
  await urlEditor(page).fill(`${stack.url('a.jpg')}\n${stack.url('b.jpg')}`);

  await expect(page.getByText('You were signed out')).toBeVisible();
  await expect(page.getByText("The private key is nobody's, or was revoked.")).toBeVisible();
  await expectAccessible(page);
  await page.unroute('**/v1/**');
  await signIn(page, stack.key);
  await expect(urlEditor(page)).toHaveValue(`${stack.url('a.jpg')}\n${stack.url('b.jpg')}`);
});

test('signing out leaves nothing of what was written', async ({ signedIn: page, stack }) => {
  await open(page, '#/new');
  await urlEditor(page).fill(stack.url('secret.jpg'));
  await expect(page.getByText('Quota left, before and after')).toBeVisible();

  await page.getByRole('button', { name: 'demo' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();

  await expect(page.getByLabel('Private key')).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).toBe('{}');
  await signIn(page, stack.key);
  await expect(urlEditor(page)).toHaveValue('');
});

test('a link opens its view after the sign-in', { tag: '@long' }, async ({ page, stack }) => {
  await page.goto(`${stack.page}#/quota`);

  await signIn(page, stack.key);

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Quota');
});

test('an address that names no view says so', async ({ signedIn: page }) => {
  await open(page, '#/nowhere/at/all');

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such view');
  await expectAccessible(page);
});

test('a view whose files do not come takes nothing else with it', async ({ signedIn: page, quiet }) => {
  quiet.expect(/ERR_FAILED|dynamically imported module|preload/);
  await page.route('**/assets/QuotaPage*', (route) => route.abort());
  await open(page, '#/quota');
  await expect(page.getByText('This view cannot be shown')).toBeVisible();
  await expectAccessible(page);

  await page.unroute('**/assets/QuotaPage*');
  await page.getByRole('button', { name: 'Try again' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Quota');
});

test('the page may load and call only what is its own', async ({ page, stack, quiet }) => {
  quiet.expect(/Content Security Policy/);
  const response = await page.goto(stack.page);

  const policy = response?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toContain('unsafe');
  expect(response?.headers()['x-content-type-options']).toBe('nosniff');
  const outcome = await page.evaluate(async () => {
    try {
      await fetch('http://127.0.0.1:9/');
      return 'allowed';
    } catch {
      return new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
          once: true,
        });
        void fetch('http://127.0.0.1:9/').catch(() => undefined);
      });
    }
  });
  expect(outcome).toBe('connect-src');
});

test('a page elsewhere can call the API from the one origin that it allows', async ({ page, stack, otherOrigin }) => {
  const url = stack.url('otherOrigin.jpg');
  await page.goto(`${otherOrigin.origin}/#/new`);
  await signIn(page, stack.key);
  await urlEditor(page).fill(url);
  await expect(page.getByText('Quota left, before and after')).toBeVisible();

  await page.getByRole('button', { name: 'Purge 1 item' }).click();

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Undone: nothing is purged')).toBeVisible();
});

test('a page elsewhere cannot call the API from another origin', async ({ page, stack, quiet }) => {
  quiet.expect(/CORS policy|ERR_FAILED/);
  const stranger = await OtherOrigin.start();
  stranger.api = stack.page;
  await page.goto(stranger.origin);

  await page.getByLabel('Private key').fill(stack.key);
  await page.keyboard.press('Enter');

  await expect(page.getByText('The API cannot be reached.')).toBeVisible();
  stranger.stop();
});

test(`what is loaded until the table is drawn is at most ${MAX_GZIPPED_BYTES} bytes gzipped`, async ({
  page,
  stack,
}) => {
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => bodies.push(response.body().catch(() => Buffer.alloc(0))));
  await page.goto(stack.page);
  await signIn(page, stack.key);
  await expect(page.getByRole('table')).toBeVisible();

  const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`      first load: ${total} bytes gzipped in ${sizes.length} answers`);
  expect(total).toBeLessThanOrEqual(MAX_GZIPPED_BYTES);
});

/** Sends a request on as if the page had another key. */
function withKey(key: string) {
  return async (route: Route) =>
    route.continue({ headers: { ...route.request().headers(), authorization: `Bearer ${key}` } });
}
