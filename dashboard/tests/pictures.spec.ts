import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, expectPreview, open, signIn, test, urlEditor, emulateColorScheme } from './fixtures';
import type { Stack } from './stack';

/**
 * Takes the pictures of the documentation: `PICTURES=../docs/pictures npm run browser -- pictures`.
 *
 * The purges are real purges of an account of a shop. The test rewrites three responses, because a new stack has no history: the
 * times and one source in the list, the days of the quota, and the schedules.
 */
const FOLDER = process.env['PICTURES'] ?? '';
const NARROW = { width: 360, height: 740 };
const WIDE = { width: 1280, height: 900 };
const IMAGES = 'https://images.acme.example/';
const DISTRIBUTION = 'E2QWRUHEXAMPLE';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

test('take the pictures of the documentation', async ({ page, stack }) => {
  mkdirSync(FOLDER, { recursive: true });
  const keys = await createShop(stack);
  await createHistory(stack, keys);
  await rewriteResponses(page);
  await page.goto(stack.page);
  await expect(page.getByLabel('API key', { exact: true })).toBeVisible();
  await picture(page, 'sign-in', { height: 560 });
  await signIn(page, keys.web);

  await expect(page.locator('tbody tr')).toHaveCount(10);
  await picture(page, 'purges');
  await emulateColorScheme(page, 'dark');
  await picture(page, 'purges-dark');
  await emulateColorScheme(page, 'light');

  await open(page, '#/quota');
  await expect(page.getByText('Projected for the month')).toBeVisible();
  await picture(page, 'quota');

  await open(page, '#/schedules');
  await expect(page.getByRole('row').nth(3)).toBeVisible();
  await picture(page, 'schedules', { height: 480 });

  await writeLines(page);
  await picture(page, 'new-request', { height: 960 });
  await page.getByRole('button', { name: /^Apply / }).click();
  await page.getByLabel(/^Reason/).fill('New photos of the trail running shoes');
  await page.getByRole('checkbox', { name: 'Allow undo for 10 seconds' }).uncheck();
  await expectPreview(page);
  await page.getByRole('button', { name: 'Purge 5 items' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Purge of 5 items' })).toBeVisible();
  await expect(page.getByText('Completed', { exact: true }).nth(5)).toBeVisible();
  // The notification disappears by itself.
  await expect(page.getByRole('button', { name: 'Dismiss' })).toBeHidden();
  await picture(page, 'purge', { height: 880 });

  await writeLines(page);
  await page.setViewportSize(NARROW);
  await page.getByRole('button', { name: /^Apply / }).scrollIntoViewIfNeeded();
  await page.evaluate(() => window.scrollBy(0, 40));
  await picture(page, 'new-request-narrow', NARROW);
});

/** Writes a draft with one invalid line. */
async function writeLines(page: Page): Promise<void> {
  await open(page, '#/new');
  await urlEditor(page).fill(
    [
      `${IMAGES}products/4711/front.jpg`,
      `${IMAGES}products/4711/side.jpg`,
      `${IMAGES}products/4711/trail shoe.jpg`,
      `${IMAGES}campaigns/spring/*`,
      `${IMAGES}campaigns/spring/hero.jpg`,
    ].join('\n'),
  );
  await expect(page.getByText('Rule: url-control-or-whitespace')).toBeVisible();
}

interface Keys {
  web: string;
  cms: string;
  deploy: string;
}

async function createShop(stack: Stack): Promise<Keys> {
  await stack.cloudFront('distributions', {
    id: DISTRIBUTION,
    hosts: ['images.acme.example'],
    tagHeader: 'Cache-Tag',
    tenants: [],
  });
  const options = ['--quota', '5000', '--tag-prefix', 'product-'];
  await stack.runCli('account', 'create', 'shop', '--endpoint', `${IMAGES}=${DISTRIBUTION}`, ...options);
  const key = (name: string) => stack.runCli('key', 'create', 'shop', name);
  return { web: await key('web-team'), cms: await key('cms'), deploy: await key('deployment') };
}

async function createHistory(stack: Stack, { web, cms, deploy }: Keys): Promise<void> {
  const urls = (...paths: string[]) => paths.map((path) => IMAGES + path);
  const imagekit = (path: string) => stack.call('POST', '/v1/files/purge', { url: IMAGES + path }, cms);
  const photos = Array.from({ length: 24 }, (_, number) => `products/backpacks/${3100 + number}.jpg`);
  await stack.cloudFront('poison', { path: '/products/2208/archive.jpg' });
  await stack.purge(urls('pages/home/*'), { reason: 'Scheduled refresh' }, deploy);
  await stack.purge(urls('static/logo.svg', 'static/app/*'), { reason: 'Release 4.12.0' }, deploy);
  await imagekit('products/1893/back.jpg');
  const failed = await stack.purge(urls('products/2208/archive.jpg'), { reason: 'Discontinued product' }, web);
  await stack.waitForStatus(failed, 'failed', web);
  await stack.purge(urls(...photos), { reason: 'Retouched photos of the backpacks' }, web);
  const cancelled = await stack.purge(
    urls('campaigns/summer/*'),
    { reason: 'Summer campaign', notBefore: new Date(Date.now() + DAY).toISOString() },
    web,
  );
  await stack.call('DELETE', `/v1/purges/${cancelled}`, undefined, web);
  await imagekit('products/4711/size-chart.png');
  await stack.call(
    'POST',
    '/v1/purges',
    { tags: [{ endpoint: IMAGES, tag: 'product-4711' }], reason: 'Wrong price on the banner' },
    web,
  );
  const last = await stack.purge(urls('campaigns/winter/hero.jpg', 'campaigns/winter/teaser.jpg'), {}, cms);
  await stack.waitForStatus(last, 'completed', cms);
  await stack.purge(
    urls('campaigns/winter-sale/*'),
    { reason: 'Winter sale starts', notBefore: `${dateAfter(20)}T23:00:00Z` },
    web,
  );
}

interface ListedPurge {
  reason?: string;
  source: string;
  key: string;
  acceptedAt: string;
  notBefore?: string;
}

/** The ages of the purges in the list, from the latest to the earliest. */
const AGES_MINUTES = [12, 47, 104, 151, 212, 238, 391, 1_310, 1_442, 1_779];

async function rewriteResponses(page: Page): Promise<void> {
  await page.route('**/v1/purges?**', async (route) => {
    const response = await route.fetch();
    const { purges } = (await response.json()) as { purges: ListedPurge[] };
    const rows = purges
      .filter(({ reason }) => reason !== 'Summer campaign')
      .concat(purges.filter(({ reason }) => reason === 'Summer campaign'))
      .map((purge, index) => ({
        ...purge,
        acceptedAt: ago((AGES_MINUTES[index] ?? 0) + ((index * 13) % 60) / 60),
        ...(purge.reason?.startsWith('Scheduled') ? { source: 'schedule', key: 'schedule' } : {}),
      }));
    await route.fulfill({ response, json: { purges: rows } });
  });
  await page.route('**/v1/quota?**', async (route) => {
    const response = await route.fetch();
    const quota = (await response.json()) as { resetsAt: string };
    await route.fulfill({ response, json: { ...quota, ...usage(new Date(quota.resetsAt)) } });
  });
  await page.route('**/v1/schedules', (route) => route.fulfill({ json: { schedules: schedules() } }));
}

/** Returns the date (UTC) after a number of days. */
function dateAfter(days: number): string {
  return new Date(Date.now() + days * DAY).toISOString().slice(0, 'yyyy-mm-dd'.length);
}

function ago(minutes: number): string {
  return new Date(Date.now() - minutes * MINUTE).toISOString();
}

/** Returns the usage from the start of the month until today, with less on weekends and a peak every tenth day. */
function usage(resetsAt: Date) {
  const daysSoFar = new Date().getUTCDate();
  const days = Array.from({ length: daysSoFar }, (_, index) => {
    const date = new Date(Date.UTC(resetsAt.getUTCFullYear(), resetsAt.getUTCMonth() - 1, index + 1));
    const isWeekend = [0, 6].includes(date.getUTCDay());
    const units = {
      api: isWeekend ? 8 : 60 + ((index * 37) % 50) + (index % 10 === 9 ? 190 : 0),
      imagekit: isWeekend ? 5 : 20 + ((index * 17) % 25),
      schedule: 12,
    };
    return { date: date.toISOString().slice(0, 'yyyy-mm-dd'.length), units };
  });
  const used = days.reduce((sum, { units }) => sum + units.api + units.imagekit + units.schedule, 0);
  const projected = Math.round((used / daysSoFar) * 30);
  return {
    days,
    used,
    limit: 5_000,
    left: 5_000 - used,
    projected: { units: projected, dollarsAtMost: projected * 0.005 },
    support: 'cdn-team@acme.example',
  };
}

function schedules() {
  const untilMonday = (8 - new Date().getUTCDay()) % 7 || 7;
  const at = (time: string, ...days: number[]) => days.map((day) => `${dateAfter(day)}T${time}Z`);
  const timeZone = 'Europe/Berlin';
  const common = { timeZone, state: 'enabled', tags: [] };
  return [
    {
      ...common,
      name: 'home-page',
      reason: 'Nightly refresh of the home page',
      expression: 'cron(0 3 * * ? *)',
      next: at('02:00:00', 1, 2, 3),
      lastRun: { at: `${dateAfter(0)}T02:00:09Z`, outcome: 'accepted', purge: '019c0f00-0000-7000-8000-000000000001' },
      urls: [`${IMAGES}pages/home/*`],
      items: 1,
    },
    {
      ...common,
      name: 'weekly-offers',
      reason: 'Offers change every Monday',
      expression: 'cron(0 6 ? * MON *)',
      next: at('05:00:00', untilMonday, untilMonday + 7, untilMonday + 14),
      urls: [`${IMAGES}pages/offers/*`, `${IMAGES}pages/home/offers.jpg`],
      items: 2,
    },
    {
      ...common,
      name: 'summer-campaign',
      reason: 'Photos of the summer campaign',
      state: 'disabled',
      expression: 'rate(6 hours)',
      next: [],
      urls: [`${IMAGES}campaigns/summer/*`],
      items: 1,
    },
  ];
}

async function picture(page: Page, name: string, size: { width?: number; height?: number } = {}): Promise<void> {
  await page.setViewportSize({ ...WIDE, ...size });
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled', caret: 'hide' });
  await page.setViewportSize(WIDE);
}
