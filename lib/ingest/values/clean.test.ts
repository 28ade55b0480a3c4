import { expect, test } from 'vitest';
import { cleanName, namesTotals } from './clean';

test.each([
  'Total',
  'TOTAL:',
  'Grand Total',
  'Sub-total',
  'Total for Ann',
  'Total 2024-01-05',
  'Total général',
  'Sous-total',
  'Gesamtsumme',
  'Zwischensumme 3',
  'Insgesamt',
  'Suma total',
  'Total geral',
  'Subtotaal',
  'Totale vendite',
])('%s starts a line of totals', (text) => {
  expect(namesTotals(text)).toBe(true);
});

test.each(['Total Gym', 'Total 0%', 'Totally Tea', 'Summer Tea', 'Somerset', 'Sub', 'Gesamtkunstwerk'])(
  '%s is a name',
  (text) => {
    expect(namesTotals(text)).toBe(false);
  },
);

test.each([
  ['="0012"', '0012'],
  [' ="Tea " ', 'Tea'],
  ['=2+1', '=2+1'],
  ['=""', ''],
])('%j is the name %j', (text, name) => {
  expect(cleanName(text)).toBe(name);
});
