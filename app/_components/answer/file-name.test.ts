import { expect, test } from 'vitest';
import { everything } from '@/lib/sales/filter';
import { fileNameOf } from './file-name';
import type { Source } from './source';

const source: Source = {
  dataset: 'd',
  dataVersion: 'v',
  rows: 12345,
  name: 'online_retail.csv',
  days: { from: '2011-03-01', to: '2011-03-31' },
  compared: null,
  filter: { ...everything, from: '2011-03-01', to: '2011-03-31' },
};
const narrowed = (product: string) => ({ ...source, filter: { ...source.filter, product: [product] } });

test.each([
  [source, 'online_retail - Takings by week - 2011-03-01 to 2011-03-31.csv'],
  [{ ...source, days: null }, 'online_retail - Takings by week.csv'],
  [narrowed('Tea'), 'online_retail - Takings by week - 2011-03-01 to 2011-03-31 - Tea.csv'],
  [narrowed('<img src=x>'), 'online_retail - Takings by week - 2011-03-01 to 2011-03-31 - img src=x.csv'],
  [narrowed('../\u202Eetc'), 'online_retail - Takings by week - 2011-03-01 to 2011-03-31 - .. etc.csv'],
  [
    { ...source, filter: { ...source.filter, weekday: [4], hour: [12], search: 'tea' } },
    'online_retail - Takings by week - 2011-03-01 to 2011-03-31 - names with “tea”, Thursday, 12 00 to 13….csv',
  ],
])('a file says what it holds: %#', (asked, expected) => {
  expect(fileNameOf('Takings by week', asked, 'csv')).toBe(expected);
});

test('a long name is cut between characters', () => {
  const name = fileNameOf('Takings', narrowed('🍰'.repeat(200)), 'csv');
  expect(name).toBe(`online_retail - Takings - 2011-03-01 to 2011-03-31 - ${'🍰'.repeat(39)}….csv`);
});
