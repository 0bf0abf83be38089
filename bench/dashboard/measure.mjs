// Measures the dashboard in a new browser profile per run:
// - from navigation until the key can be entered
// - from Enter until the rows of the table are rendered
// - for comparison, the API's response to the same list, requested by this process right after
// The script enters the key, so the sum of the first two is the time that users wait.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const require = createRequire(new URL('../../dashboard/package.json', import.meta.url));
const { chromium } = require('@playwright/test');
const runs = Number(process.argv[2]);
const ROWS = 20;

const stack = spawn('./edgepurge', ['local', '--base-port', '28080'], { stdio: ['ignore', 'pipe', 'inherit'] });
const lines = {};
for await (const line of createInterface(stack.stdout)) {
  if (line === 'ready') break;
  const at = line.indexOf(': ');
  lines[line.slice(0, at)] = line.slice(at + 2);
}
stack.stdout.resume();

const headers = { Authorization: `Bearer ${lines.key}`, 'Content-Type': 'application/json' };
for (let purge = 0; purge < ROWS; purge++) {
  const body = JSON.stringify({ urls: [`${lines.endpoint}${purge}.jpg`], notBefore: new Date(Date.now() + 3_600_000) });
  await fetch(`${lines.api}/v1/purges`, { method: 'POST', headers, body });
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
});
const measured = [];
for (let run = 0; run <= runs; run++) {
  process.stderr.write(`\rrun ${run} of ${runs} `);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const navigated = performance.now();
  await page.goto(`${lines.api}/`, { waitUntil: 'commit' });
  await page.locator('input[name=key]').waitFor();
  const usable = performance.now();
  await page.locator('input[name=key]').fill(lines.key);
  const entered = performance.now();
  await page.keyboard.press('Enter');
  await page.locator('tbody tr a').nth(ROWS - 1).waitFor();
  const rendered = performance.now();
  await (await fetch(`${lines.api}/v1/purges`, { headers })).text();
  const responded = performance.now();
  await context.close();
  // The first run warms up the functions.
  if (run > 0) measured.push({ signIn: usable - navigated, table: rendered - entered, api: responded - rendered });
}
process.stderr.write('\r');
await browser.close();
stack.kill('SIGINT');

const median = (of) => measured.map(of).sort((one, other) => one - other)[Math.floor(measured.length / 2)];
const api = median(({ api }) => api);
const row = (label, milliseconds) =>
  console.log(`${label.padEnd(42)} ${milliseconds.toFixed(0).padStart(6)} ms ${(milliseconds / api).toFixed(1).padStart(6)}`);
console.log(`Medians of ${measured.length} runs, each in a new profile     time  API ratio`);
row('navigation to usable form', median(({ signIn }) => signIn));
row('Enter to 20 purges rendered', median(({ table }) => table));
row('sum', median(({ signIn, table }) => signIn + table));
row('API response to the same list', api);
