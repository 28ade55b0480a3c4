import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { expectNoSidewaysScroll } from './fixtures/sideways';

const names = [
  '<img src=x onerror=alert(1)>',
  '__proto__',
  "=cmd|' /C calc'!A0",
  'constructor',
  'x'.repeat(200),
  '🍰 gâteau 👩‍👩‍👧',
  'شاي أخضر',
  '100% _ \\ "quoted"; DROP TABLE',
];

/** Every name is a product, a category and a store at once, the first sold most. */
function hostileShop(): string {
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = ['Receipt,Date,Product,Category,Store,Quantity,Unit price'];
  for (let day = 1; day <= 28; day++)
    for (const [index, name] of names.entries())
      for (const month of ['01', '02']) {
        const date = `2024-${month}-${String(day).padStart(2, '0')}`;
        const cells = [`R${date}`, `${date} 1${index}:00`, quote(name), quote(name), quote(name), 10 - index, '2.00'];
        lines.push(cells.join(','));
      }
  return `${lines.join('\n')}\n`;
}

test('whatever names hold, they are drawn as they are, narrow the page, and go along safely', async ({ page }) => {
  page.on('dialog', () => {
    throw new Error('A name from the file ran as script.');
  });
  const response = await page.request.post('/api/upload-data?fileName=%3Cb%3Ehostile.csv', {
    data: hostileShop(),
    headers: { 'content-type': 'text/csv' },
  });
  const { dataset } = await response.json();
  await page.goto(`/d/${dataset.id}/summary?from=2024-02-01&to=2024-02-28`);
  const main = page.getByRole('main');
  for (const list of ['Bestsellers', 'Categories', 'Stores'])
    for (const name of names)
      await expect(main.getByRole('list', { name: list }).getByText(name, { exact: true })).toBeVisible();
  await expect(page.locator('main img, header img')).toHaveCount(0);
  await expectNoSidewaysScroll(page);

  const products = page.getByRole('region', { name: 'All products' });
  for (const [index, name] of names.entries()) {
    const address = page.waitForURL((url) => url.searchParams.getAll('product').join() === name);
    await products.getByRole('button', { name, exact: true }).click();
    await address;
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`Takings were ${56 * (10 - index)}`);
    await expect(page.getByRole('list', { name: 'Filters in use' })).toContainText(name);
    await products.getByRole('button', { name, exact: true }).click();
    await expect(products.getByRole('rowheader')).toHaveCount(names.length);
  }

  const [csv] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download CSV' }).click(),
  ]);
  const written = readFileSync(await csv.path(), 'utf8');
  expect(written.startsWith('\uFEFF')).toBe(true);
  expect(written).toContain(`'=cmd|' /C calc'!A0`);
  expect(written).not.toMatch(/(^|,|\n)"?=cmd/);
  for (const name of names.slice(0, 2)) expect(written).toContain(name);

  await page.getByRole('button', { name: 'About Takings' }).click();
  await expect(
    page
      .getByRole('dialog')
      .getByRole('cell', { name: names[0] ?? '' })
      .first(),
  ).toBeVisible();
  await page.keyboard.press('Escape');

  const link = await page.request.post('/api/shares', {
    data: { dataset: dataset.id, name: '<img src=x onerror=alert(1)>', sections: ['summary'] },
  });
  const { url } = await link.json();
  const [script = ''] = names;
  for (const [address, shown] of [
    [`/d/${dataset.id}/forecast`, script],
    [`/d/${dataset.id}/basket?basket.view=rules&basket.all=1`, script],
    [`/d/${dataset.id}/segments`, script],
    [`/d/${dataset.id}/data`, '<b>hostile.csv'],
    [`/d/${dataset.id}/share`, script],
    [`/d/${dataset.id}/staff-room`, '<b>hostile.csv'],
    [url, script],
  ]) {
    await page.goto(address);
    await expect(page.locator('body')).toContainText(shown);
    await expect(page.locator('img[src=x]')).toHaveCount(0);
  }
});
