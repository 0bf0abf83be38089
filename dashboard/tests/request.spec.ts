import type { Page } from '@playwright/test';
import { expect, expectAccessible, listen, open, signIn, test, urlEditor } from './fixtures';

const BAD_LINES = 3;

test('from the sign-in to completed with the keyboard alone', async ({ page, stack }) => {
  await page.goto(stack.page);
  await page.keyboard.type(stack.key);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('table')).toBeVisible();

  await tabTo(page, 'New request');
  await page.keyboard.press('Enter');
  await tabTo(page, 'URLs', 'TEXTAREA');
  await page.keyboard.type(stack.url('keyboard.jpg'));
  await expect(page.getByText('Quota left, before and after')).toBeVisible();
  await tabTo(page, 'Purge 1 item');
  await page.keyboard.press('Enter');

  await expect(page.getByText('The purge of 1 item is accepted.')).toBeVisible();
  await expect(summary(page)).toContainText('Completed', { timeout: 60_000 });
});

test('100 lines pasted, three of them wrong, are mended by the fixes offered', async ({ signedIn: page, stack }) => {
  const wrong = [stack.url('a photo 1.jpg'), `${stack.url('photo-2.jpg')}#top`, stack.url('a photo 3.jpg')];
  const right = Array.from({ length: 100 - BAD_LINES }, (_, number) => stack.url(`pasted/${number}.jpg`));
  const lines = [...right.slice(0, 10), wrong[0], ...right.slice(10, 50), wrong[1], ...right.slice(50), wrong[2]];
  await open(page, '#/new');

  await paste(page, lines.map((line, number) => `${number}\t"${line ?? ''}"`).join('\r\n'));

  await expect(page.getByRole('heading', { name: 'Lines that cannot be purged (3)' })).toBeVisible();
  await expect(page.getByText('100 cells without an address left out')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Use .* on line 11$/ }).click();
  await expect(page.getByRole('heading', { name: 'Lines that cannot be purged (2)' })).toBeVisible();
  await page.getByRole('button', { name: 'Apply all 2 fixes' }).click();
  await expect(page.getByRole('heading', { name: /Lines that cannot be purged/ })).toBeHidden();
  await expect(page.getByText('100 items', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Purge 100 items' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Purge of 100 items' })).toBeVisible();
});

test('more lines than there may be are told by the API', { tag: '@long' }, async ({ signedIn: page, stack, quiet }) => {
  quiet.expect(/status of 422/);
  await open(page, '#/new');

  await urlEditor(page).fill(Array.from({ length: 101 }, (_, number) => stack.url(`${number}.jpg`)).join('\n'));

  await expect(page.getByText('The request asks for too little or too much')).toBeVisible();
});

test('a line that cannot be purged keeps the request from being sent, and says why', async ({
  signedIn: page,
  stack,
}) => {
  const sent = submissions(page);
  await open(page, '#/new');
  await urlEditor(page).fill(`${stack.url('good.jpg')}\n${stack.url('*')}`);
  await expect(page.getByText('Rule: wildcard-too-broad')).toBeVisible();

  await page.getByRole('button', { name: 'Purge 2 items' }).click();

  await expect(page.getByText('1 line cannot be purged: mend or remove').first()).toBeVisible();
  await expectAccessible(page);
  expect(sent).toEqual([]);
  await page.getByRole('button', { name: 'Remove line 2' }).click();
  await expect(urlEditor(page)).toHaveValue(stack.url('good.jpg'));
});

test('what merges is shown before it is asked for', { tag: '@long' }, async ({ signedIn: page, stack }) => {
  await open(page, '#/new');

  await urlEditor(page).fill([stack.url('m/n/*'), stack.url('m/n/o.jpg'), '', stack.url('m/n/*')].join('\n'));

  await expect(page.getByText('Line 4 asks for the same as line 1: it is not charged.')).toBeVisible();
  await expect(page.getByText('Line 2 is covered by /demo/m/n/*')).toBeVisible();
  await expect(page.getByText('USD 0.005 at most')).toBeVisible();
});

