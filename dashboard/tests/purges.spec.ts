import type { Page } from '@playwright/test';
import { CONTEXT_OPTIONS } from '../playwright.config';
import { expect, expectAccessible, open, refreshUntilVisible, signIn, test, urlEditor } from './fixtures';
import type { Stack } from './stack';

/** The number of purges in the list: 10,000 with -Plong. */
const PURGES = Number(process.env['PURGES'] ?? 100);
const LARGE_PAGE = PURGES >= 10_000 ? 100 : 50;
const CONCURRENCY = 8;
const PAGE = 20;

test(`the list with ${PURGES} purges has pages, order, search and filters, and its URL restores it`, async ({
  page,
  stack,
}) => {
  test.setTimeout(300_000 + PURGES * 200);
  const key = await stack.createAccount('crowd', '--quota', '100000');
  await page.goto(stack.page);
  await signIn(page, key);

  await test.step('an empty list links to a new request', async () => {
    await expect(page.getByText('No purges', { exact: true })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'New request' }).last().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('New request');
  });

  await createPurges(stack, key);
  await open(page, '#/purges');
  await expect(rows(page)).toHaveCount(PAGE);

  await test.step('next and previous page', async () => {
    const first = await rows(page).first().innerText();
    await page.getByRole('button', { name: 'Next page' }).click();
    await expect(page).toHaveURL(/page=2&cursor=/);
    await expect(rows(page).first()).not.toHaveText(first, { useInnerText: true });
    await expect(rows(page)).toHaveCount(PAGE);
    await page.getByRole('button', { name: 'Previous page' }).click();
    await expect(rows(page).first()).toHaveText(first, { useInnerText: true });
    await expectAccessible(page);
  });

  await test.step('two clicks before the next page is loaded', async () => {
    await page.getByRole('button', { name: 'Next page' }).click();
    await page.getByRole('button', { name: 'Next page' }).click();
    await expect(page).toHaveURL(/page=3\b/);
    await open(page, '#/purges');
    await expect(rows(page)).toHaveCount(PAGE);
  });

  await test.step('page size', async () => {
    await page.getByRole('button', { name: 'Preferences' }).click();
    await page.getByRole('radio', { name: `${LARGE_PAGE} purges` }).check();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Confirm' }).click();
    await expect(rows(page)).toHaveCount(LARGE_PAGE);
    await expect(page).toHaveURL(new RegExp(`size=${LARGE_PAGE}`));
  });

  await test.step('order by the time of the request', async () => {
    await page.getByRole('button', { name: 'Requested', exact: true }).press('Enter');
    await expect(page).toHaveURL(/order=asc/);
    await expect(rows(page).first()).toContainText('/crowd/0.jpg');
  });

  await test.step('last page', async () => {
    const last = Math.ceil(PURGES / LARGE_PAGE);
    for (let number = 2; number <= last; number++) {
      const before = await rows(page).first().innerText();
      await page.getByRole('button', { name: 'Next page' }).click();
      await expect(page).toHaveURL(new RegExp(`page=${number}\\b`));
      await expect(rows(page).first()).not.toHaveText(before, { useInnerText: true });
      await expect(rows(page)).toHaveCount(LARGE_PAGE);
    }
    // A full last page has a cursor, but the page after it is empty.
    await page.getByRole('button', { name: 'Next page' }).click();
    await expect(page.getByRole('button', { name: 'Next page' })).toBeDisabled();
    await expect(page).toHaveURL(new RegExp(`page=${last}\\b`));
    await expect(rows(page)).toHaveCount(LARGE_PAGE);
  });

  await test.step('a link to a page restores it after a sign-in', async () => {
    const link = page.url();
    const shown = await rows(page).first().innerText();
    await page.goto('about:blank');
    await page.goto(link);
    await signIn(page, key);
    await expect(rows(page).first()).toHaveText(shown, { useInnerText: true });
    await page.getByRole('button', { name: 'Previous page' }).click();
    await expect(rows(page).first()).not.toHaveText(shown, { useInnerText: true });
    await expect(rows(page)).toHaveCount(LARGE_PAGE);
  });

  await test.step('search', async () => {
    await open(page, '#/purges');
    await page.getByLabel('Search by purge ID').fill(`${stack.edge}/crowd/${PURGES - 1}.jpg`);
    await expect(rows(page)).toHaveCount(1);
    await expect(page).toHaveURL(/q=http/);
    await page.getByLabel('Search by purge ID').fill(`${stack.edge}/nothing`);
    await expect(page.getByText('No matches', { exact: true })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(rows(page)).toHaveCount(PAGE);
  });

  await test.step('filters', async () => {
    await choose(page, 'Source', 'Schedule');
    await expect(page).toHaveURL(/source=schedule/);
    await expect(page.getByText('No matches', { exact: true })).toBeVisible();
    await choose(page, 'Source', 'Any source');
    await choose(page, 'Status', 'Failed');
    await expect(page).toHaveURL(/status=failed/);
    await expect(rows(page)).toHaveCount(0);
    await choose(page, 'Status', 'Any status');
    await expect(rows(page)).toHaveCount(PAGE);
    await open(page, '#/purges?from=2020-01-01T00:00:00Z&to=2020-02-01T00:00:00Z');
    await expect(page.getByText('No matches', { exact: true })).toBeVisible();
    await open(page, '#/purges?last=24h');
    await expect(rows(page)).toHaveCount(PAGE);
  });
});

