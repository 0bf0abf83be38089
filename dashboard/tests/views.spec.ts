import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, open, signIn, test, urlEditor } from './fixtures';
import type { Stack } from './stack';

/** `PICTURES=../docs/pictures` renews those of docs/dashboard.md. */
const PICTURES = process.env['PICTURES'] ?? 'target/pictures';
const NARROW = { width: 360, height: 740 };
const WIDE = { width: 1280, height: 900 };

const MODES = ['light', 'dark', 'narrow'] as const;

/** A week in the life of an account: several sources, one failure, one that waits for its time. */
test.beforeAll(async ({ stack }) => {
  test.setTimeout(120_000);
  await stack.cloudFront('poison', { path: new URL(stack.url('gone/old.jpg')).pathname });
  const failed = await stack.purge([stack.url('gone/old.jpg')]);
  await stack.call('POST', '/v1/files/purge', { url: stack.url('logo.png') });
  const last = await stack.purge(
    [stack.url('spring/shoe.jpg'), stack.url('spring/hat/*'), stack.url('spring/hat/red.jpg')],
    { reason: 'New photos for the spring campaign' },
  );
  await stack.purge([stack.url('sale.jpg')], { notBefore: inTwentyDays(), reason: 'Clearance sale' });
  await stack.waitForStatus(failed, 'failed');
  await stack.waitForStatus(last, 'completed');
});

test('every view can be read by everybody: light, dark, and 360 pixels wide', async ({ page, stack }) => {
  test.setTimeout(180_000);
  await page.goto(stack.page);
  await expect(page.getByLabel('Private key')).toBeVisible();
  for (const mode of MODES) {
    await look(page, mode, 'sign-in');
  }
  await become(page, 'light');
  await signIn(page, stack.key);

  for (const mode of MODES) {
    for (const [view, name] of await views(stack)) {
      await test.step(`${name}, ${mode}`, async () => {
        await open(page, view);
        await drawn(page, stack, name);
        await look(page, mode, name);
      });
    }
  }
});

test('dark mode can be chosen, whatever the system says', async ({ signedIn: page }) => {
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();

  await page.getByRole('button', { name: 'Dark mode' }).click();

  await expect.poll(background).not.toBe(light);
  await page.getByRole('button', { name: 'Light mode' }).click();
  await expect.poll(background).toBe(light);
});

function inTwentyDays(): string {
  const then = new Date(Date.now() + 20 * 86_400_000);
  return `${then.toISOString().slice(0, 'yyyy-mm-dd'.length)}T08:00:00Z`;
}

async function views(stack: Stack): Promise<[view: string, name: string][]> {
  const list = await stack.call('GET', `/v1/purges?q=${encodeURIComponent(stack.url('spring/shoe.jpg'))}`);
  const { purges } = (await list.json()) as { purges: { id: string }[] };
  return [
    ['#/purges', 'purges'],
    ['#/new', 'new-request'],
    [`#/purges/${purges[0]?.id ?? ''}`, 'purge'],
    ['#/quota', 'quota'],
    ['#/schedules', 'schedules'],
  ];
}

/** Returns once a view shows what it is for. */
async function drawn(page: Page, stack: Stack, name: string): Promise<void> {
  switch (name) {
    case 'purges':
      await expect(page.getByRole('row').nth(3)).toBeVisible();
      break;
    case 'new-request':
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
      break;
    case 'purge':
      await expect(page.getByText('In effect')).toBeVisible();
      break;
    case 'quota':
      await expect(page.getByText('Projected for the month')).toBeVisible();
      break;
    default:
      await expect(page.getByRole('row').nth(1)).toBeVisible();
  }
}

type Mode = (typeof MODES)[number];

async function become(page: Page, mode: Mode): Promise<void> {
  await page.emulateMedia({ colorScheme: mode === 'dark' ? 'dark' : 'light' });
  await page.setViewportSize(mode === 'narrow' ? NARROW : WIDE);
}

/** In narrow mode, only what scrolls by itself, such as a table, may be wider than the screen. */
async function look(page: Page, mode: Mode, name: string): Promise<void> {
  await become(page, mode);
  if (mode === 'narrow') {
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
      .toBeLessThanOrEqual(NARROW.width);
  }
  await expectAccessible(page);
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, mode === 'light' ? `${name}.png` : `${name}-${mode}.png`) });
}