test('a purge can be undone for ten seconds, and edited again', async ({ signedIn: page, stack }) => {
  const left = await quotaLeft(page, stack.url('undone.jpg'));
  await page.getByRole('button', { name: 'Purge 1 item' }).click();

  await page.getByRole('button', { name: 'Undo' }).click();

  await expect(page.getByText('Undone: nothing is purged')).toBeVisible();
  await expect(summary(page)).toContainText('Cancelled');
  await page.getByRole('button', { name: 'Edit the request' }).click();
  await expect(urlEditor(page)).toHaveValue(stack.url('undone.jpg'));
  expect(await quotaLeft(page, stack.url('undone.jpg'))).toBe(left);
});

test('an answer that is lost makes no second purge', async ({ signedIn: page, stack, quiet }) => {
  quiet.expect(/ERR_CONNECTION_RESET/);
  const keys: string[] = [];
  let losing = true;
  await page.route('**/v1/purges', async (route) => {
    if (route.request().method() !== 'POST') {
      return route.continue();
    }
    keys.push(route.request().headers()['idempotency-key'] ?? '');
    if (losing) {
      await route.fetch();
      return route.abort('connectionreset');
    }
    return route.continue();
  });
  const url = stack.url(`lost-answer-${Date.now()}.jpg`);
  await open(page, '#/new');
  await urlEditor(page).fill(url);
  await expect(page.getByText('Quota left, before and after')).toBeVisible();

  await page.getByRole('button', { name: 'Purge 1 item' }).click();

  await expect(page.getByText('It is not known yet whether the request arrived')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Try now' }).click();
  await expect.poll(() => keys.length).toBeGreaterThan(2);
  losing = false;
  await expect(page.getByRole('heading', { level: 1, name: 'Purge of 1 item' })).toBeVisible();
  expect(new Set(keys).size).toBe(1);
  expect(await purgesOf(url, stack)).toBe(1);
});

test('a reload while the answer is missing makes no second purge', async ({ signedIn: page, stack, quiet }) => {
  quiet.expect(/ERR_CONNECTION_RESET/);
  const url = stack.url(`reloaded-${Date.now()}.jpg`);
  await page.route('**/v1/purges', async (route) => {
    if (route.request().method() === 'POST') {
      await route.fetch();
      return route.abort('connectionreset');
    }
    return route.continue();
  });
  await open(page, '#/new');
  await urlEditor(page).fill(url);
  await expect(page.getByText('Quota left, before and after')).toBeVisible();
  await page.getByRole('button', { name: 'Purge 1 item' }).click();
  await expect(page.getByText('It is not known yet whether the request arrived')).toBeVisible();

  page.on('dialog', (dialog) => void dialog.accept());
  await page.unroute('**/v1/purges');
  await page.reload();
  await signIn(page, stack.key);

  await expect(page.getByRole('heading', { level: 1, name: 'Purge of 1 item' })).toBeVisible();
  expect(await purgesOf(url, stack)).toBe(1);
});

test('what is written while an answer is missing stays', async ({ signedIn: page, stack, quiet }) => {
  quiet.expect(/ERR_CONNECTION_RESET/);
  let losing = true;
  await page.route('**/v1/purges', (route) => (losing ? route.abort('connectionreset') : route.continue()));
  await open(page, '#/new');
  await urlEditor(page).fill(stack.url('first.jpg'));
  await expect(page.getByText('Quota left, before and after')).toBeVisible();
  await page.getByRole('button', { name: 'Purge 1 item' }).click();
  await expect(page.getByText('It is not known yet whether the request arrived')).toBeVisible();

  await urlEditor(page).fill(stack.url('second.jpg'));
  losing = false;

  await expect(page.getByText('The purge of 1 item is accepted.')).toBeVisible();
  await expect(urlEditor(page)).toHaveValue(stack.url('second.jpg'));
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Edit the request' }).click();
  await expect(urlEditor(page)).toHaveValue(stack.url('first.jpg'));
});

test('offline and back: the request is sent when there is a network again', async ({
  signedIn: page,
  stack,
  context,
  quiet,
}) => {
  quiet.expect(/ERR_INTERNET_DISCONNECTED/);
  const url = stack.url(`offline-${Date.now()}.jpg`);
  await open(page, '#/new');
  await urlEditor(page).fill(url);
  await expect(page.getByText('Quota left, before and after')).toBeVisible();

  await context.setOffline(true);
  await page.getByRole('button', { name: 'Purge 1 item' }).click();
  await expect(page.getByText('It is not known yet whether the request arrived')).toBeVisible();
  await context.setOffline(false);

  await expect(page.getByRole('heading', { level: 1, name: 'Purge of 1 item' })).toBeVisible();
  expect(await purgesOf(url, stack)).toBe(1);
});

test('two tabs are two sessions, and each sees what the other asked for', async ({
  signedIn: page,
  stack,
  context,
}) => {
  const other = await context.newPage();
  const complaints = listen(other);
  await other.goto(stack.page);
  await expect(other.getByLabel('Private key')).toBeVisible();
  await signIn(other, stack.key);

  const url = stack.url(`two-tabs-${Date.now()}.jpg`);
  await open(page, '#/new');
  await urlEditor(page).fill(url);
  await expect(page.getByText('Quota left, before and after')).toBeVisible();
  await page.getByRole('button', { name: 'Purge 1 item' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Purge of 1 item' })).toBeVisible();

  await other.bringToFront();
  await other.getByRole('button', { name: 'Refresh the purges' }).click();
  await expect(other.getByRole('link', { name: url })).toBeVisible();
  await open(other, '#/new');
  await expect(urlEditor(other)).toHaveValue('');
  await other.getByRole('button', { name: 'demo' }).click();
  await other.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(other.getByLabel('Private key')).toBeVisible();
  await page.bringToFront();
  await expect(page.getByRole('heading', { level: 1, name: 'Purge of 1 item' })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('over the quota it says what is left, when it begins anew, and whom to ask', async ({ page, stack }) => {
  const key = await smallAccount(stack, 'small', '2');
  await page.goto(`${stack.page}#/new`);
  await signIn(page, key);

  await urlEditor(page).fill([1, 2, 3].map((number) => `${stack.edge}/small/${number}.jpg`).join('\n'));

  const alert = page.getByText('The monthly quota does not suffice');
  await expect(alert).toBeVisible();
  await expect(page.getByText('This takes 3 items, and 2 are left of 2.')).toBeVisible();
  await expect(page.getByText(/The full quota is back on 1 /)).toBeVisible();
  await expect(page.getByText(/For more, ask: yourself/)).toBeVisible();
  await expectAccessible(page);
});

test(
  'a quota that somebody else took meanwhile is told at the submission',
  { tag: '@long' },
  async ({ page, stack, quiet }) => {
    quiet.expect(/status of 429/);
    const key = await smallAccount(stack, 'raced', '1');
    await page.goto(`${stack.page}#/new`);
    await signIn(page, key);
    await urlEditor(page).fill(`${stack.edge}/raced/mine.jpg`);
    await expect(page.getByText('1 → 0 of 1')).toBeVisible();
    await stack.purge([`${stack.edge}/raced/theirs.jpg`], {}, key);

    await page.getByRole('button', { name: 'Purge 1 item' }).click();

    await expect(page.getByText('The monthly quota does not suffice')).toBeVisible();
    await expect(page.getByText(/0 are left until/)).toBeVisible();
    await expect(urlEditor(page)).toHaveValue(`${stack.edge}/raced/mine.jpg`);
  },
);

test('cache tags have a tab of their own', async ({ page, stack }) => {
  const endpoint = `${stack.edge}/tagged/`;
  await stack.runCli('account', 'create', 'tagged', '--endpoint', `${endpoint}=ETAGGED`, '--tag-prefix', 'shop:');
  await page.goto(`${stack.page}#/new`);
  await signIn(page, await stack.runCli('key', 'create', 'tagged', 'page'));

  await page.getByRole('tab', { name: 'Cache tags' }).click();
  await page.getByRole('textbox', { name: 'Tags', exact: true }).fill('shop:tv\nother:tv');

  await expect(page.getByText('Rule: tag-outside-prefix')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Remove line 2' }).click();
  await expect(page.getByRole('tab', { name: 'Cache tags (1)' })).toBeVisible();
  await page.getByRole('button', { name: 'Purge 1 item' }).click();
  await expect(page.getByText('#shop:tv')).toBeVisible();
});

test('a purge for later says when, and can be cancelled', async ({ signedIn: page, stack }) => {
  await open(page, '#/new');
  await urlEditor(page).fill(stack.url('later.jpg'));
  await page.getByRole('radio', { name: 'At a time' }).check();
  // A year of six digits, as the field takes it when one types on.
  await page.getByLabel('Not before').pressSequentially('24122099990900');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('New request');
  await page.getByRole('radio', { name: 'Now' }).check();
  await page.getByRole('radio', { name: 'At a time' }).check();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Purge 1 item' }).click();

  await expect(page.getByText(/^Waits until/)).toBeVisible();
  await page.getByRole('button', { name: 'Cancel purge' }).click();
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel purge' }).click();

  await expect(summary(page)).toContainText('Cancelled');
});

function summary(page: Page) {
  return page.getByText('Status', { exact: true }).first().locator('xpath=../..');
}

/** Presses Tab until the element of that name has the focus; fails where none gets it. */
async function tabTo(page: Page, name: string, tag = ''): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const label = document.getElementById(element?.getAttribute('aria-labelledby')?.split(' ')[0] ?? '');
      const own = element?.getAttribute('aria-label') ?? element?.textContent ?? '';
      return { name: (label?.textContent ?? own).trim(), tag: element?.tagName };
    });
    if (focused.name === name && (tag === '' || focused.tag === tag)) {
      return;
    }
  }
  throw new Error(`Tab does not lead to '${name}'`);
}

async function paste(page: Page, text: string): Promise<void> {
  await urlEditor(page).focus();
  await urlEditor(page).evaluate((editor, clipboard) => {
    const content = new DataTransfer();
    content.setData('text/plain', clipboard);
    editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData: content, bubbles: true, cancelable: true }));
  }, text);
}

function submissions(page: Page): string[] {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/v1/purges')) {
      sent.push(request.url());
    }
  });
  return sent;
}

async function quotaLeft(page: Page, url: string): Promise<string> {
  await open(page, '#/new');
  await urlEditor(page).fill(url);
  await expect(page.getByText(/→ .* of 100,000/)).toBeVisible();
  return page.getByText(/→ .* of 100,000/).innerText();
}

async function purgesOf(
  url: string,
  stack: { call: (method: string, path: string) => Promise<Response> },
): Promise<number> {
  const answer = await stack.call('GET', `/v1/purges?q=${encodeURIComponent(url)}`);
  return ((await answer.json()) as { purges: unknown[] }).purges.length;
}

/** Its key. */
async function smallAccount(
  stack: { edge: string; runCli: (...command: string[]) => Promise<string> },
  name: string,
  quota: string,
): Promise<string> {
  const endpoint = `${stack.edge}/${name}/=E${name.toUpperCase()}`;
  await stack.runCli('account', 'create', name, '--endpoint', endpoint, '--quota', quota);
  return stack.runCli('key', 'create', name, 'page');
}