test('the list polls a purge until it ends', async ({ signedIn: page, stack }) => {
  const url = stack.url(`followed-${Date.now()}.jpg`);
  await stack.purge([url]);
  const row = rows(page).filter({ hasText: url });

  await refreshUntilVisible(page, row);

  await expect(row).toContainText(/Queued|Submitted|Completed/);
  await expect(row).toContainText('Completed');
  await expect(page.getByText(/Last updated \d\d:\d\d:\d\d$/)).toBeVisible();
});

test('a hidden tab stops polling until it is visible again', async ({ browser, stack }) => {
  // All pages of a context have the same clock.
  const context = await browser.newContext(CONTEXT_OPTIONS);
  const page = await context.newPage();
  const later = { notBefore: new Date(Date.now() + 3_600_000).toISOString() };
  await stack.purge([stack.url('hidden.jpg')], later);
  let requests = 0;
  let responses = 0;
  page.on('request', (request) => request.url().includes('/v1/purges?') && requests++);
  page.on('requestfinished', (request) => request.url().includes('/v1/purges?') && responses++);
  await page.clock.install();
  await page.goto(`${stack.page}#/purges?q=${encodeURIComponent(stack.url('hidden.jpg'))}`);
  await signIn(page, stack.key);
  await expect(rows(page).filter({ hasText: 'hidden.jpg' }).first()).toBeVisible();
  // From here on, the page's clock runs only when the test moves it.
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 60_000);
  await expect.poll(() => requests - responses).toBe(0);
  const before = requests;

  await page.clock.runFor(5_000);
  await expect.poll(() => requests).toBe(before + 1);
  await expect.poll(() => responses).toBe(before + 1);
  await hide(page, true);
  await page.clock.runFor(120_000);
  expect(requests).toBe(before + 1);
  await hide(page, false);
  await page.clock.runFor(1_000);

  await expect.poll(() => requests).toBe(before + 2);
  await context.close();
});

test('an unavailable API is reported and retried, and the list stays', async ({
  signedIn: page,
  stack,
  consoleErrors,
}) => {
  consoleErrors.expect(/status of 503|ERR_FAILED/);
  const row = rows(page).filter({ hasText: 'away.jpg' }).first();
  await stack.purge([stack.url('away.jpg')]);
  await refreshUntilVisible(page, row);

  await page.route('**/v1/purges?**', (route) =>
    route.fulfill({ status: 503, body: '{"message":"Service Unavailable"}' }),
  );
  await refreshUntilVisible(page, page.getByText('The API is unavailable (HTTP 503). Retrying…'));
  await expect(row).toBeVisible();
  await expectAccessible(page);
  await page.unroute('**/v1/purges?**');
  await expect(page.getByText(/Last updated \d\d:\d\d:\d\d$/)).toBeVisible();
  await expect(page.getByText('Retrying…')).toBeHidden();
});

