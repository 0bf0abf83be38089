import { defineConfig } from '@playwright/test';

/** `mvn verify -Plong`: with the tests that a build can do without, since unit tests see most of what they do. */
const LONG = Number(process.env['PURGES'] ?? 0) >= 10_000;

/**
 * In the browser that the system has (CHROMIUM), against local stacks that the tests start; nothing is downloaded, and nobody but
 * this machine is asked. One worker: a stack is a whole system, and the machine may have two cores.
 */
export default defineConfig({
  testDir: 'tests',
  ...(LONG ? {} : { grepInvert: /@long/ }),
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
    // What fades in has too little contrast for a moment, which is nobody's fault.
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'off',
    actionTimeout: 20_000,
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        // Without a graphics card it would be imitated, which takes longer than to paint at once.
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
