import { expect, type Page, test } from '@playwright/test';
import { writeXlsx } from 'hucre';
import { cornerShop } from './fixtures/corner-shop';
import { openHome } from './fixtures/home';

const choose = (page: Page, name: string, content: string | Buffer) =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });

/** What a browser does when a file is dropped on the page. */
async function drop(page: Page, name: string, content: string) {
  const dataTransfer = await page.evaluateHandle(
    ([fileName, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text ?? ''], fileName ?? '', { type: 'text/csv' }));
      return transfer;
    },
    [name, content],
  );
  for (const type of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent('body', type, { dataTransfer });
}

test('a dropped file becomes a receipt, then a dashboard that can be renamed and deleted', async ({ page }) => {
  await openHome(page);
  await drop(page, 'corner shop.csv', cornerShop());
  const receipt = page.getByRole('dialog', { name: 'What came out of the file' });
  await expect(receipt).toContainText('122 lines read = 121 kept + 1 sent back');
  await expect(receipt).toContainText('1,062.50');
  await expect(receipt.getByRole('table', { name: 'Why lines were sent back' })).toContainText('line 123');
  const download = page.waitForEvent('download');
  await receipt.getByRole('link', { name: /Download the 1 line/ }).click();
  expect((await download).suggestedFilename()).toBe('rejected rows of corner shop.csv');
  await receipt.getByRole('button', { name: 'Open dashboard' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('1 Feb 2024 to 31 Mar 2024');

  await openHome(page);
  const list = page.getByRole('table', { name: 'Your dashboards' });
  await expect(list.getByRole('row', { name: /corner shop\.csv/ })).toContainText('121');
  await page.getByRole('button', { name: 'Rename corner shop.csv' }).click();
  await page.getByRole('textbox').fill('Corner shop 2024');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^(Rename|Save)/ })
    .click();
  await expect(list.getByRole('link', { name: 'Corner shop 2024' })).toBeVisible();
  await page.getByRole('button', { name: 'Delete Corner shop 2024' }).click();
  await page
    .getByRole('alertdialog')
    .or(page.getByRole('dialog'))
    .getByRole('button', { name: /^Delete/ })
    .click();
  await expect(page.getByText('None yet.')).toBeVisible();
});

