import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { cornerShop, openCornerShop } from './fixtures/corner-shop';
import { expectNoSidewaysScroll } from './fixtures/sideways';

test.beforeEach(async ({ page }) => {
  page.on('dialog', () => {
    throw new Error('A name from the file ran as script.');
  });
  await openCornerShop(page);
});

test('the tiles show the totals, exact on demand', async ({ page }) => {
  const main = page.getByRole('main');
  await expect(main.getByText('1.06 k').first()).toBeVisible();
  await expect(main).toContainText('Receipts');
  await expect(main).toContainText('61');
  await expect(page.getByText('to Sun 31 Mar 2024')).toBeVisible();
});

test('tiles say what they are made of, which days are compared, and the spread on demand', async ({ page }) => {
  await page.goto(`${page.url().split('?')[0]}?from=2024-03-01&to=2024-03-31`);
  const main = page.getByRole('main');
  await expect(main).toContainText('March 2024 is compared with February 2024.');
  await expect(main.getByRole('region', { name: 'Takings', exact: true })).toContainText('589 sold, 5 returned');
  await expect(main.getByRole('region', { name: 'Customers', exact: true })).toContainText('0 new, 7 returning');
  await main.getByRole('button', { name: 'Middle and spread' }).click();
  await expect(main).toContainText('Half of the receipts are over 19');
  const spread = main.getByRole('table', { name: 'Middle and spread' });
  await expect(spread.getByRole('row', { name: /^How many/ })).toContainText('6332');
  await expect(spread.getByRole('row', { name: /^Smallest/ })).toContainText('-5.00');
  await page.getByLabel('Compare with').selectOption('year');
  await expect(main).toContainText('Nothing is compared: the file has no sales of all these days a year earlier.');
  await page.getByLabel('Compare with').selectOption('none');
  await expect(main).not.toContainText('compared');
});

