import { defineConfig } from '@playwright/test';

/**
 * In the browser that the system has (CHROMIUM), against local stacks that the tests start; nothing is downloaded, and nobody but
 * this machine is asked. One worker: a stack is a whole system, and the machine may have two cores.
 */
export default defineConfig({
  testDir: 'tests',
  outputDir: 'target/test-results',
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    trace: 'off',
    actionTimeout: 20_000,
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
