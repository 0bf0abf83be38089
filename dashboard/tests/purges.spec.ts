import type { Page } from '@playwright/test';
import { expect, expectAccessible, open, signIn, test, urlEditor } from './fixtures';
import type { Stack } from './stack';

/** 10,000 with -Plong. */
const PURGES = Number(process.env['PURGES'] ?? 200);
const AT_ONCE = 16;
const PAGE = 20;

test(`${PURGES} purges: pages, order, search, filters, and an address that holds the view`, async ({ page, stack }) => {
  test.setTimeout(90_000 + PURGES * 100);
  const key = await account(stack, 'crowd');
  await page.goto(stack.page);
  await signIn(page, key);

  await test.step('none yet: it is said how to make one', async () => {
    await expect(page.getByText('No purges yet')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'New request' }).last().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('New request');
  });

  await fill(stack, key);
  await open(page, '#/purges');
  await expect(rows(page)).toHaveCount(PAGE);

  await test.step('pages', async () => {
    const first = await rows(page).first().innerText();
    await page.getByRole('button', { name: 'Next page' }).click();
    await expect(page).toHaveURL(/page=2&cursor=/);
    await expect(rows(page).first()).not.toHaveText(first, { useInnerText: true });
    await expect(rows(page)).toHaveCount(PAGE);
    await page.getByRole('button', { name: 'Previous page' }).click();
    await expect(rows(page).first()).toHaveText(first, { useInnerText: true });
    await expectAccessible(page);
  });

  await test.step('pages, faster than they come', async () => {
    await page.getByRole('button', { name: 'Next page' }).click();
    await page.getByRole('button', { name: 'Next page' }).click();
    await expect(page).toHaveURL(/page=3\b/);
    await open(page, '#/purges');
    await expect(rows(page)).toHaveCount(PAGE);
  });

  await test.step('page size', async () => {
    await page.getByRole('button', { name: 'Preferences' }).click();
    await page.getByRole('radio', { name: '100 purges' }).check();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Confirm' }).click();
    await expect(rows(page)).toHaveCount(100);
    await expect(page).toHaveURL(/size=100/);
  });

  await test.step('order', async () => {
    await page.getByRole('button', { name: /^Submitted/ }).press('Enter');
    await expect(page).toHaveURL(/order=asc/);
    await expect(rows(page).first()).toContainText('/crowd/0.jpg');
  });

  await test.step('the last page', async () => {
    const last = Math.ceil(PURGES / 100);
    for (let number = 2; number <= last; number++) {
      const before = await rows(page).first().innerText();
      await page.getByRole('button', { name: 'Next page' }).click();
      await expect(page).toHaveURL(new RegExp(`page=${number}\\b`));
      await expect(rows(page).first()).not.toHaveText(before, { useInnerText: true });
      await expect(rows(page)).toHaveCount(100);
    }
    // More is promised where the last page is full; then it turns out to be none.
    await page.getByRole('button', { name: 'Next page' }).click();
    await expect(page.getByRole('button', { name: 'Next page' })).toBeDisabled();
    await expect(page).toHaveURL(new RegExp(`page=${last}\\b`));
    await expect(rows(page)).toHaveCount(100);
  });

  await test.step('a link to a page shows it to somebody else', async () => {
    const link = page.url();
    const shown = await rows(page).first().innerText();
    await page.goto('about:blank');
    await page.goto(link);
    await signIn(page, key);
    await expect(rows(page).first()).toHaveText(shown, { useInnerText: true });
    await page.getByRole('button', { name: 'Previous page' }).click();
    await expect(rows(page).first()).not.toHaveText(shown, { useInnerText: true });
    await expect(rows(page)).toHaveCount(100);
  });

  await test.step('search', async () => {
    await open(page, '#/purges');
    await page.getByLabel('Search by purge id').fill(`${stack.edge}/crowd/${PURGES - 1}.jpg`);
    await expect(rows(page)).toHaveCount(1);
    await expect(page).toHaveURL(/q=http/);
    await page.getByLabel('Search by purge id').fill(`${stack.edge}/nothing`);
    await expect(page.getByText('No purge fits')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    await expect(rows(page)).toHaveCount(PAGE);
  });

  await test.step('filters', async () => {
    await choose(page, 'Source', 'Schedule');
    await expect(page).toHaveURL(/source=schedule/);
    await expect(page.getByText('No purge fits')).toBeVisible();
    await choose(page, 'Source', 'Any source');
    await choose(page, 'Status', 'Failed');
    await expect(page).toHaveURL(/status=failed/);
    await expect(rows(page)).toHaveCount(0);
    await choose(page, 'Status', 'Any status');
    await expect(rows(page)).toHaveCount(PAGE);
    await open(page, '#/purges?from=2020-01-01T00:00:00Z&to=2020-02-01T00:00:00Z');
    await expect(page.getByText('No purge fits')).toBeVisible();
    await open(page, '#/purges?last=1h');
    await expect(rows(page)).toHaveCount(PAGE);
  });
});

test('the table follows a purge by itself until it has ended', async ({ signedIn: page, stack }) => {
  const url = stack.url(`followed-${Date.now()}.jpg`);
  await stack.purge([url]);
  await page.getByRole('button', { name: 'Refresh the purges' }).click();

  const row = rows(page).filter({ hasText: url });
  await expect(row).toContainText(/Queued|Submitted|Completed/);
  await expect(row).toContainText('Completed', { timeout: 60_000 });
  await expect(page.getByText(/Last updated \d\d:\d\d:\d\d$/)).toBeVisible();
});

