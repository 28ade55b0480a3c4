import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { stopAndBeginAgain } from './fixtures/learning';
import { regulars, tillWithoutCustomers } from './fixtures/regulars';

async function openCustomers(page: Page, file: string): Promise<void> {
  const response = await page.request.post('/api/upload-data?fileName=shop.csv', {
    data: file,
    headers: { 'content-type': 'text/csv' },
  });
  const { dataset } = await response.json();
  await page.goto(`/d/${dataset.id}/segments`);
}

test('learning the groups can be stopped and begun again', async ({ page }) => {
  await stopAndBeginAgain(page, {
    asks: '**/api/segments?*',
    open: () => openCustomers(page, regulars()),
    stopped: 'The search for groups was stopped',
    beginAgain: 'Find them now',
    learned: 'good customers',
  });
});

test('from who buys over who is leaving to the list of those to ask back', async ({ page }) => {
  await openCustomers(page, regulars());
  const main = page.getByRole('main');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/\d+ good customers have not been back/);
  await expect(main).toContainText('90 customers as of 27 Aug 2024');

  const groups = main.getByRole('region', { name: /of what customers bring/ });
  await expect(groups).toContainText('Do ');
  await expect(groups).toContainText('Leave ');
  await groups.getByRole('combobox', { name: 'Groups' }).selectOption('3');
  await expect(groups).toContainText('3 groups, as asked for.');
  await groups.getByRole('button', { name: 'Show as table' }).click();
  await expect(groups.getByRole('table').getByRole('row')).toHaveCount(4);
  await groups.getByRole('button', { name: 'Show as chart' }).click();
  const download = page.waitForEvent('download');
  await groups.getByRole('button', { name: 'Download the list' }).first().click();
  const list = readFileSync(await (await download).path(), 'utf8');
  expect(list).toContain('customer,segment,recencyDays');

  const winBack = main.getByRole('region', { name: /^Ask \d+ good customers back/ });
  await expect(winBack.getByRole('table')).toContainText('K');
  await expect(main.getByRole('region', { name: /^Expect \d+ of 90 customers back/ })).toBeVisible();
  await main.getByRole('button', { name: 'How good is this?' }).click();
  await expect(main.getByRole('table', { name: 'How good the chances are' })).toContainText('Was here lately');

  const moved = main.getByRole('region', { name: /moved|fell to a weaker group/ });
  await expect(moved).toContainText('on 30 Jul 2024');
  await moved.getByRole('combobox', { name: 'Since' }).selectOption({ label: '3 months' });
  await expect(moved).toContainText('on 28 May 2024');
  await moved.getByRole('button', { name: 'Show as table' }).click();
  await expect(moved.getByRole('table')).toContainText('Customers');

  await expect(main.getByRole('grid', { name: 'Part of new customers who came back, by month' })).toBeVisible();
  await expect(main.getByRole('list', { name: 'New and returning customers by month' })).toContainText('Feb 24');
  await expect(main.getByRole('list', { name: 'Products by value and steadiness' })).toContainText('AX');

  await page.goto(`${page.url()}?to=2024-05-31`);
  await expect(main).toContainText('as of 31 May 2024');
});

test('without customers the page sorts the products and says what to ask for', async ({ page }) => {
  await openCustomers(page, tillWithoutCustomers());
  const main = page.getByRole('main');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The file does not say who bought');
  await expect(main).toContainText('Can the sales export hold a customer number on each line');
  await expect(main.getByRole('list', { name: 'Products by value and steadiness' })).toContainText(
    'Never be without them',
  );
});