test('a failed purge shows the reason at its item', async ({ signedIn: page, stack }) => {
  const bad = stack.url(`poisoned-${Date.now()}.jpg`);
  await stack.cloudFront('poison', { path: new URL(bad).pathname });
  const id = await stack.purge([stack.url('fine.jpg'), bad], { reason: 'One of two is bad' });
  await stack.waitForStatus(id, 'failed');

  await open(page, `#/purges/${id}`);

  await expect(page.getByText('1 of 2 items failed. See the reasons below.')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: bad })).toContainText('Failed');
  await expect(page.getByText('One of two is bad')).toBeVisible();
  await expectAccessible(page);
});

test('Submit again creates a draft with the same items', { tag: '@long' }, async ({ signedIn: page, stack }) => {
  const id = await stack.purge([stack.url('again/1.jpg'), stack.url('again/2.jpg')], { reason: 'Once more' });
  await open(page, `#/purges/${id}`);

  await page.getByRole('button', { name: 'Submit again' }).click();

  await expect(urlEditor(page)).toHaveValue(`${stack.url('again/1.jpg')}\n${stack.url('again/2.jpg')}`);
  await expect(page.getByLabel(/^Reason/)).toHaveValue('Once more');
});

test('the ID and the link can be copied', { tag: '@long' }, async ({ signedIn: page, stack }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const id = await stack.purge([stack.url('copied.jpg')]);
  await open(page, `#/purges/${id}`);

  await page.getByRole('button', { name: 'Copy purge ID' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(id);
  await page.getByRole('button', { name: 'Copy link' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${stack.page}#/purges/${id}`);
});

test('an overdue purge shows whom to contact', async ({ signedIn: page, stack }) => {
  const id = await stack.purge([stack.url('overdue.jpg')]);
  // Simulate a delay of more than 15 minutes at CloudFront.
  await page.route(`**/v1/purges/${id}`, async (route) => {
    const response = await route.fetch();
    const purge = (await response.json()) as { items: object[] };
    const items = purge.items.map((item) => ({ ...item, status: 'submitted', overdue: true }));
    await route.fulfill({ response, json: { ...purge, status: 'submitted', items, support: 'cdn-team@example.com' } });
  });

  await open(page, `#/purges/${id}`);

  await expect(page.getByText('1 item overdue')).toBeVisible();
  await expect(page.getByText(/If it is urgent, contact cdn-team@example\.com/)).toBeVisible();
  await expectAccessible(page);
});

test('an unknown purge ID is reported', async ({ signedIn: page, stack, consoleErrors }) => {
  consoleErrors.expect(/status of 404/);
  const unknown = '019c0f00-0000-7000-8000-0000000000ff';
  const { detail } = await stack.problem('GET', `/v1/purges/${unknown}`);

  await open(page, `#/purges/${unknown}`);

  await expect(page.getByText(detail)).toBeVisible();
  await expectAccessible(page);
});

/** Simulates that another tab comes to the front. */
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

/** Creates one purge, so that it is the earliest, and then the others concurrently. */
async function createPurges(stack: Stack, key: string): Promise<void> {
  const later = { notBefore: new Date(Date.now() + 3_600_000).toISOString() };
  await stack.purge([`${stack.edge}/crowd/0.jpg`], {}, key);
  let next = 1;
  await Promise.all(
    Array.from({ length: CONCURRENCY }, async () => {
      while (next < PURGES) {
        await stack.purge([`${stack.edge}/crowd/${next++}.jpg`], later, key);
      }
    }),
  );
}