test('a tab that is hidden asks for nothing until it is seen again', async ({ page, stack }) => {
  await page.clock.install();
  await page.goto(stack.page);
  await signIn(page, stack.key);
  await stack.purge([stack.url('hidden.jpg')], { notBefore: new Date(Date.now() + 3_600_000).toISOString() });
  await page.getByRole('button', { name: 'Refresh the purges' }).click();
  await expect(rows(page).filter({ hasText: 'hidden.jpg' }).first()).toBeVisible();
  let asked = 0;
  page.on('request', (request) => request.url().includes('/v1/purges?') && asked++);

  await page.clock.runFor(6_000);
  await expect.poll(() => asked).toBe(1);
  await hide(page, true);
  await page.clock.runFor(120_000);
  expect(asked).toBe(1);
  await hide(page, false);

  await expect.poll(() => asked).toBe(2);
});

test('an API that is away is said, tried again, and does not empty the table', async ({
  signedIn: page,
  stack,
  quiet,
}) => {
  quiet.expect(/status of 503|ERR_FAILED/);
  await stack.purge([stack.url('away.jpg')]);
  await page.getByRole('button', { name: 'Refresh the purges' }).click();
  await expect(rows(page).filter({ hasText: 'away.jpg' }).first()).toBeVisible();

  await page.route('**/v1/purges?**', (route) =>
    route.fulfill({ status: 503, body: '{"message":"Service Unavailable"}' }),
  );
  await page.getByRole('button', { name: 'Refresh the purges' }).click();

  await expect(page.getByText(/not to be reached at the moment.*Trying again/)).toBeVisible();
  await expect(rows(page).filter({ hasText: 'away.jpg' }).first()).toBeVisible();
  await expectAccessible(page);
  await page.unroute('**/v1/purges?**');
  await expect(page.getByText(/Last updated \d\d:\d\d:\d\d$/)).toBeVisible();
});

test('a purge that fails names the reason at its item', async ({ signedIn: page, stack }) => {
  const bad = stack.url(`poisoned-${Date.now()}.jpg`);
  await stack.cloudFront('poison', { path: new URL(bad).pathname });
  const id = await stack.purge([stack.url('fine.jpg'), bad], { reason: 'One of two is bad' });
  await stack.waitForStatus(id, 'failed');

  await open(page, `#/purges/${id}`);

  await expect(page.getByText('1 of 2 items failed; see the reasons below')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: bad })).toContainText('Failed');
  await expect(page.getByText('One of two is bad')).toBeVisible();
  await expectAccessible(page);
});

test('submit again begins with what was asked for', { tag: '@long' }, async ({ signedIn: page, stack }) => {
  const id = await stack.purge([stack.url('again/1.jpg'), stack.url('again/2.jpg')], { reason: 'Once more' });
  await open(page, `#/purges/${id}`);

  await page.getByRole('button', { name: 'Submit again' }).click();

  await expect(urlEditor(page)).toHaveValue(`${stack.url('again/1.jpg')}\n${stack.url('again/2.jpg')}`);
  await expect(page.getByLabel(/^Reason/)).toHaveValue('Once more');
});

test('the id and the link can be copied', { tag: '@long' }, async ({ signedIn: page, stack, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const id = await stack.purge([stack.url('copied.jpg')]);
  await open(page, `#/purges/${id}`);

  await page.getByRole('button', { name: 'Copy purge id' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(id);
  await page.getByRole('button', { name: 'Copy link' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${stack.page}#/purges/${id}`);
});

test('what is overdue says what to do', async ({ signedIn: page, stack }) => {
  const id = await stack.purge([stack.url('overdue.jpg')]);
  // CloudFront would have to be late by a quarter of an hour.
  await page.route(`**/v1/purges/${id}`, async (route) => {
    const response = await route.fetch();
    const purge = (await response.json()) as { items: object[] };
    const items = purge.items.map((item) => ({ ...item, status: 'submitted', overdue: true }));
    await route.fulfill({ response, json: { ...purge, status: 'submitted', items, support: 'cdn-team@example.com' } });
  });

  await open(page, `#/purges/${id}`);

  await expect(page.getByText('1 item overdue')).toBeVisible();
  await expect(page.getByText('If it is urgent, ask: cdn-team@example.com')).toBeVisible();
  await expectAccessible(page);
});

test('an id that is nobody’s says so', async ({ signedIn: page, quiet }) => {
  quiet.expect(/status of 404/);

  await open(page, '#/purges/019c0f00-0000-7000-8000-0000000000ff');

  await expect(page.getByText('No purge of this account has this id.')).toBeVisible();
  await expectAccessible(page);
});

/** As the browser does when another tab comes to the front. */
async function hide(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate(
    (state) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, value: state });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    },
    hidden ? 'hidden' : 'visible',
  );
}

function rows(page: Page) {
  return page
    .getByRole('table')
    .locator('tbody tr')
    .filter({ has: page.getByRole('link') });
}

async function choose(page: Page, filter: string, option: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${filter}`) }).click();
  await page.getByRole('option', { name: option }).click();
}

async function account(stack: Stack, name: string): Promise<string> {
  const endpoint = `${stack.edge}/${name}/=E${name.toUpperCase()}`;
  await stack.runCli('account', 'create', name, '--endpoint', endpoint, '--quota', '100000');
  return stack.runCli('key', 'create', name, 'page');
}

/** The first of them alone, so that it is the earliest; the others many at a time. */
async function fill(stack: Stack, key: string): Promise<void> {
  const wait = { notBefore: new Date(Date.now() + 3_600_000).toISOString() };
  await stack.purge([`${stack.edge}/crowd/0.jpg`], {}, key);
  let next = 1;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < PURGES) {
        await stack.purge([`${stack.edge}/crowd/${next++}.jpg`], wait, key);
      }
    }),
  );
}