test('a month is compared with the month before, and the URL holds the filter', async ({ page }) => {
  await page.goto(`${page.url().split('?')[0]}?from=2024-03-01&to=2024-03-31`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('584');
  await expect(page.getByRole('main')).toContainText(/22\s?% more than February 2024/);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('584');
});

test('choosing a product narrows the page alone, other pages are fetched by who goes there, and back widens it again', async ({
  page,
}) => {
  const fetched: string[] = [];
  const isPage = (url: string) => url.includes('_rsc=');
  page.on('request', (request) => fetched.push(request.url()));
  await page.getByRole('button', { name: /^Tea/ }).first().click();
  await expect(page).toHaveURL(/product=Tea/);
  await expect(page.getByRole('main')).toContainText('823');
  expect(fetched.filter(isPage)).toEqual([]);
  const ahead = page.waitForRequest((request) => isPage(request.url()));
  await page.getByRole('link', { name: 'Forecast' }).hover();
  expect((await ahead).url()).toContain('/forecast?product=Tea');
  await page.goBack();
  await expect(page).not.toHaveURL(/product=Tea/);
  await expect(page.getByRole('main').getByText('1.06 k').first()).toBeVisible();
});

test('dates are chosen from presets or typed, products by search; chips take them off again', async ({ page }) => {
  const filter = page.getByRole('region', { name: 'Filter' });
  await filter.getByRole('button', { name: /^Dates/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Last 28 days' }).click();
  await expect(page).toHaveURL(/from=2024-03-04&to=2024-03-31/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('4 Mar');
  await filter.getByRole('spinbutton', { name: /day, Start/ }).fill('01');
  await expect(page).toHaveURL(/from=2024-03-01/);
  await filter.getByRole('button', { name: /^Products/ }).click();
  await page.getByRole('combobox', { name: 'Products' }).fill('te');
  await page.getByRole('option', { name: 'Tea' }).click();
  await expect(page).toHaveURL(/product=Tea/);
  await filter.getByRole('button', { name: 'Remove product Tea' }).click();
  await filter.getByRole('button', { name: 'Clear all' }).click();
  await expect(page).not.toHaveURL(/from=/);
});

test('a store is chosen like a product, and Escape takes every filter off', async ({ page }) => {
  const lines = ['Date,Product,Store,Quantity,Unit price'];
  for (const store of ['North', 'South'])
    lines.push(`2024-03-01,Tea,${store},2,2.50`, `2024-03-02,Cake,${store},1,4.00`);
  const response = await page.request.post('/api/upload-data?fileName=stores.csv', {
    data: lines.join('\n'),
    headers: { 'content-type': 'text/csv' },
  });
  const { dataset } = await response.json();
  await page.goto(`/d/${dataset.id}/summary?product=Tea`);
  const filter = page.getByRole('region', { name: 'Filter' });
  await filter.getByRole('button', { name: /^Stores/ }).click();
  await page.getByRole('option', { name: 'South' }).click();
  await expect(page).toHaveURL(/product=Tea&store=South/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Takings were 5');
  await expect(filter.getByRole('status')).toHaveText('2 filters in use.');
  await expect(page.getByRole('listbox')).toBeHidden();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(filter.getByRole('status')).toHaveText('All filters are off.');
  await expect(page).not.toHaveURL(/store=|product=/);
  await page.goBack();
  await expect(page).toHaveURL(/product=Tea&store=South/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Takings were 5');
});

/** Sixty products on one receipt, of which each sold as many as its number says. */
async function openManyProducts(page: Page): Promise<void> {
  const lines = ['Date,Receipt,Product,Quantity,Unit price'];
  for (let number = 1; number <= 60; number++)
    lines.push(`2024-03-01,R1,Item ${String(number).padStart(2, '0')},${number},1.00`);
  const response = await page.request.post('/api/upload-data?fileName=many.csv', {
    data: lines.join('\n'),
    headers: { 'content-type': 'text/csv' },
  });
  const { dataset } = await response.json();
  await page.goto(`/d/${dataset.id}/summary`);
}

test('the table holds every product: sorted, paged, and each narrows the page', async ({ page }) => {
  await openManyProducts(page);
  const card = page.getByRole('region', { name: 'All 60 products' });
  const table = card.getByRole('table');
  const rows = table.getByRole('rowheader');
  await expect(rows).toHaveCount(25);
  await expect(rows.first()).toHaveText('Item 60');
  await card.getByRole('button', { name: 'Next' }).click();
  await expect(page).toHaveURL(/page=2/);
  await card.getByRole('button', { name: 'Next' }).click();
  await expect(page).toHaveURL(/page=3/);
  await expect(rows).toHaveCount(10);
  await expect(rows.last()).toHaveText('Item 01');
  await card.getByRole('button', { name: 'Product', exact: true }).click();
  await expect(page).toHaveURL(/\?sort=name$/);
  await expect(rows.first()).toHaveText('Item 01');
  await expect(table.getByRole('columnheader', { name: 'Product' })).toHaveAttribute('aria-sort', 'ascending');
  await page.goBack();
  await expect(rows.last()).toHaveText('Item 01');
  await page.goForward();
  await card.getByRole('button', { name: 'Item 07' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Takings were 7');
  const alone = page.getByRole('region', { name: '1 product', exact: true });
  await expect(alone.getByRole('rowheader')).toHaveCount(1);
  await alone.getByRole('button', { name: 'Item 07' }).click();
  await expect(rows).toHaveCount(25);
});

test('a search, reached with /, narrows the whole page and goes along in its file', async ({ page }) => {
  await openManyProducts(page);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Takings were 1.83');
  const search = page.getByRole('searchbox', { name: 'Search products' });
  await expect(search).toBeVisible();
  await page.keyboard.press('/');
  await expect(search).toBeFocused();
  await page.keyboard.type('M 3');
  await expect(page).toHaveURL(/search=M\+3/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Takings were 345');
  const found = page.getByRole('region', { name: 'All 10 products' });
  await expect(found.getByRole('rowheader')).toHaveCount(10);
  const download = page.waitForEvent('download');
  await found.getByRole('button', { name: 'Download CSV' }).click();
  const file = readFileSync(await (await download).path(), 'utf8');
  expect(file.trim().split('\r\n')).toHaveLength(11);
  await search.fill('Scone');
  await expect(page.getByRole('heading', { name: 'No sales of what is chosen' })).toBeVisible();
  await expect(search).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(search).toHaveValue('');
  await expect(page.getByRole('region', { name: 'Filter' }).getByRole('status')).toHaveText('All filters are off.');
  await expect(page.getByRole('region', { name: 'All 60 products' })).toBeVisible();
});

test('a file of days and products alone is counted in lines', async ({ page }) => {
  const lines = ['Date,Product'];
  for (let day = 1; day <= 9; day++) lines.push(`2024-03-0${day},Tea`, `2024-03-0${day},${day > 6 ? 'Cake' : 'Tea'}`);
  const response = await page.request.post('/api/upload-data?fileName=days.csv', {
    data: lines.join('\n'),
    headers: { 'content-type': 'text/csv' },
  });
  const { dataset } = await response.json();
  await page.goto(`/d/${dataset.id}/summary`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Sale lines were 18');
  const main = page.getByRole('main');
  await expect(main).toContainText(
    'The file has no price, no receipt number, no quantity, no customer and no category column',
  );
  await expect(main.getByRole('region', { name: 'Sale lines', exact: true })).toContainText('18');
  await expect(main.getByRole('list', { name: 'Bestsellers' })).toContainText('Tea15');
  await expect(main.getByRole('row', { name: /^Cake/ })).toContainText('3');
});

test('numbers and weeks are written as the data page says', async ({ page }) => {
  const summary = page.url();
  await page.goto(summary.replace('/summary', '/data'));
  const notation = page.getByRole('region', { name: 'How numbers are written' });
  await notation.getByLabel('Numbers and dates').selectOption('de-DE');
  await notation.getByLabel('Currency').selectOption('EUR');
  await notation.getByLabel('A week begins on').selectOption('sunday');
  await expect(notation.getByLabel('A week begins on')).toHaveValue('sunday');
  await page.goto(`${summary}?grain=week`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/Takings were 1060\s€/);
  const week = page.getByRole('grid', { name: 'Takings by weekday and hour' });
  await expect(week.getByRole('columnheader').first()).toHaveText('Sun');
  await page.getByRole('button', { name: 'Show as table' }).first().click();
  await expect(page.getByRole('row', { name: /week of 28 Jan 2024/ })).toContainText('not complete');
  await expect(page.getByRole('row', { name: /week of 4 Feb 2024/ })).toContainText(/115,50\s€/);
});

test('every chart has a table', async ({ page }) => {
  await page.getByRole('radio', { name: 'Month' }).click();
  await page.getByRole('button', { name: 'Show as table' }).first().click();
  const table = page.getByRole('table').first();
  await expect(table).toContainText('March 2024');
  await expect(table).toContainText('584.00');
});

test('what a card shows goes along as CSV, as a picture and as a sentence, by keyboard', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await expect(page.getByRole('application')).toBeVisible();
  const take = async (item: string) => {
    await page.getByRole('button', { name: 'Take Bestsellers along' }).press('Enter');
    await page.getByRole('menuitem', { name: item }).press('Enter');
  };
  const [csv] = await Promise.all([page.waitForEvent('download'), take('Download CSV')]);
  expect(csv.suggestedFilename()).toBe('corner - Bestsellers - 2024-02-01 to 2024-03-31.csv');
  expect(readFileSync(await csv.path(), 'utf8')).toBe(
    [
      '\uFEFFProduct,Takings,Share,Items,Receipts,Class',
      'Tea,822.5,0.7741176470588236,329,61,A',
      '<img src=x onerror=alert(1)>,240,0.22588235294117648,60,60,A',
      '',
    ].join('\r\n'),
  );
  const [picture] = await Promise.all([page.waitForEvent('download'), take('Download picture')]);
  expect(picture.suggestedFilename()).toMatch(/^corner - Bestsellers.*\.png$/);
  const bytes = readFileSync(await picture.path());
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(bytes.length).toBeGreaterThan(10_000);
  await take('Copy as sentence');
  await expect(page.getByText('Sentence copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^Tea sold best: 77\s%.*\(1 Feb - 31 Mar 2024, 121 sale lines of corner\.csv\)$/,
  );
});

test('every number has a receipt: what it means, its days and lines, and the number as a sentence', async ({
  page,
}) => {
  await page.goto(`${page.url().split('?')[0]}?from=2024-03-01&to=2024-03-31`);
  await page.getByRole('button', { name: 'About Takings' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Takings' });
  await expect(dialog).toContainText('Everything sold, less what was returned.');
  await expect(dialog).toContainText('63 sale lines');
  await expect(dialog).toContainText(
    /Takings were 584\.00 in March 2024, 22\s%.more than .*\(March 2024, 63 sale lines of corner\.csv\)/,
  );
  await expect(dialog.getByRole('row')).toHaveCount(21);
  await expect(dialog.getByRole('cell', { name: '<img src=x onerror=alert(1)>' }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'About Returned' }).click();
  await expect(page.getByRole('dialog').getByRole('row')).toHaveCount(2);
});

test('paper is light, says what was filtered and compared, and shows no controls', async ({ page }) => {
  await page.goto(`${page.url().split('?')[0]}?from=2024-03-01&to=2024-03-31&product=Tea`);
  await expect(page.getByRole('application')).toBeVisible();
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(
    page.getByText('March 2024, Tea, 32 sale lines of corner.csv, compared with February 2024'),
  ).toBeVisible();
  await expect(page.getByRole('navigation')).toBeHidden();
  await expect(page.getByRole('region', { name: 'Filter' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Show as table' }).first()).toBeHidden();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light');
  await page.setViewportSize({ width: 703, height: 1000 });
  await expectNoSidewaysScroll(page);
  expect((await page.pdf({ format: 'A4' })).subarray(0, 4).toString()).toBe('%PDF');
});

test('the staff room shows the filtered numbers, refreshes itself, says when it cannot, and Escape leaves', async ({
  page,
}) => {
  await page.goto(`${page.url().split('?')[0]}?from=2024-03-01&to=2024-03-31`);
  await page.clock.install();
  await page.getByRole('link', { name: 'Staff room' }).click();
  await expect(page).toHaveURL(/staff-room\?from=2024-03-01&to=2024-03-31$/);
  await expect(page.getByRole('region', { name: 'Takings' })).toContainText('584');
  await expect(page.getByRole('region', { name: 'Filter' })).toBeHidden();
  await expect(page.getByText(/^As of \d\d:\d\d$/)).toBeVisible();
  const again = page.waitForRequest(/api\/data-summary/);
  await page.clock.runFor(61_000);
  await again;
  await page.route('**/api/**', (route) => route.abort());
  await expect(async () => {
    await page.clock.runFor(10_000);
    await expect(page.getByText(/^Could not be refreshed; as of/)).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(page.getByRole('region', { name: 'Takings' })).toContainText('584');
  await page.unroute('**/api/**');
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/summary\?from=2024-03-01&to=2024-03-31$/);
});

test('names from the file are drawn literally', async ({ page }) => {
  await expect(page.getByText('<img src=x onerror=alert(1)>').first()).toBeVisible();
  await expect(page.locator('main img')).toHaveCount(0);
});

test('a filter that selects nothing says so and offers the way out', async ({ page }) => {
  await page.goto(`${page.url().split('?')[0]}?from=2030-01-01&to=2030-01-31`);
  await expect(page.getByText(/No sales/)).toBeVisible();
  await page.getByRole('button', { name: 'Show all dates' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Takings');
});

test('an unknown dashboard says so', async ({ page }) => {
  await page.goto('/d/unknown/summary');
  await expect(page.getByText(/no such dataset/i).first()).toBeVisible();
});

test('a day that stands out is named, and the name shows on the trend until it is taken away', async ({ page }) => {
  const closed = cornerShop()
    .split('\n')
    .filter((line) => !line.includes('2024-02-14'))
    .join('\n');
  const response = await page.request.post('/api/upload-data?fileName=closed.csv', {
    data: closed,
    headers: { 'content-type': 'text/csv' },
  });
  const { dataset } = await response.json();
  await page.goto(`/d/${dataset.id}/summary`);
  const found = page.getByRole('list', { name: 'What stands out' });
  await expect(found).toContainText('Nothing was sold on Wed 14 Feb 2024');
  await found.getByRole('button', { name: 'Name Wed 14 Feb 2024' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('First day')).toHaveValue('2024-02-14');
  await dialog.getByLabel('What happened').fill('<img src=x onerror=alert(1)> street closed');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Nothing stands out' })).toBeVisible();
  const named = page.getByRole('list', { name: 'Named days' });
  await expect(named).toContainText('<img src=x onerror=alert(1)> street closed');
  await page.getByRole('button', { name: 'Show as table' }).first().click();
  await expect(page.getByRole('row', { name: /Wed 14 Feb 2024/ })).toContainText('street closed');

  await named.getByRole('button', { name: /^Change/ }).click();
  await dialog.getByLabel('Last day').fill('2024-02-15');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(named).toContainText('14 - 15 Feb 2024');
  await named.getByRole('button', { name: /^Delete/ }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(named).toBeHidden();
  await expect(found).toContainText('Nothing was sold on Wed 14 Feb 2024');
});

test.describe('March beside February', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto(`${page.url().split('?')[0]}?from=2024-03-01&to=2024-03-31`);
  });

  test('the trend holds averages and the compared days, and a bucket chooses its days', async ({ page }) => {
    const trend = page.getByRole('region', { name: /^Takings were highest/ });
    await expect(trend).toContainText('Average of 7 days');
    await expect(trend).toContainText('February 2024');
    await trend.getByRole('button', { name: 'Show as table' }).click();
    const row = trend.getByRole('row', { name: /Thu 7 Mar 2024/ });
    await expect(row).toContainText('19.00');
    await expect(row).toContainText('Wed 7 Feb 2024');
    await expect(row).toContainText('16.50');
    await trend.getByRole('button', { name: 'Show as chart' }).click();
    await trend.getByRole('application').focus();
    await page.keyboard.press('ArrowRight');
    await expect(trend.getByText('Sat 2 Mar 2024')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/from=2024-03-02&to=2024-03-02/);
    await page.goBack();
    await expect(page).toHaveURL(/to=2024-03-31/);
  });

  test('why takings changed adds up, by parts and by product', async ({ page }) => {
    const parts = page.getByRole('list', { name: 'Parts of the change' }).getByRole('listitem');
    await expect(parts.first()).toContainText('478.50');
    await expect(parts.last()).toContainText('584.00');
    const written = await parts.allTextContents();
    const amounts = written.slice(1, -1).map((text) => {
      const [, sign, digits] = /([+−])?([\d.]+)$/.exec(text) ?? [];
      return Number(digits) * (sign === '−' ? -1 : 1);
    });
    expect(amounts.reduce((sum, amount) => sum + amount, 478.5)).toBeCloseTo(584, 6);
    const brokenDown = page.getByRole('group', { name: 'What the change is broken down by' });
    await brokenDown.getByRole('radio', { name: 'Products' }).check();
    const tea = page.getByRole('list', { name: 'Rose most' }).getByRole('button', { name: /^Tea/ });
    await expect(tea).toContainText('+97.50');
    await expect(tea).toContainText('362.50');
    await tea.click();
    await expect(page).toHaveURL(/product=Tea/);
    await expect(tea).toHaveAttribute('aria-pressed', 'true');
    await tea.click();
    await expect(page).not.toHaveURL(/product=Tea/);
  });

  test('the week is walked through with the arrow keys', async ({ page }) => {
    const week = page.getByRole('grid', { name: 'Takings by weekday and hour' });
    await week.getByRole('gridcell', { name: /^Monday, 10:00/ }).focus();
    await page.keyboard.press('End');
    await expect(week.getByRole('gridcell', { name: /^Sunday, 10:00/ })).toBeFocused();
    await page.keyboard.press('Control+End');
    await expect(page.getByText('Sunday, 18:00 to 19:00: -1.00 on average, 1 receipt in all')).toBeVisible();
  });

  test('a cell of the week, and a whole day, narrow the page to their sales and take themselves off', async ({
    page,
  }) => {
    const week = page.getByRole('grid', { name: 'Takings by weekday and hour' });
    await week.getByRole('gridcell', { name: /^Sunday, 18:00/ }).focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/weekday=7&hour=18/);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Takings were -5');
    await expect(page.getByRole('main')).toContainText('no sales of as many days before');
    await expect(page.getByRole('list', { name: 'Filters in use' })).toContainText('Sunday×18:00 to 19:00');
    await expect(week.getByRole('gridcell', { selected: true })).toHaveCount(1);
    await page.getByRole('button', { name: 'About Takings' }).press('Enter');
    await expect(page.getByRole('dialog')).toContainText('Sunday, 18:00 to 19:00');
    await expect(page.getByRole('dialog')).toContainText('1 sale line');
    await page.keyboard.press('Escape');
    await week.getByRole('gridcell', { selected: true }).press(' ');
    await expect(page).not.toHaveURL(/weekday|hour/);
    await week.getByRole('columnheader', { name: 'Mon' }).click();
    await expect(page).toHaveURL(/weekday=1/);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Takings were 76');
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('584');
  });

  test('a row of a table narrows the page, and takes itself off', async ({ page }) => {
    const card = page.getByRole('region', { name: /^Tea sold best/ });
    await card.getByRole('button', { name: 'Show as table' }).click();
    await card.getByRole('button', { name: '<img src=x' }).click();
    await expect(page).toHaveURL(/product=%3Cimg/);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Takings were 124');
    await page.getByRole('main').getByRole('cell', { name: '<img src=x' }).getByRole('button').click();
    await expect(page).not.toHaveURL(/product=/);
  });

  test('receipts by size and returning customers are shown, and no stores where there are none', async ({ page }) => {
    await expect(page.getByRole('heading', { name: 'The middle receipt holds 2 different products' })).toBeVisible();
    await expect(page.getByRole('heading', { name: '0 of 7 customers bought for the first time' })).toBeVisible();
    await expect(page.getByRole('list', { name: 'Stores' })).toHaveCount(0);
  });
});

test('all dates offer days that have others to be compared with', async ({ page }) => {
  const offer = page.getByRole('region', { name: 'Fewer days show what changed, and why' });
  await offer.getByRole('button', { name: 'Last 28 days' }).click();
  await expect(page.getByRole('list', { name: 'Parts of the change' })).toBeVisible();
});

test('a file of baskets alone shows what it can, without an empty card', async ({ page }) => {
  const response = await page.request.post('/api/upload-data?fileName=baskets.csv', {
    data: 'Milk,Bread\nMilk\nMilk,Bread,Eggs\nTea,Milk\n',
    headers: { 'content-type': 'text/csv' },
  });
  const { dataset } = await response.json();
  await page.goto(`/d/${dataset.id}/summary`);
  await expect(page.getByRole('heading', { name: 'The middle receipt holds 2 different products' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('how sales moved and why');
  await expect(page.getByRole('heading', { name: /cannot/ })).toHaveCount(0);
});

test('nothing scrolls sideways, from a telephone to a desk', async ({ page }) => {
  for (const path of [page.url(), page.url().replace('summary', 'data'), '/']) {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    for (const width of [1440, 375, 320]) {
      await page.setViewportSize({ width, height: 800 });
      await expectNoSidewaysScroll(page);
    }
  }
});

test('dark and light both follow the system', async ({ page }) => {
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await background();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(background).not.toBe(light);
});
