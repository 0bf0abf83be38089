import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { test as base, expect } from '@playwright/test';
import { OtherOrigin } from './otherOrigin';
import { Stack } from './stack';

interface Tests {
  /** Fails the test if the page complains to the console, or the browser about the page. */
  quiet: Quiet;
  /** The page, signed in with the demo account's key, with the table of purges drawn. */
  signedIn: Page;
}

interface Workers {
  stack: Stack;
  /** The same page at the one other origin that the stack's API allows. */
  otherOrigin: OtherOrigin;
}

/** Complaints that a test brings about on purpose. */
export interface Quiet {
  expect(complaint: RegExp): void;
}

export const test = base.extend<Tests, Workers>({
  stack: [
    async ({ otherOrigin }, use) => {
      const stack = await Stack.start('--monthly-quota', '100000', '--browser-origin', otherOrigin.origin);
      otherOrigin.api = stack.page;
      await use(stack);
      await stack.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],

  otherOrigin: [
    async ({}, use) => {
      const elsewhere = await OtherOrigin.start();
      await use(elsewhere);
      otherOrigin.stop();
    },
    { scope: 'worker' },
  ],

  quiet: [
    async ({ page }, use) => {
      const complaints = listen(page);
      const expected: RegExp[] = [];
      await use({ expect: (complaint) => expected.push(complaint) });
      expect(complaints.filter((text) => !expected.some((one) => one.test(text)))).toEqual([]);
    },
    { auto: true },
  ],

  signedIn: async ({ page, stack }, use) => {
    await page.goto(stack.page);
    await signIn(page, stack.key);
    await use(page);
  },
});

export { expect };

/** What a page complains of from now on. */
export function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      complaints.push(`${message.text()} ${message.location().url}`);
    }
  });
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  return complaints;
}

export async function signIn(page: Page, key: string): Promise<void> {
  await page.getByLabel('Private key').fill(key);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Edge Purge');
}

/** Goes to a view without loading the page anew, which would sign out. */
export async function open(page: Page, view: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, view);
}

/** No serious or critical fault that axe can find in what is on the screen now. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
}

/** The editor of URLs, once the view is there. */
export function urlEditor(page: Page) {
  return page.getByRole('textbox', { name: 'URLs', exact: true });
}
