import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { stopAndBeginAgain } from './fixtures/learning';

const parties = ['2024-02-14', '2024-03-06', '2024-04-03'];

/** 20 weeks of a bakery: loaves and rolls, quiet Mondays, closed Sundays, and a street party that doubled three days. */
function bakery(): string {
  const lines = ['Receipt,Date,Product,Category,Quantity,Unit price'];
  for (let index = 0; index < 138; index++) {
    const date = new Date(Date.UTC(2024, 0, 1 + index));
    const day = date.toISOString().slice(0, 10);
    if (date.getUTCDay() === 0) continue;
    const loaves = (date.getUTCDay() === 1 ? 20 : 40) + ((index * 7) % 5);
    const times = parties.includes(day) ? 2 : 1;
    lines.push(`R${index},${day},Loaf,Bread,${loaves * times},3.00`);
    lines.push(`R${index},${day},<img src=x onerror=alert(1)>,Rolls,${(30 + ((index * 3) % 7)) * times},1.00`);
  }
  return lines.join('\n');
}

async function open(page: Page, body: string, path = 'forecast'): Promise<string> {
  const response = await page.request.post('/api/upload-data?fileName=bakery.csv', {
    data: body,
    headers: { 'content-type': 'text/csv' },
  });
  const { dataset } = await response.json();
  await page.goto(`/d/${dataset.id}/${path}`);
  return dataset.id;
}

test('what to expect is shown with its range, its test, its parts and an order list, and can be asked again', async ({
  page,
}) => {
  page.on('dialog', () => {
    throw new Error('A name from the file ran as script.');
  });
  const dataset = await open(page, bakery(), 'summary');
  for (const day of parties)
    await page.request.post('/api/events', { data: { dataset, name: 'Street party', from: day, to: day } });
  await page.getByRole('link', { name: 'Forecast' }).first().click();
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1 })).toContainText(/^Expect .* from 18 May 2024 to 14 Jun 2024$/);
  await expect(main).toContainText('closer than "the same day last week"');

  const outlook = main.getByRole('region', { name: /^The next day/ });
  await outlook.getByRole('button', { name: 'Show as table' }).click();
  const sunday = outlook.getByRole('row', { name: /^Sun 19 May 2024/ });
  await expect(sunday.getByRole('cell').nth(1)).toHaveText('0.00');
  await outlook.getByRole('button', { name: 'Show as chart' }).click();

  const total = main.getByRole('region', { name: / in all$/ });
  const figure = total.getByRole('button').last();
  const quiet = await figure.textContent();
  const orders = main.getByRole('region', { name: /^Order for 9 days/ });
  const loaves = orders.getByRole('row', { name: /^Loaf/ }).getByRole('cell').nth(1);
  const usual = Number(await loaves.textContent());
  const whatIf = main.getByRole('region', { name: 'What if?' });
  await whatIf.getByLabel('What will happen').fill('Street party');
  await whatIf.getByLabel('First day').fill('2024-05-22');
  await whatIf.getByRole('button', { name: 'Try it' }).click();
  await expect(whatIf).toContainText(/3 earlier days named "Street party" brought \d+ % more/);
  await expect(figure).not.toHaveText(quiet ?? '');
  await expect.poll(async () => Number(await loaves.textContent())).toBeGreaterThan(usual);
  await expect(page).toHaveURL(/forecast\.plan=Street\+party%402024-05-22\.\.2024-05-22/);
  await whatIf.getByRole('button', { name: 'Take off' }).click();
  await expect(figure).toHaveText(quiet ?? '');
  await expect(loaves).toHaveText(String(usual));

  await orders.getByLabel('Items in a pack').fill('12');
  const ordered = orders.getByRole('row', { name: /^Loaf/ }).getByRole('cell').nth(3);
  await expect.poll(async () => Number(await ordered.textContent()) % 12).toBe(0);
  await orders.getByRole('button', { name: 'Take Order list along' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Download CSV' }).click(),
  ]);
  expect(readFileSync(await file.path(), 'utf8')).toContain('Product,Expect,Be safe with,Order');

  await main.getByText('How good is this?').click();
  await expect(main.getByRole('table', { name: 'Errors of the forecast beside the baseline' })).toContainText('MASE');
  await main.getByRole('button', { name: 'Learn it anew' }).click();
  await expect(main).toContainText('It was learnt anew as you asked.');

  await main.getByLabel('How far').selectOption('7');
  await expect(main.getByRole('heading', { level: 1 })).toContainText('from 18 May 2024 to 24 May 2024');
  await main.getByText('Week', { exact: true }).click();
  await expect(page).toHaveURL(/grain=week/);
  await expect(main.getByRole('region', { name: /^The next week/ })).toBeVisible();
  await main.getByRole('button', { name: 'Bread' }).click();
  await expect(page).toHaveURL(/category=Bread/);
});

test('learning can be stopped and begun again', async ({ page }) => {
  await stopAndBeginAgain(page, {
    asks: '**/api/forecast?*',
    open: () => open(page, bakery()),
    stopped: 'The forecast was stopped',
    beginAgain: 'Learn it now',
    learned: 'Expect',
  });
});

test('a file that cannot be forecast says why', async ({ page }) => {
  await open(page, 'Date,Product,Quantity\n2024-03-01,Tea,2\n2024-03-02,Tea,3\n');
  await expect(page.getByRole('main')).toContainText('no prices');
  await open(page, 'Date,Product,Quantity,Price\n2024-03-01,Tea,2,1.00\n2024-03-05,Tea,3,1.00\n');
  await expect(page.getByRole('main')).toContainText('There is no forecast of these sales');
});
