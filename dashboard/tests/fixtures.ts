import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContext, ConsoleMessage, Locator, Page, WebError } from '@playwright/test';
import { test as base, expect } from '@playwright/test';
import { CONTEXT_OPTIONS } from '../playwright.config';
import { OTHER_ORIGIN_VARIABLE, STACK_VARIABLE } from './globalSetup';
import { Stack } from './stack';

interface TestFixtures {
  /** Fails the test on errors and warnings in the browser's console that the test does not expect. */
  consoleErrors: ConsoleErrors;
  /** The worker's page, signed in with the demo account's key, on the list of purges. */
  signedIn: Page;
  /** A new page in the worker's context. */
  page: Page;
}

interface WorkerFixtures {
  /** The local stack that all workers share. */
  stack: Stack;
  /** The one other origin that the stack's API allows. */
  otherOrigin: string;
  /** One context per worker, so that the browser caches the compiled scripts. The page keeps no state outside its tab. */
  sharedContext: BrowserContext;
  sharedPage: Page;
}

export interface ConsoleErrors {
  /** Expects messages that match the pattern. */
  expect(message: RegExp): void;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  stack: [
    async ({}, use) => use(new Stack(JSON.parse(process.env[STACK_VARIABLE] ?? '{}') as Record<string, string>)),
    { scope: 'worker' },
  ],

  otherOrigin: [async ({}, use) => use(process.env[OTHER_ORIGIN_VARIABLE] ?? ''), { scope: 'worker' }],

  sharedContext: [
    async ({ browser }, use) => {
      const context = await browser.newContext(CONTEXT_OPTIONS);
      context.setDefaultTimeout(60_000);
      await use(context);
      await context.close();
    },
    { scope: 'worker' },
  ],

  sharedPage: [
    async ({ sharedContext, stack }, use) => {
      const page = await sharedContext.newPage();
      await page.goto(stack.page);
      await use(page);
    },
    { scope: 'worker' },
  ],

  consoleErrors: [
    async ({ sharedContext }, use) => {
      const messages: string[] = [];
      const expected: RegExp[] = [];
      const onConsole = (message: ConsoleMessage) => {
        if (message.type() === 'error' || message.type() === 'warning') {
          messages.push(`${message.text()} ${message.location().url}`);
        }
      };
      const onError = (error: WebError) => messages.push(error.error().stack ?? error.error().message);
      sharedContext.on('console', onConsole);
      sharedContext.on('weberror', onError);
      await use({ expect: (message) => expected.push(message) });
      sharedContext.off('console', onConsole);
      sharedContext.off('weberror', onError);
      expect(messages.filter((text) => !expected.some((pattern) => pattern.test(text)))).toEqual([]);
    },
    { auto: true },
  ],

  page: async ({ sharedContext }, use) => {
    const page = await sharedContext.newPage();
    await use(page);
    await page.close();
  },

  signedIn: async ({ sharedPage: page, stack }, use) => {
    await page.bringToFront();
    if (await page.getByLabel('API key', { exact: true }).isVisible()) {
      await signIn(page, stack.key);
    }
    await open(page, '#/purges');
    await expect(page.getByRole('heading', { level: 1, name: 'Purges' })).toBeVisible();
    await use(page);
    await page.unrouteAll({ behavior: 'wait' });
    await resetView(page);
  },
});

export { expect };

/** Deletes the draft and the notification that a test leaves behind. */
async function resetView(page: Page): Promise<void> {
  await open(page, '#/purges');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^(Purges|Edge Purge)$/);
  const dismiss = page.getByRole('button', { name: 'Dismiss' });
  if (await dismiss.isVisible()) {
    await dismiss.click();
  }
  await expect(dismiss).toBeHidden();
  await page.evaluate(() => sessionStorage.clear());
}

export async function signIn(page: Page, key: string): Promise<void> {
  await page.getByLabel('API key', { exact: true }).fill(key);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Edge Purge');
}

/** Navigates to a view without a reload, which would end the session. */
export async function open(page: Page, view: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, view);
}

/** Switches the system's color scheme and waits until the page has followed it. */
export async function emulateColorScheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  const isDark = () => page.evaluate(() => document.body.classList.contains('awsui-dark-mode'));
  await expect.poll(isDark).toBe(colorScheme === 'dark');
}

const MORE_UNDO_MILLISECONDS = 45_000;

/** Extends the time for undo from 10 to 55 seconds, so that slow machines have enough of it. */
export async function extendUndo(page: Page): Promise<void> {
  await page.route('**/v1/purges', async (route) => {
    const body = route.request().postDataJSON() as { notBefore?: string } | null;
    if (body?.notBefore === undefined) {
      return route.fallback();
    }
    const notBefore = new Date(Date.parse(body.notBefore) + MORE_UNDO_MILLISECONDS).toISOString();
    return route.fallback({ postData: JSON.stringify({ ...body, notBefore }) });
  });
}

interface Axe {
  run(context: Document, options: object): Promise<{ violations: Violation[] }>;
}

interface Violation {
  id: string;
  impact: string;
  nodes: { html: string }[];
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Expects that axe finds no serious or critical violation in the current state of the page. */
export async function expectAccessible(page: Page): Promise<void> {
  // A page keeps axe until it is reloaded. It is evaluated by the debugger, to which the content security policy does not apply.
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate(AXE);
  }
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: Axe };
    return (await axe.run(document, { resultTypes: ['violations'] })).violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  });
  expect(violations).toEqual([]);
}

/** Clicks the refresh button until the element is visible. The button ignores clicks while a read is in progress. */
export async function refreshUntilVisible(page: Page, element: Locator): Promise<void> {
  await expect(async () => {
    await page.getByRole('button', { name: 'Refresh purges' }).click();
    await expect(element).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 120_000 });
}

/** Returns the editor of URLs. */
export function urlEditor(page: Page) {
  return page.getByRole('textbox', { name: 'URLs', exact: true });
}

/** Writes a draft with one URL and waits for its preview. */
export async function writeUrl(page: Page, url: string): Promise<void> {
  await open(page, '#/new');
  await urlEditor(page).fill(url);
  await expectPreview(page);
}

/** Waits until the preview belongs to the current draft. */
export async function expectPreview(page: Page): Promise<void> {
  await expect(page.getByText('Quota left (before → after)')).toBeVisible();
  await expect(page.getByText('Validating…')).toBeHidden();
}
