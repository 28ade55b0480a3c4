import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { openCornerShop } from './fixtures/corner-shop';
import { openHome } from './fixtures/home';
import { regulars } from './fixtures/regulars';
import { expectNoSidewaysScroll } from './fixtures/sideways';

/** The success criteria of WCAG 2.2 at level AA that a program can check. */
const criteria = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const doubtful = 'date,receipt,product,quantity,price\n03/04/2024,1,Tea,1,1.50\n05/06/2024,2,Cup,2,3.00\n';

/** All criteria in light, and contrast in dark as well, which is all that differs; on the page or on the part that is new on it. */
async function expectAccessible(page: Page, part = 'html'): Promise<void> {
  await expectNoViolations(axeOf(page, part).withTags(criteria));
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  await expectNoViolations(axeOf(page, part).withRules(['color-contrast']));
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Violations alone are told, and, as nothing is framed, need not be put together on another page. */
function axeOf(page: Page, part: string): AxeBuilder {
  return new AxeBuilder({ page })
    .include(part)
    .options({ resultTypes: ['violations'] })
    .setLegacyMode();
}

async function expectNoViolations(axe: AxeBuilder): Promise<void> {
  const { violations } = await axe.analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
}

test('the home page', async ({ page }) => {
  await openHome(page);
  await expect(page.getByRole('button', { name: 'Try with sample data' })).toBeVisible();
  await expectAccessible(page);
});

test('the questions of an import and its receipt', async ({ page }) => {
  await openHome(page);
  await page.setInputFiles('input[type=file]', {
    name: 'till.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(doubtful),
  });
  await expect(page.getByRole('dialog')).toContainText('is that');
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Import/ }).click();
  await expect(page.getByRole('dialog')).toContainText('What came out of the file');
  await expectAccessible(page);
});

test('the summary with all its cards', async ({ page }) => {
  await openCornerShop(page);
  await expect(page.getByRole('heading', { name: /stands? out/ })).toBeVisible();
  await page.waitForLoadState('networkidle');
  await expectAccessible(page);
});

test('what opens over the summary, and the staff room', async ({ page }) => {
  await openCornerShop(page);
  await page.getByRole('button', { name: 'About Takings' }).click();
  await expect(page.getByRole('dialog').getByRole('table')).toBeVisible();
  await expectAccessible(page, '[role=dialog]');
  await page.keyboard.press('Escape');
  await page
    .getByRole('region', { name: 'Filter' })
    .getByRole('button', { name: /^Dates/ })
    .click();
  await expect(page.getByRole('dialog').getByRole('grid').first()).toBeVisible();
  await expectAccessible(page, '[role=dialog]');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Name a day' }).click();
  await expect(page.getByRole('dialog').getByLabel('What happened')).toBeVisible();
  await expectAccessible(page, '[role=dialog]');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Take Bestsellers along' }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await expectAccessible(page, '[role=menu]');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Staff room' }).click();
  await expect(page.getByRole('region', { name: 'Takings', exact: true })).toBeVisible();
  await expectAccessible(page);
});

test('the summary on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await openCornerShop(page);
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.waitForLoadState('networkidle');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test('what sells together, in each of its views', async ({ page }) => {
  const response = await page.request.post('/api/sample-data');
  const { dataset } = await response.json();
  await page.goto(`/d/${dataset.id}/basket?basket.with=Penne+pasta+500+g`);
  for (const [view, heading] of [
    ['Bundles', /of which the best brings/],
    ['What goes with', /goes best with Penne pasta/],
    ['Map', /linked most strongly/],
    ['Keep apart', /avoids? each other/],
    ['All rules', /rules hold at least twice as often/],
  ] as const) {
    await page.getByRole('tab', { name: view }).click();
    const panel = page.getByRole('tabpanel', { name: view });
    await expect(panel.getByRole('heading', { name: heading })).toBeVisible();
    await page.waitForLoadState('networkidle');
    await expectAccessible(page, view === 'Bundles' ? 'html' : '[role=tabpanel]');
  }
  await page.setViewportSize({ width: 320, height: 700 });
  await expectNoSidewaysScroll(page);
});

test('the forecast with all its cards', async ({ page }) => {
  await openCornerShop(page);
  await page.getByRole('link', { name: 'Forecast' }).first().click();
  await expect(page.getByRole('region', { name: /^Order for/ })).toContainText('Tea');
  await page.getByText('How good is this?').click();
  await page.setViewportSize({ width: 320, height: 700 });
  await page.waitForLoadState('networkidle');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test('the customers with all their cards', async ({ page }) => {
  const response = await page.request.post('/api/upload-data?fileName=shop.csv', {
    data: regulars(),
    headers: { 'content-type': 'text/csv' },
  });
  const { dataset } = await response.json();
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(`/d/${dataset.id}/segments`);
  await expect(page.getByRole('list', { name: 'Products by value and steadiness' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test('the imports of a dashboard', async ({ page }) => {
  await openCornerShop(page);
  await page.getByRole('link', { name: 'Data' }).first().click();
  await expect(page.getByRole('main')).toContainText('corner.csv');
  await expectAccessible(page);
});

test('sharing, and what opens through a link', async ({ page }) => {
  await openCornerShop(page);
  const [, dataset] = /\/d\/([^/]+)/.exec(page.url()) ?? [];
  const { token } = await (
    await page.request.post('/api/shares', { data: { dataset, name: 'Accountant', password: 'a long password' } })
  ).json();
  await page.goto(`/d/${dataset}/share`);
  await page.getByRole('button', { name: 'Make a link' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('It stops working')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel('Who is it for?').fill('The owner');
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  await expect(dialog.getByRole('heading')).toHaveText('The link is ready');
  await expectAccessible(page);
  const address = (await dialog.getByText(/\/s\/[\w-]{43}$/).textContent()) ?? '';
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('list', { name: 'Links' })).toContainText('The owner');
  await page.setViewportSize({ width: 320, height: 700 });
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Takings');
  await page.waitForLoadState('networkidle');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.goto(`/s/${token}`);
  await page.getByLabel('Password').fill('not this one');
  await page.getByRole('button', { name: 'Open' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('not the password');
  await expectAccessible(page);
  await page.goto('/s/unknown');
  await expect(page.getByRole('main').getByRole('alert')).toContainText('does not work');
  await expectAccessible(page);
});

test('an account', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto('/account');
  await expect(page.getByLabel('Password')).toBeVisible();
  await expectAccessible(page);
  const name = `axe-${Date.now()}@example.com`;
  await page.request.post('/api/auth/sign-up/email', {
    headers: { origin: new URL(page.url()).origin },
    data: { name, email: name, password: 'a long password' },
  });
  await page.request.post('/api/keys', { data: { name: 'Till' } });
  await page.reload();
  await expect(page.getByRole('list', { name: 'Keys for programs' })).toContainText('Till');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});
