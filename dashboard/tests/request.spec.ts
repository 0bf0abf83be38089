import type { Page } from '@playwright/test';
import {
  expect,
  expectAccessible,
  expectPreview,
  extendUndo,
  open,
  refreshUntilVisible,
  signIn,
  test,
  urlEditor,
  writeUrl,
} from './fixtures';

const INVALID_LINES = 3;

test('the keyboard alone is enough from the sign-in to a completed purge', async ({ page, stack }) => {
  await page.goto(stack.page);
  await expect(page.getByLabel('API key', { exact: true })).toBeFocused();
  await page.keyboard.type(stack.key);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('table')).toBeVisible();

  await tabTo(page, 'New request');
  await page.keyboard.press('Enter');
  await tabTo(page, 'URLs', 'TEXTAREA');
  await page.keyboard.type(stack.url('keyboard.jpg'));
  await expectPreview(page);
  await tabTo(page, 'Allow undo for 10 seconds', 'INPUT');
  await page.keyboard.press('Space');
  await tabTo(page, 'Purge 1 item');
  await page.keyboard.press('Enter');

  await expect(page.getByText('Purge of 1 item accepted.')).toBeVisible();
  await expect(summary(page)).toContainText('Completed');
});

test('the suggested fixes repair 100 pasted lines, three of them invalid', async ({ signedIn: page, stack }) => {
  const invalid = [stack.url('a photo 1.jpg'), `${stack.url('x')}/../photo-2.jpg`, stack.url('a photo 3.jpg')];
  const valid = Array.from({ length: 100 - INVALID_LINES }, (_, number) => stack.url(`pasted/${number}.jpg`));
  const lines = [...valid.slice(0, 10), invalid[0], ...valid.slice(10, 50), invalid[1], ...valid.slice(50), invalid[2]];
  await open(page, '#/new');

  await paste(page, lines.map((line, number) => `${number}\t"${line ?? ''}"`).join('\r\n'));

  await expect(page.getByRole('heading', { name: 'Invalid lines (3)' })).toBeVisible();
  await expect(page.getByText('Ignored 100 pasted cells without a URL.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Apply .* to line 11$/ }).click();
  await expect(page.getByRole('heading', { name: 'Invalid lines (2)' })).toBeVisible();
  await page.getByRole('button', { name: 'Apply all 2 fixes' }).click();
  await expect(page.getByRole('heading', { name: /Invalid lines/ })).toBeHidden();
  await expect(page.getByText('100 items', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Purge 100 items' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Purge of 100 items' })).toBeVisible();
});

test('a wildcard is confirmed by itself and never applied with the other fixes', async ({ signedIn: page, stack }) => {
  await open(page, '#/new');

  await urlEditor(page).fill([stack.url('a b.jpg'), stack.url('c d.jpg'), stack.url('shop/tiles/e~f.jpg')].join('\n'));

  await page.getByRole('button', { name: 'Apply all 2 fixes' }).click();
  await expect(page.getByRole('heading', { name: 'Invalid lines (1)' })).toBeVisible();
  await expect(page.getByText('Also purges every other object whose URL starts with this text.')).toBeVisible();
  await page.getByRole('button', { name: /^Apply .*\* to line 3$/ }).click();
  await expect(page.getByRole('heading', { name: /Invalid lines/ })).toBeHidden();
});

test(
  'a request with more than 100 lines is reported by the API',
  { tag: '@long' },
  async ({ signedIn: page, stack, consoleErrors }) => {
    consoleErrors.expect(/status of 422/);
    const urls = Array.from({ length: 101 }, (_, number) => stack.url(`${number}.jpg`));
    const { title } = await stack.problem('POST', '/v1/purges/preview', { urls });
    await open(page, '#/new');

    await urlEditor(page).fill(urls.join('\n'));

    await expect(page.getByText(title)).toBeVisible();
  },
);

test('an invalid line prevents the submission and shows the violated rule', async ({ signedIn: page, stack }) => {
  const submissions = recordSubmissions(page);
  await open(page, '#/new');
  await urlEditor(page).fill(`${stack.url('good.jpg')}\n${stack.url('*')}`);
  await expect(page.getByText('Rule: wildcard-too-broad')).toBeVisible();

  await page.getByRole('button', { name: 'Purge 2 items' }).click();

  await expect(page.getByText('1 invalid line. Fix or remove the lines').first()).toBeVisible();
  await expectAccessible(page);
  expect(submissions).toEqual([]);
  await page.getByRole('button', { name: 'Remove line 2' }).click();
  await expect(urlEditor(page)).toHaveValue(stack.url('good.jpg'));
});

test('the preview shows merged items', { tag: '@long' }, async ({ signedIn: page, stack }) => {
  await open(page, '#/new');

  await urlEditor(page).fill([stack.url('m/n/*'), stack.url('m/n/o.jpg'), '', stack.url('m/n/*')].join('\n'));

  await expect(page.getByText('Line 4 is a duplicate of line 1 and is not charged.')).toBeVisible();
  await expect(page.getByText('Line 2 is covered by /demo/m/n/*')).toBeVisible();
  await expect(page.getByText('At most USD 0.005')).toBeVisible();
});

test('warnings and other spellings are shown in the preview and on the page of the purge', async ({
  signedIn: page,
  stack,
}) => {
  await open(page, '#/new');
  await urlEditor(page).fill(`${stack.url('shop/a.jpg,')}\n${stack.url('shop/foo+bar.jpg')}`);

  await expect(page.getByRole('button', { name: 'Warnings (1)' })).toBeVisible();
  await expect(page.getByText(/^The URL ends with punctuation/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Other spellings (1)' })).toBeVisible();
  await expect(page.getByText('costs at most USD 0.005 (1 more path).')).toBeVisible();
  await expect(page.getByText('Not purged')).toBeVisible();

  await page.getByRole('checkbox', { name: 'Purge other spellings too' }).check();
  await expect(page.getByText('Not purged')).toBeHidden();
  await expect(page.getByText('At most USD 0.015')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('checkbox', { name: 'Allow undo for 10 seconds' }).uncheck();
  await page.getByRole('button', { name: 'Purge 2 items' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Purge of 2 items' })).toBeVisible();
  await expect(page.getByText(/^The URL ends with punctuation/)).toBeVisible();
  await page.getByRole('button', { name: '1 other spelling', exact: true }).click();
  await expect(page.getByText(stack.url('shop/foo%2Bbar.jpg'))).toBeVisible();
  await expect(page.getByText('Purged', { exact: true })).toBeVisible();
  await expectAccessible(page);
});

test('Undo cancels a purge, and its request can be edited', async ({ signedIn: page, stack }) => {
  await extendUndo(page);
  await writeUrl(page, stack.url('undone.jpg'));
  await page.getByRole('button', { name: 'Purge 1 item' }).click();

  await page.getByRole('button', { name: 'Undo' }).click();

  await expect(page.getByText('Purge cancelled. Refunded 1 item to the quota.', { exact: true })).toBeVisible();
  await expect(summary(page)).toContainText('Cancelled');
  await page.getByRole('button', { name: 'Edit request' }).click();
  await expect(urlEditor(page)).toHaveValue(stack.url('undone.jpg'));
});

test('a lost response creates no second purge', async ({ signedIn: page, stack, consoleErrors }) => {
  consoleErrors.expect(/ERR_CONNECTION_RESET/);
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
  const url = stack.url(`lost-response-${Date.now()}.jpg`);
  await writeUrl(page, url);

  await page.getByRole('button', { name: 'Purge 1 item' }).click();

  await expect(page.getByText('Your request has not been confirmed yet')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Retry now' }).click();
  await expect.poll(() => keys.length).toBeGreaterThan(2);
  losing = false;
  await expect(page.getByRole('heading', { level: 1, name: 'Purge of 1 item' })).toBeVisible();
  expect(new Set(keys).size).toBe(1);
  expect(await stack.purgesOf(url)).toBe(1);
});

test('a reload before the response creates no second purge', async ({ signedIn: page, stack, consoleErrors }) => {
  consoleErrors.expect(/ERR_CONNECTION_RESET/);
  const url = stack.url(`reloaded-${Date.now()}.jpg`);
  await page.route('**/v1/purges', async (route) => {
    if (route.request().method() === 'POST') {
      await route.fetch();
      return route.abort('connectionreset');
    }
    return route.continue();
  });
  await writeUrl(page, url);
  await page.getByRole('button', { name: 'Purge 1 item' }).click();
  await expect(page.getByText('Your request has not been confirmed yet')).toBeVisible();

  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await page.unroute('**/v1/purges');
  await signIn(page, stack.key);

  await expect(page.getByRole('heading', { level: 1, name: 'Purge of 1 item' })).toBeVisible();
  expect(await stack.purgesOf(url)).toBe(1);
});

test('a draft that is changed before the response is kept', async ({ signedIn: page, stack, consoleErrors }) => {
  consoleErrors.expect(/ERR_CONNECTION_RESET/);
  let losing = true;
  await page.route('**/v1/purges', (route) => (losing ? route.abort('connectionreset') : route.fallback()));
  await writeUrl(page, stack.url('first.jpg'));
  await page.getByRole('button', { name: 'Purge 1 item' }).click();
  await expect(page.getByText('Your request has not been confirmed yet')).toBeVisible();

  await urlEditor(page).fill(stack.url('second.jpg'));
  losing = false;

  await expect(page.getByText('Purge of 1 item accepted.')).toBeVisible();
  await expect(urlEditor(page)).toHaveValue(stack.url('second.jpg'));
});

test('a request that is submitted offline is sent when the browser is online again', async ({
  signedIn: page,
  stack,
  consoleErrors,
}) => {
  consoleErrors.expect(/ERR_INTERNET_DISCONNECTED/);
  const url = stack.url(`offline-${Date.now()}.jpg`);
  await writeUrl(page, url);

  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Purge 1 item' }).click();
  await expect(page.getByText('Your request has not been confirmed yet')).toBeVisible();
  await page.context().setOffline(false);

  await expect(page.getByRole('heading', { level: 1, name: 'Purge of 1 item' })).toBeVisible();
  expect(await stack.purgesOf(url)).toBe(1);
});

test('two tabs have separate sessions and show the same purges', async ({ signedIn: page, page: other, stack }) => {
  await other.goto(stack.page);
  await expect(other.getByLabel('API key', { exact: true })).toBeVisible();
  await signIn(other, stack.key);

  const url = stack.url(`two-tabs-${Date.now()}.jpg`);
  await page.bringToFront();
  await writeUrl(page, url);
  await page.getByRole('button', { name: 'Purge 1 item' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Purge of 1 item' })).toBeVisible();

  await other.bringToFront();
  await refreshUntilVisible(other, other.getByRole('link', { name: url }));
  await open(other, '#/new');
  await expect(urlEditor(other)).toHaveValue('');
  await other.getByRole('button', { name: 'demo' }).click();
  await other.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(other.getByLabel('API key', { exact: true })).toBeVisible();
  await page.bringToFront();
  await expect(page.getByRole('heading', { level: 1, name: 'Purge of 1 item' })).toBeVisible();
});

test('a request over the quota shows what is left, the reset and the contact', async ({ page, stack }) => {
  const key = await stack.createAccount('small', '--quota', '2');
  await page.goto(`${stack.page}#/new`);
  await signIn(page, key);

  await urlEditor(page).fill([1, 2, 3].map((number) => `${stack.edge}/small/${number}.jpg`).join('\n'));

  await expect(page.getByText('Monthly quota exceeded')).toBeVisible();
  await expect(page.getByText('The request has 3 items, but only 2 of 2 are left.')).toBeVisible();
  await expect(page.getByText(/The quota resets on 1 /)).toBeVisible();
  await expect(page.getByText(/For a higher quota, contact the person who runs this stack/)).toBeVisible();
  await expectAccessible(page);
});

test(
  'a quota that another request has used up is reported at the submission',
  { tag: '@long' },
  async ({ page, stack, consoleErrors }) => {
    consoleErrors.expect(/status of 429/);
    const key = await stack.createAccount('raced', '--quota', '1');
    await page.goto(`${stack.page}#/new`);
    await signIn(page, key);
    await urlEditor(page).fill(`${stack.edge}/raced/mine.jpg`);
    await expect(page.getByText('1 → 0 of 1')).toBeVisible();
    await stack.purge([`${stack.edge}/raced/theirs.jpg`], {}, key);
    const { title, detail } = await stack.problem('POST', '/v1/purges', { urls: [`${stack.edge}/raced/a.jpg`] }, key);

    await page.getByRole('button', { name: 'Purge 1 item' }).click();

    await expect(page.getByText(title).first()).toBeVisible();
    await expect(page.getByText(detail)).toBeVisible();
    await expect(urlEditor(page)).toHaveValue(`${stack.edge}/raced/mine.jpg`);
  },
);

test('cache tags have a tab of their own', async ({ page, stack }) => {
  const key = await stack.createAccount('tagged', '--tag-prefix', 'shop:');
  await page.goto(`${stack.page}#/new`);
  await signIn(page, key);

  await page.getByRole('tab', { name: 'Cache tags' }).click();
  await page.getByRole('textbox', { name: 'Tags', exact: true }).fill('shop:tv\nother:tv');

  await expect(page.getByText('Rule: tag-outside-prefix')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Remove line 2' }).click();
  await expect(page.getByRole('tab', { name: 'Cache tags (1)' })).toBeVisible();
  await page.getByRole('button', { name: 'Purge 1 item' }).click();
  await expect(page.getByText('#shop:tv')).toBeVisible();
});

test('images have a tab of their own and show the paths of their variants', async ({ page, stack }) => {
  const key = await stack.createAccount('pictured', '--variant-prefix', 'tr:w-300', '--variant-prefix', '300x300/*');
  await page.goto(`${stack.page}#/new`);
  await signIn(page, key);

  await page.getByRole('tab', { name: 'Images' }).click();
  await page.getByRole('textbox', { name: 'Images', exact: true }).fill(`${stack.edge}/pictured/cat.jpg?tr=w-300`);
  await expect(page.getByText('Rule: image-query')).toBeVisible();
  await page.getByRole('button', { name: /^Apply / }).click();

  await expect(page.getByText('/pictured/tr:w-300/cat.jpg').first()).toBeVisible();
  await expect(page.getByText('Also purges the variants of every other image below')).toBeVisible();
  await expect(page.getByText('Listed transformations with a query are not purged.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Purge 1 item' }).click();
  await page.getByRole('button', { name: '3 paths, some variants not purged' }).click();
  await expect(page.getByText('/pictured/300x300/*').first()).toBeVisible();
  await expectAccessible(page);
});

test('a purge for later shows its time and can be cancelled', async ({ signedIn: page, stack, consoleErrors }) => {
  // The API rejects the preview of a time that is too far in the future.
  consoleErrors.expect(/status of 422/);
  await open(page, '#/new');
  await urlEditor(page).fill(stack.url('later.jpg'));
  await page.getByRole('radio', { name: 'Later' }).check();
  // The field accepts a year of six digits while the user is typing.
  await page.getByLabel('Not before').pressSequentially('24122099990900');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('New request');
  await page.getByRole('radio', { name: 'Now' }).check();
  await page.getByRole('radio', { name: 'Later' }).check();
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

/** Presses Tab until the element with the name has the focus; fails if none gets it. */
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
  throw new Error(`Tab does not reach '${name}'`);
}

async function paste(page: Page, text: string): Promise<void> {
  await urlEditor(page).focus();
  await urlEditor(page).evaluate((editor, clipboard) => {
    const content = new DataTransfer();
    content.setData('text/plain', clipboard);
    editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData: content, bubbles: true, cancelable: true }));
  }, text);
}

function recordSubmissions(page: Page): string[] {
  const urls: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/v1/purges')) {
      urls.push(request.url());
    }
  });
  return urls;
}
