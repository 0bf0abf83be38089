import { expect, expectAccessible, open, test } from './fixtures';

test('a verified purge shows its evidence and prints a record', async ({ signedIn: page, stack }) => {
  const url = stack.url('verified/page.jpg');
  const id = await stack.purge([url], { verify: true, reason: 'Takedown 17' });

  await open(page, `#/purges/${id}`);

  await expect(page.getByRole('row').filter({ hasText: url })).toContainText('Fresh');
  await expect(page.getByText('1 of 1 items visited')).toBeVisible();
  await expect(page.getByText(/not of all edge locations/)).toBeVisible();
  await expectAccessible(page);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  const record = page.locator('.record');
  await expect(record).toBeVisible();
  await expect(record).toContainText('Takedown 17');
  await expect(record).toContainText('X-Cache: Miss from cloudfront');
  await expect(page.getByRole('button', { name: 'Submit again' })).toBeHidden();
  await page.emulateMedia({ media: null });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(record).toHaveCount(0);
});

test('a purge is checked on request', async ({ signedIn: page, stack }) => {
  const url = stack.url('verified/later.jpg');
  const id = await stack.purge([url]);
  await open(page, `#/purges/${id}`);
  await expect(page.getByText('No URL of this purge was visited after its completion.')).toBeVisible();

  await page.getByRole('button', { name: 'Check now' }).click();

  await expect(page.getByRole('row').filter({ hasText: url })).toContainText('Fresh');
});
