import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { openHome } from './fixtures/home';

test('from sample sales to what belongs together, what goes with it, the map, the rules and their file', async ({
  page,
}) => {
  await openHome(page);
  await page.getByRole('button', { name: 'Try with sample data' }).click();
  await page.getByRole('button', { name: 'Open dashboard' }).click();
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Together' }).click();
  const main = page.getByRole('main');
  // The sample's shoppers are made to buy tea with biscuits.
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    /(Oat biscuits and Earl Grey tea 80 bags|Earl Grey tea 80 bags and Oat biscuits) belong together/,
  );
  const bundles = page.getByRole('tabpanel', { name: 'Bundles' });
  await expect(bundles.getByRole('listitem').filter({ hasText: 'Penne pasta' }).first()).toContainText(
    'also hold Tomato and basil sauce',
  );
  await expect(bundles).toContainText(/break-even discount \d+(\.\d)?\s%/);
  await expect(bundles).toContainText(/steady \d+ of \d+ months/);
  await bundles.getByRole('button', { name: 'About Break-even discount' }).click();
  await expect(page.getByRole('dialog')).toContainText('What the goods cost is not counted.');
  await page.keyboard.press('Escape');

  const counted = main.getByText(/^\d[\d,]* rules?$/);
  const before = await counted.innerText();
  await page.getByRole('slider', { name: /^How common/ }).fill('10');
  await expect(page).toHaveURL(/basket\.support=0\.05/);
  await expect(counted).not.toHaveText(before);
  await page.getByRole('button', { name: 'Choose from the data' }).click();
  await expect(counted).toHaveText(before);

  await page.getByRole('tab', { name: 'What goes with' }).click();
  await page.getByRole('button', { name: /^What goes with these products/ }).click();
  await page.getByRole('combobox', { name: 'What goes with these products?' }).fill('penne');
  await page.getByRole('option', { name: 'Penne pasta 500 g' }).first().click();
  await page.keyboard.press('Escape');
  await expect(main.getByRole('heading', { level: 2 })).toContainText(
    'Tomato and basil sauce goes best with Penne pasta 500 g',
  );

  await page.getByRole('tab', { name: 'All rules' }).click();
  await main.getByRole('searchbox', { name: 'Rules with' }).fill('PENNE');
  const rules = main.getByRole('table', { name: 'Rules' });
  await expect(rules.getByRole('row').nth(1)).toContainText('Penne pasta');
  await expect(page).toHaveURL(/basket\.find=PENNE/);
  await main.getByRole('button', { name: /^Of 100/ }).click();
  await expect(rules.getByRole('columnheader', { name: /^Of 100/ })).toHaveAttribute('aria-sort', 'descending');
  await main.getByRole('button', { name: /^Of 100/ }).click();
  await expect(rules.getByRole('columnheader', { name: /^Of 100/ })).toHaveAttribute('aria-sort', 'ascending');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    main.getByRole('button', { name: 'Download CSV' }).click(),
  ]);
  expect(file.suggestedFilename()).toContain('rules');
  const lines = readFileSync(await file.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(lines[0]).toContain('antecedent,consequent,supportCount');
  expect(lines.length).toBe(await rules.getByRole('row').count());

  await page.getByRole('tab', { name: 'Map' }).click();
  const nodes = main.getByRole('group', { name: /^Map of products/ }).getByRole('button');
  await nodes.first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(main.getByRole('button', { name: 'What goes with it' })).toBeVisible();
  await expect(main.getByRole('group', { name: /^Map of products/ }).locator('[aria-pressed=true]')).toHaveCount(1);

  await page.getByRole('radio', { name: 'Categories' }).check({ force: true });
  await expect(page).toHaveURL(/basket\.by=category/);
  await expect(main).toContainText('of categories');
  await page.goBack();
  await expect(main).toContainText('of products');
});

test('a file of baskets alone tells what belongs together, and what is missing for money and months', async ({
  page,
}) => {
  // Tea and cake, and =bread and milk, go in twos; fruit comes alone, in either place.
  const baskets = Array.from({ length: 120 }, (_, index) => {
    if (index % 3 === 0) return index % 2 === 0 ? 'tea,cake' : 'cake,tea,scone';
    if (index % 3 === 1) return 'milk,=bread';
    return index % 2 === 0 ? `soap,fruit ${'abcdefg'.charAt(index % 7)}` : `fruit ${'abcdefg'.charAt(index % 7)}`;
  });
  const response = await page.request.post('/api/upload-data?fileName=baskets.csv', {
    data: `${baskets.join('\n')}\n`,
    headers: { 'content-type': 'text/csv' },
  });
  const { dataset } = await response.json();
  await page.goto(`/d/${dataset.id}/basket`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('belong together');
  const main = page.getByRole('main');
  await expect(main).toContainText('Of 100 receipts with');
  await expect(main).toContainText('A price column: what belongs together in money');
  await expect(main).toContainText('a date column: how much a month');
  await expect(page.getByRole('tabpanel', { name: 'Bundles' })).not.toContainText('break-even discount');
  await page.getByRole('tab', { name: 'Keep apart' }).click();
  await expect(page.getByRole('tabpanel', { name: 'Keep apart' })).toContainText(/avoid/);
  const csv = await page.request.get(`/api/market-basket-analysis?dataset=${dataset.id}`, {
    headers: { accept: 'text/csv' },
  });
  expect(await csv.text()).toContain("'=bread");
});
