import type { BrowserContextOptions } from '@playwright/test';
import { defineConfig } from '@playwright/test';

/** True in `mvn verify -Plong`, which also runs the tests whose behavior unit tests cover. */
const LONG = Number(process.env['PURGES'] ?? 0) >= 10_000;

export const CONTEXT_OPTIONS: BrowserContextOptions = {
  viewport: { width: 1280, height: 900 },
  locale: 'en-GB',
  timezoneId: 'Europe/Berlin',
  // Text that fades in has too little contrast for a moment.
  reducedMotion: 'reduce',
};

/**
 * The browser tests use the system's browser (CHROMIUM) and one local stack, which the global setup starts. They download
 * nothing and call only this machine. The timeouts are long, so that no test depends on the speed of the machine.
 */
export default defineConfig({
  testDir: 'tests',
  // The pictures are taken only on request; see the spec.
  ...(process.env['PICTURES'] ? {} : { testIgnore: 'pictures.spec.ts' }),
  globalSetup: './tests/globalSetup.ts',
  ...(LONG ? {} : { grepInvert: /@long/ }),
  outputDir: 'target/test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: [['list']],
  use: {
    trace: 'off',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        // Software rendering of the GPU process is slower than direct painting.
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
