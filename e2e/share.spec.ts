import { devices, expect, test } from '@playwright/test';
import { openCornerShop } from './fixtures/corner-shop';

test('a manager sends the owner a link, who sees on the phone what it shows until it is withdrawn', async ({
  page,
  browser,
}) => {
  await openCornerShop(page);
  await page.goto(`${page.url().split('?')[0]}?from=2024-03-01&to=2024-03-31`);
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Share' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nobody else can see these sales');
  await page.getByRole('button', { name: 'Make a link' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Who is it for?').fill('The <b>owner</b>');
  await expect(dialog.getByLabel('Only March 2024, as the filter is set now')).toBeChecked();
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  await expect(dialog.getByRole('heading')).toHaveText('The link is ready');
  await expect(dialog.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
  const address = (await dialog.getByText(/\/s\/[\w-]{43}$/).textContent()) ?? '';
  await dialog.getByRole('button', { name: 'Done' }).click();
  const links = page.getByRole('list', { name: 'Links' });
  await expect(links).toContainText('Not opened yet. Ends');
  await expect(links).toContainText('only March 2024');

  const { defaultBrowserType: _, ...phone } = devices['iPhone 13'] ?? {};
  const visit = await browser.newContext({ ...phone, colorScheme: 'dark' });
  const visitor = await visit.newPage();
  const problems: string[] = [];
  visitor.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await visitor.goto(address);
  await expect(visitor).toHaveURL(/\/s\/[\w-]{43}\/summary$/);
  // 31 days of 6 teas at 2.50 and a cake at 4.00, less two teas that came back.
  await expect(visitor.getByRole('heading', { level: 1 })).toContainText('584');
  await expect(visitor.getByRole('list', { name: 'What this link shows' })).toContainText('Shows March 2024 alone.');
  await expect(visitor.getByText('Nothing is compared')).toBeVisible();
  await expect(visitor.getByRole('link', { name: 'Data' })).toHaveCount(0);
  await expect(visitor.getByRole('button', { name: 'Name a day' })).toHaveCount(0);
  await visitor.getByRole('button', { name: 'About Takings' }).click();
  await expect(visitor.getByRole('dialog')).toContainText('Worked out as');
  await expect(visitor.getByRole('dialog').getByRole('table')).toHaveCount(0);
  await visitor.getByRole('button', { name: 'Close' }).click();
  const wider = await visitor.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wider).toBe(false);
  expect(problems).toEqual([]);
  await visitor.goto(`${visitor.url()}?from=2024-01-01&to=2024-12-31`);
  await expect(visitor.getByRole('heading', { level: 1 })).toContainText('584');

  await page.reload();
  await expect(links).toContainText('Opened 2 times');
  await links.getByRole('button', { name: 'Withdraw The <b>owner</b>' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nobody else can see these sales');
  await visitor.reload();
  await expect(visitor.getByRole('alert')).toContainText('This link does not work any more.');
  await visit.close();
});