test('undo takes an import back, and the same file twice counts once', async ({ page }) => {
  await openHome(page);
  await choose(page, 'march.csv', cornerShop());
  const receipt = page.getByRole('dialog');
  await receipt.getByRole('button', { name: 'Open dashboard' }).click();
  await openHome(page);
  await choose(page, 'march.csv', cornerShop());
  await expect(receipt).toContainText('imported before');
  await receipt.getByRole('button', { name: 'Open dashboard' }).click();
  await page.getByRole('link', { name: 'Data' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Undo the import' }).click();
  await expect(page).toHaveURL('/');
  await expect(page.getByText('None yet.')).toBeVisible();
});

test('a file that is none says why, and earlier data stay', async ({ page }) => {
  await openHome(page);
  await choose(page, 'march.csv', cornerShop());
  await page.getByRole('button', { name: 'Open dashboard' }).click();
  await openHome(page);
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  for (const [content, words] of [
    [png, /image/i],
    ['', /no text/i],
    ['Product,Quantity\n', /no sales/i],
  ] as const) {
    await choose(page, 'till.csv', Buffer.from(content));
    const dialog = page.getByRole('dialog', { name: 'The file was not imported' });
    await expect(dialog).toContainText(words);
    await dialog.getByRole('button', { name: 'Close' }).last().click();
  }
  await expect(page.getByRole('table', { name: 'Your dashboards' }).getByRole('row')).toHaveCount(2);
});

test('dates with two readings are asked about, and read the way that is chosen', async ({ page }) => {
  const lines = ['2024-01-02', '2024-02-03', '2024-05-04'].map((day, index) => {
    const [year, month, date] = day.split('-');
    return `R${index},${month}/${date}/${year},Tea,${index + 1},2.50`;
  });
  await openHome(page);
  await choose(page, 'march.csv', `Receipt,Date,Product,Quantity,Unit price\n${lines.join('\n')}\n`);
  const review = page.getByRole('dialog', { name: 'This is what I understood' });
  await expect(review.getByRole('heading', { name: /^3 lines, .* total 15\.00$/ })).toBeFocused();
  await expect(review.getByRole('heading', { name: /01\/02\/2024: is that 1 February or 2 January\?/ })).toBeVisible();
  await expect(review.getByRole('radio', { name: 'Day first: 1 February' })).toBeChecked();
  await review.getByRole('radio', { name: 'Day first: 1 February' }).press('ArrowRight');
  await expect(review.getByRole('heading', { name: '3 lines, 2 Jan - 4 May 2024, total 15.00' })).toBeVisible();
  await review.getByRole('button', { name: 'Import' }).click();
  await page.getByRole('button', { name: 'Open dashboard' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2 Jan 2024 to 4 May 2024');
});

test('columns that are not known can be named, and a role that is given twice moves', async ({ page }) => {
  await openHome(page);
  await choose(
    page,
    'what.csv',
    'Day,What,Note,Quantity,Price\n2024-03-04,Tea,hot,2,2.50\n2024-03-05,Cake,fresh,1,4.00\n',
  );
  const review = page.getByRole('dialog', { name: 'This is what I understood' });
  await expect(review.getByRole('heading', { name: /^No column says which product was sold/ })).toBeFocused();
  await expect(review.getByRole('button', { name: 'Import' })).toBeDisabled();
  await review.getByLabel('What "Note" is').selectOption('Product');
  await expect(review.getByRole('heading', { name: '2 lines, 4 - 5 Mar 2024, total 9.00' })).toBeVisible();
  await review.getByLabel('What "What" is').selectOption('Product');
  await expect(review.getByLabel('What "Note" is')).toHaveValue('');
  await review.getByRole('button', { name: 'Import' }).click();
  const receipt = page.getByRole('dialog', { name: 'What came out of the file' });
  await expect(receipt.getByRole('row', { name: 'What Product Tea' })).toBeVisible();
  await receipt.getByRole('button', { name: 'Open dashboard' }).click();
  await expect(page.getByText('Cake').first()).toBeVisible();
});

test('cells stand beside what they were read as, with the line that proves it', async ({ page }) => {
  await openHome(page);
  const lines = ['03/04/2024 8:26;R1;Möhre;1,5;1.234,50', '25/04/2024 9:00;R2;Tee;2;2,00', 'gestern;R3;Tee;1;2,00'];
  await choose(page, 'april.csv', `Datum;Belegnummer;Artikel;Menge;Einzelpreis\n${lines.join('\n')}\n`);
  const review = page.getByRole('dialog', { name: 'This is what I understood' });
  await expect(review).toContainText(
    '03/04/2024: is that 3 April or 4 March? Line 3 has 25/04/2024, so the day comes first.',
  );
  await expect(review).toContainText('Line 2 has 1.234,50, so a comma stands before the cents.');
  await expect(review.getByRole('row', { name: /^Datum/ })).toContainText('Wed 3 Apr 2024, 08:26');
  await expect(review.getByRole('row', { name: /^Einzelpreis/ })).toContainText('1,234.50');
  await expect(review.getByRole('listitem').filter({ hasText: 'Stores compared' })).toContainText(
    'not without a store column',
  );
});

test('a file without a header is mapped, and its currency chosen', async ({ page }) => {
  await openHome(page);
  await choose(page, 'bare.csv', '2024-03-04,Tea,2,2.50\n2024-03-05,Cake,1,4.00\n');
  const review = page.getByRole('dialog', { name: 'This is what I understood' });
  await expect(review.getByRole('heading', { name: /^The file does not name its columns/ })).toBeFocused();
  await expect(review.getByRole('row', { name: /^column 2/ })).toContainText('Cake');
  for (const [column, role] of [
    ['column 2', 'Product'],
    ['column 1', 'Date'],
    ['column 3', 'Quantity'],
    ['column 4', 'Price of one'],
  ])
    await review.getByLabel(`What "${column}" is`).selectOption(role ?? '');
  await expect(review.getByRole('heading', { name: '2 lines, 4 - 5 Mar 2024, total 9.00' })).toBeVisible();
  await review.getByRole('button', { name: 'Currency of the amounts Not known' }).press('Enter');
  await page.getByRole('combobox', { name: 'Currency of the amounts' }).pressSequentially('Swiss');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(review.getByRole('heading', { name: /total CHF\s9\.00$/ })).toBeVisible();
  await review.getByRole('button', { name: 'Import' }).click();
  await expect(page.getByRole('dialog', { name: 'What came out of the file' })).toContainText('2 lines read');
});

test('a workbook with two sheets of sales asks which', async ({ page }) => {
  const sheet = (name: string, product: string) => ({
    name,
    rows: [
      ['Date', 'Receipt', 'Product', 'Quantity', 'Price'],
      ['2024-03-01', 'R1', product, 1, 2.5],
    ],
  });
  const book = await writeXlsx({ sheets: [sheet('March', 'Tea'), sheet('April', 'Cake')] });
  await openHome(page);
  await choose(page, 'book.xlsx', Buffer.from(book));
  const review = page.getByRole('dialog', { name: 'This is what I understood' });
  await expect(review.getByLabel('Which sheet holds the sales?')).toHaveValue('March');
  await review.getByLabel('Which sheet holds the sales?').selectOption('April');
  await expect(review.getByRole('row', { name: /^Product/ })).toContainText('Cake');
  const released = page.waitForRequest((request) => request.method() === 'DELETE');
  await review.getByRole('button', { name: 'Cancel' }).click();
  expect((await released).url()).toContain('/api/uploads/');
});

const ambiguous = 'Receipt,Date,Product,Quantity,Price\nR1,01/02/2024,Tea,1,2.50\nR2,02/02/2024,Tea,1,2.50\n';

test('a doubtful file that is cancelled is not stored', async ({ page }) => {
  await openHome(page);
  await choose(page, 'doubtful.csv', ambiguous);
  const review = page.getByRole('dialog', { name: 'This is what I understood' });
  await review.getByRole('button', { name: 'Cancel' }).click();
  await expect(review).toBeHidden();
  await page.reload();
  await expect(page.getByText('None yet.')).toBeVisible();
});

test('a file that waited too long is sent again', async ({ page }) => {
  await openHome(page);
  await choose(page, 'doubtful.csv', ambiguous);
  const review = page.getByRole('dialog', { name: 'This is what I understood' });
  await page.route('**/api/upload-data?*dryRun=1*', (route) =>
    route.continue({
      url: route
        .request()
        .url()
        .replace(/upload=[^&]*/, 'upload=00000000-0000-4000-8000-000000000000'),
    }),
  );
  await review.getByRole('radio', { name: /^Month first/ }).check({ force: true });
  await expect(review).toContainText('not kept on the server any more');
  await page.unrouteAll();
  await review.getByRole('button', { name: 'Send the file again' }).click();
  await expect(review.getByRole('button', { name: 'Import' })).toBeEnabled();
  await review.getByRole('radio', { name: /^Month first/ }).check({ force: true });
  await expect(review.getByRole('heading', { name: /^2 lines, 2 Jan - 2 Feb 2024/ })).toBeVisible();
});

test('of two choices in a row the later one counts, and the old answer stays until then', async ({ page }) => {
  await openHome(page);
  await choose(page, 'doubtful.csv', ambiguous);
  const review = page.getByRole('dialog', { name: 'This is what I understood' });
  const dayFirst = review.getByRole('heading', { name: /^2 lines, 1 - 2 Feb 2024/ });
  await expect(dayFirst).toBeVisible();
  await page.route('**/api/upload-data?*dateOrder=mdy*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await route.continue().catch(() => {});
  });
  await review.getByRole('radio', { name: /^Day first/ }).press('ArrowRight');
  await expect(review.getByText('Reading the file again')).toBeVisible();
  await expect(dayFirst).toBeVisible();
  await review.getByRole('radio', { name: /^Month first/ }).press('ArrowLeft');
  await expect(review.getByRole('button', { name: 'Import' })).toBeEnabled();
  await page.waitForTimeout(1200);
  await expect(dayFirst).toBeVisible();
  await expect(review.getByRole('radio', { name: /^Day first/ })).toBeChecked();
});

test('several files become one dashboard; a refused one and a doubtful one do not stop the others', async ({
  page,
}) => {
  const header = 'Receipt,Date,Product,Quantity,Price';
  const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await openHome(page);
  await page
    .locator('input[type=file]')
    .setInputFiles([
      csv('doubtful.csv', ambiguous),
      csv('march.csv', `${header}\nM1,2024-03-05,Tea,2,2.50\n`),
      csv('empty.csv', ''),
      csv('may.csv', `${header}\nA1,2024-05-06,Cake,1,4.00\n`),
    ]);
  const review = page.getByRole('dialog', { name: 'This is what I understood' });
  await expect(review).toContainText('doubtful.csv');
  await review.getByRole('button', { name: 'Import' }).click();
  const result = page.getByRole('dialog', { name: 'What came out of the files' });
  await expect(result.getByRole('heading', { name: '3 of 4 files imported' })).toBeFocused();
  await expect(result.getByRole('alert')).toContainText(/no text/i);
  await result
    .getByText(/may\.csv/)
    .first()
    .click();
  await expect(result).toContainText('4.00');
  await result.getByRole('button', { name: 'Undo' }).first().click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Undo the import' }).click();
  await expect(result).toContainText('2 of 4 files imported');
  await result.getByRole('button', { name: 'Open dashboard' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('1 Feb 2024 to 5 Mar 2024');
});

test('the beginning of a file is shown before the rest is sent', async ({ page }) => {
  await openHome(page);
  await page.route('**/api/upload-data*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 3000));
    await route.continue().catch(() => {});
  });
  await choose(page, 'march.csv', cornerShop());
  const look = page.getByRole('dialog', { name: 'Reading your file' }).getByRole('region', { name: 'A first look' });
  await expect(look).toContainText('the first 121 lines from 1 Feb - 31 Mar 2024');
  await expect(look).toContainText('A first look at the beginning of the file.');
  await expect(page.getByRole('dialog', { name: 'What came out of the file' })).toBeVisible();
});

test('a file that is no text is refused without being sent', async ({ page }) => {
  await openHome(page);
  const sent: string[] = [];
  page.on('request', (request) => sent.push(new URL(request.url()).pathname));
  await choose(page, 'till.csv', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
  await expect(page.getByRole('dialog', { name: 'The file was not imported' })).toContainText('PNG image');
  expect(sent).not.toContain('/api/upload-data');
});

test('a file that shares lines with a dashboard asks how to add them, and undo gives replaced dates back', async ({
  page,
}) => {
  const header = 'Receipt,Date,Product,Quantity,Price';
  const march = `${header}\nR1,2024-03-01,Tea,1,2.50\nR2,2024-03-05,Cake,1,4.00\n`;
  await openHome(page);
  await choose(page, 'march.csv', march);
  await page.getByRole('button', { name: 'Open dashboard' }).click();
  await page.getByRole('link', { name: 'Data' }).click();
  await choose(page, 'april.csv', `${march.replace('Cake,1', 'Cake,2')}R3,2024-04-02,Tea,1,2.50\n`);
  const review = page.getByRole('dialog', { name: 'This is what I understood' });
  await expect(
    review.getByRole('heading', { name: /^1 line is new, 1 is here already, 1 has changed\./ }),
  ).toBeVisible();
  await expect(review.getByRole('radio', { name: /^Add only the new lines/ })).toBeChecked();
  await review.getByRole('radio', { name: /^Add only the new lines/ }).press('ArrowDown');
  await expect(review.getByRole('radio', { name: /^Replace these dates 2 lines of 1 Mar - 2 Apr 2024/ })).toBeChecked();
  await review.getByRole('button', { name: 'Import' }).click();
  const receipt = page.getByRole('dialog', { name: 'What came out of the file' });
  await expect(receipt).toContainText('3 lines read = 3 kept + 0 sent back');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('3 rows from 2 files');
  await expect(page.getByText('0 rows (2 replaced by a later file)')).toBeVisible();
  await page.getByRole('button', { name: 'Receipt of april.csv' }).click();
  await page.getByRole('listitem').filter({ hasText: 'april.csv' }).getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Undo the import' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('2 rows from 1 file');

  await choose(page, 'turned.csv', `${header}\nR2,2024-03-05,Cake,1,4.00\nR1,2024-03-01,Tea,1,2.50\n`);
  await expect(receipt).toContainText('Every line of this file is here already');
});

test('a running upload shows its progress and can be cancelled', async ({ page }) => {
  await openHome(page);
  await page.route('**/api/upload-data*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 3000));
    await route.continue().catch(() => {});
  });
  await choose(page, 'march.csv', cornerShop());
  const dialog = page.getByRole('dialog', { name: 'Reading your file' });
  await expect(dialog.getByRole('progressbar')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await page.reload();
  await expect(page.getByText('None yet.')).toBeVisible();
});

test('the sample sales are one press away', async ({ page }) => {
  await openHome(page);
  await page.getByRole('button', { name: 'Try with sample data' }).click();
  await page.getByRole('button', { name: 'Open dashboard' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/Takings/);
  await expect(page.getByRole('list', { name: 'Categories' }).or(page.getByLabel('Categories')).first()).toBeVisible();
});
