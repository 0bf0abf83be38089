import { gzipSync } from 'node:zlib';
import type { Route } from '@playwright/test';
import {
  expect,
  expectAccessible,
  expectPreview,
  extendUndo,
  open,
  signIn,
  test,
  urlEditor,
  writeUrl,
} from './fixtures';
import { OtherOrigin } from './otherOrigin';

const MAX_GZIPPED_BYTES = 550_000;

test('the sign-in reports malformed and rejected keys', async ({ page, stack, consoleErrors }) => {
  consoleErrors.expect(/status of 403/);
  const calls: string[] = [];
  page.on('request', (request) => request.url().includes('/v1/') && calls.push(request.url()));
  const trySignIn = async (key: string) => {
    await page.getByLabel('API key', { exact: true }).fill(key);
    await page.keyboard.press('Enter');
  };
  await page.goto(stack.page);

  await test.step('a missing or malformed key is not sent', async () => {
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByText('Enter an API key of your account.')).toBeVisible();
    await trySignIn('two words');
    await expect(page.getByText('An API key has no spaces')).toBeVisible();
    expect(calls).toEqual([]);
  });

  await test.step('an unknown key', async () => {
    const { detail } = await stack.problem('GET', '/v1/account', undefined, 'private_unknown');
    await trySignIn('private_unknown');
    await expect(page.getByText(detail)).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('a key without the scope read', async () => {
    const key = await stack.runCli('key', 'create', 'demo', 'write-only', '--scope', 'purge');
    await trySignIn(key);
    await expect(page.getByText('The dashboard requires the scope read.')).toBeVisible();
  });
});

test('the key is in no storage, cookie or URL, and a reload ends the session', async ({ signedIn: page, stack }) => {
  await writeUrl(page, stack.url('kept.jpg'));

  const stored = await page.evaluate(async () => ({
    local: JSON.stringify(localStorage),
    session: JSON.stringify(sessionStorage),
    cookie: document.cookie,
    databases: await indexedDB.databases(),
    name: window.name,
    address: window.location.href,
  }));
  expect(stored).toMatchObject({ local: '{}', cookie: '', databases: [], name: '' });
  expect(JSON.stringify(stored)).not.toContain(stack.key);
  expect(await page.context().cookies()).toEqual([]);

  await page.reload();
  await expect(page.getByLabel('API key', { exact: true })).toHaveValue('');
  await signIn(page, stack.key);
  await expect(urlEditor(page)).toHaveValue(stack.url('kept.jpg'));
});

test('a revoked key ends the session with the reason, and the draft is kept', async ({
  signedIn: page,
  stack,
  consoleErrors,
}) => {
  consoleErrors.expect(/status of 403/);
  const { detail } = await stack.problem('GET', '/v1/account', undefined, 'private_revoked');
  await writeUrl(page, stack.url('a.jpg'));

  await page.route('**/v1/**', withKey('private_revoked'));
  await urlEditor(page).fill(`${stack.url('a.jpg')}\n${stack.url('b.jpg')}`);

  await expect(page.getByText('You have been signed out')).toBeVisible();
  await expect(page.getByText(detail)).toBeVisible();
  await expectAccessible(page);
  await page.unroute('**/v1/**');
  await signIn(page, stack.key);
  await expect(urlEditor(page)).toHaveValue(`${stack.url('a.jpg')}\n${stack.url('b.jpg')}`);
});

test('signing out deletes the draft', async ({ signedIn: page, stack }) => {
  await writeUrl(page, stack.url('secret.jpg'));

  await page.getByRole('button', { name: 'demo' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();

  await expect(page.getByLabel('API key', { exact: true })).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).toBe('{}');
  await signIn(page, stack.key);
  await expect(urlEditor(page)).toHaveValue('');
});

test('a link opens its view after the sign-in', { tag: '@long' }, async ({ page, stack }) => {
  await page.goto(`${stack.page}#/quota`);

  await signIn(page, stack.key);

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Quota');
});

test('an unknown address is reported', async ({ signedIn: page }) => {
  await open(page, '#/nowhere/at/all');

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found');
  await expectAccessible(page);
});

test('a view that fails to load can be retried', async ({ page, stack, consoleErrors }) => {
  consoleErrors.expect(/ERR_FAILED|dynamically imported module|preload/);
  // All files of the view, with those that it shares with other views.
  const files = '**/assets/*.{js,css}';
  await page.goto(`${stack.page}#/quota`);
  await page.route(files, (route) => route.abort());
  await page.getByLabel('API key', { exact: true }).fill(stack.key);
  await page.keyboard.press('Enter');
  await expect(page.getByText('This view failed to load')).toBeVisible();
  await expectAccessible(page);

  await page.unroute(files);
  await page.getByRole('button', { name: 'Retry' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Quota');
  const styles = await page.evaluate(() => Array.from(document.styleSheets, ({ href }) => href ?? ''));
  expect(styles).toContainEqual(expect.stringContaining('/assets/QuotaPage'));
});

test(`the first load has at most ${MAX_GZIPPED_BYTES} bytes gzipped and a strict content security policy`, async ({
  page,
  stack,
  consoleErrors,
}) => {
  consoleErrors.expect(/Content Security Policy/);
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => bodies.push(response.body().catch(() => Buffer.alloc(0))));
  const response = await page.goto(stack.page);
  await signIn(page, stack.key);
  await expect(page.getByRole('table')).toBeVisible();

  await test.step('size', async () => {
    const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).length);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    console.log(`      first load: ${total} bytes gzipped in ${sizes.length} responses`);
    expect(total).toBeLessThanOrEqual(MAX_GZIPPED_BYTES);
    // The scripts are part of the total.
    expect(total).toBeGreaterThan(MAX_GZIPPED_BYTES / 2);
  });

  await test.step('headers', () => {
    const policy = response?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(response?.headers()['x-content-type-options']).toBe('nosniff');
  });

  await test.step('a call to another origin is blocked', async () => {
    const outcome = await page.evaluate(async () => {
      const violation = new Promise<string>((resolve) =>
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
          once: true,
        }),
      );
      const allowed = await fetch('http://127.0.0.1:9/').then(
        () => true,
        () => false,
      );
      return allowed ? 'allowed' : violation;
    });
    expect(outcome).toBe('connect-src');
  });
});

test('the API accepts calls from the one allowed origin', async ({ page, stack, otherOrigin }) => {
  await page.goto(`${otherOrigin}/#/new`);
  await signIn(page, stack.key);
  await extendUndo(page);
  await urlEditor(page).fill(stack.url('other-origin.jpg'));
  await expectPreview(page);

  await page.getByRole('button', { name: 'Purge 1 item' }).click();

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Purge cancelled.').first()).toBeVisible();
});

test('the API rejects calls from other origins', async ({ page, stack, consoleErrors }) => {
  consoleErrors.expect(/CORS policy|ERR_FAILED/);
  const unknownOrigin = await OtherOrigin.start();
  unknownOrigin.api = stack.page;
  await page.goto(unknownOrigin.origin);

  await page.getByLabel('API key', { exact: true }).fill(stack.key);
  await page.keyboard.press('Enter');

  await expect(page.getByText('The API cannot be reached.')).toBeVisible();
  unknownOrigin.stop();
});

/** Replaces the key of a request. */
function withKey(key: string) {
  return async (route: Route) =>
    route.continue({ headers: { ...route.request().headers(), authorization: `Bearer ${key}` } });
}
