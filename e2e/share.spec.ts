import { devices, expect, test } from '@playwright/test';
import { openCornerShop } from './fixtures/corner-shop';
import { openHome } from './fixtures/home';
import { expectNoSidewaysScroll } from './fixtures/sideways';

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
  for (const section of ['Together', 'Forecast', 'Customers']) await dialog.getByLabel(section).check();
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  await expect(dialog.getByRole('heading')).toHaveText('The link is ready');
  await expect(dialog.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
  const address = (await dialog.getByText(/\/s\/[\w-]{43}$/).textContent()) ?? '';
  await dialog.getByRole('button', { name: 'Done' }).click();
  const links = page.getByRole('list', { name: 'Links' });
  await expect(links).toContainText('Not opened yet. Ends');
  await expect(links).toContainText('Shows Summary, Together, Forecast, Customers · only March 2024');

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
  const summary = visitor.url();
  const pages = visitor.getByRole('navigation', { name: 'Pages' });
  for (const [name, heading] of [
    ['Summary', /584/],
    ['Together', /belong together|Nothing stands out/],
    ['Forecast', /expect/],
    ['Customers', /customers/],
  ] as const) {
    await pages.getByRole('link', { name }).click();
    await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(heading);
    await expectNoSidewaysScroll(visitor);
  }
  for (const name of ['Learn it anew', 'Learn them again', 'Download the list'])
    await expect(visitor.getByRole('button', { name })).toHaveCount(0);
  await visitor.goto(`${summary}?from=2024-01-01&to=2024-12-31`);
  await expect(visitor.getByRole('heading', { level: 1 })).toContainText('584');
  expect(problems).toEqual([]);

  await page.reload();
  await expect(links).toContainText('Opened 2 times');
  await links.getByRole('button', { name: 'Withdraw The <b>owner</b>' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nobody else can see these sales');
  await visitor.reload();
  await expect(visitor.getByRole('main').getByRole('alert')).toContainText('This link does not work any more');
  await visit.close();
});

test('sales stay with a new account, which has a key for programs and comes back with its password', async ({
  page,
}) => {
  await openCornerShop(page);
  const email = `ada-${Date.now()}-${Math.random()}@example.com`;
  await openHome(page);
  await page.getByRole('link', { name: 'Account' }).click();
  await page.getByRole('radio', { name: 'Sign up' }).click();
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill('a long password');
  await page.getByRole('button', { name: 'Make my account' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(email);
  await page.getByLabel('What is it for?').fill('Till');
  await page.getByRole('button', { name: 'Make a key' }).click();
  const key = (await page.getByText(/^[\w-]{43}$/).textContent()) ?? '';
  const asked = await page
    .context()
    .request.fetch('/api/datasets', { headers: { authorization: `Bearer ${key}`, cookie: '' } });
  expect((await asked.json()).datasets).toMatchObject([{ name: 'corner.csv', role: 'owner' }]);
  await expect(page.getByRole('list', { name: 'Keys for programs' })).toContainText('Till');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your account');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in to my account' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Invalid email or password');
  await page.getByLabel('Password').fill('a long password');
  await page.getByRole('button', { name: 'Sign in to my account' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(email);
  await page.getByRole('link', { name: 'Shelfwise' }).click();
  await expect(page.getByRole('main')).toContainText('corner.csv');
});
