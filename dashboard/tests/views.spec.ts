import type { Page } from '@playwright/test';
import { expect, expectAccessible, open, test, urlEditor, emulateColorScheme } from './fixtures';
import type { Stack } from './stack';

const NARROW = { width: 360, height: 740 };
const WIDE = { width: 1280, height: 900 };

const MODES = ['light', 'dark', 'narrow'] as const;

interface View {
  name: string;
  /** Creates what the view shows and returns its address. */
  prepare: (stack: Stack) => Promise<string>;
  /** Returns when the view is complete. */
  isComplete: (page: Page, stack: Stack) => Promise<void>;
}

const VIEWS: View[] = [
  {
    name: 'Purges',
    prepare: async (stack) => {
      await stack.cloudFront('poison', { path: new URL(stack.url('views/gone.jpg')).pathname });
      const failed = await stack.purge([stack.url('views/gone.jpg')]);
      await stack.call('POST', '/v1/files/purge', { url: stack.url('views/logo.png') });
      await stack.purge([stack.url('views/sale.jpg')], { notBefore: inTwentyDays(), reason: 'Clearance sale' });
      const last = await stack.purge([stack.url('views/shoe.jpg'), stack.url('views/hat.jpg')], { reason: 'Photos' });
      await stack.waitForStatus(failed, 'failed');
      await stack.waitForStatus(last, 'completed');
      return `#/purges?q=${encodeURIComponent(stack.url('views/'))}`;
    },
    isComplete: (page) => expect(page.locator('tbody tr')).toHaveCount(4),
  },
  {
    name: 'New request',
    prepare: () => Promise.resolve('#/new'),
    isComplete: async (page, stack) => {
      await urlEditor(page).fill(
        [
          stack.url('spring/shoe.jpg'),
          stack.url('spring/hat/*'),
          stack.url('spring/hat/red.jpg'),
          stack.url('spring/a photo.jpg'),
          stack.url('spring/shoe.jpg'),
        ].join('\n'),
      );
      await expect(page.getByText('Rule: url-control-or-whitespace')).toBeVisible();
    },
  },
  {
    name: 'Purge',
    prepare: async (stack) => {
      const id = await stack.purge([stack.url('spring/shoe.jpg'), stack.url('spring/hat/*')], { reason: 'New photos' });
      await stack.waitForStatus(id, 'completed');
      return `#/purges/${id}`;
    },
    isComplete: (page) => expect(page.getByRole('heading', { level: 1, name: 'Purge of 2 items' })).toBeVisible(),
  },
  {
    name: 'Quota',
    prepare: async (stack) => {
      await stack.purge([stack.url('quota.jpg')]);
      return '#/quota';
    },
    isComplete: (page) => expect(page.getByText('Projected for the month')).toBeVisible(),
  },
  {
    name: 'Schedules',
    prepare: () => Promise.resolve('#/schedules'),
    isComplete: (page) => expect(page.getByRole('row').filter({ hasText: 'nightly' })).toBeVisible(),
  },
];

for (const { name, prepare, isComplete } of VIEWS) {
  test(`the view ${name} is accessible in light mode, in dark mode and at 360 pixels`, async ({
    signedIn: page,
    stack,
  }) => {
    await open(page, await prepare(stack));
    await isComplete(page, stack);

    await checkModes(page);
  });
}

test('the sign-in is accessible in light mode, in dark mode and at 360 pixels', async ({ page, stack }) => {
  await page.goto(stack.page);
  await expect(page.getByLabel('API key', { exact: true })).toBeVisible();

  await checkModes(page);
});

test('the user can override the dark mode of the system', async ({ signedIn: page }) => {
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();

  await page.getByRole('button', { name: 'Dark mode' }).click();

  await expect.poll(background).not.toBe(light);
  await page.getByRole('button', { name: 'Light mode' }).click();
  await expect.poll(background).toBe(light);
});

function inTwentyDays(): string {
  return new Date(Date.now() + 20 * 86_400_000).toISOString();
}

/** Checks the page in each mode. At 360 pixels only an element with its own scroll bar, such as a table, may be wider. */
async function checkModes(page: Page): Promise<void> {
  for (const mode of MODES) {
    await test.step(mode, async () => {
      await emulateColorScheme(page, mode === 'dark' ? 'dark' : 'light');
      await page.setViewportSize(mode === 'narrow' ? NARROW : WIDE);
      if (mode === 'narrow') {
        await expect
          .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
          .toBeLessThanOrEqual(NARROW.width);
      }
      await expectAccessible(page);
    });
  }
  await page.setViewportSize(WIDE);
}
