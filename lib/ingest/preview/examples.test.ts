import { expect, test } from 'vitest';
import { read } from '../testing/read';

const header = 'Belegnummer;Datum;Uhrzeit;Artikel;Menge;Einzelpreis;Customer ID;E-Mail;Notiz\n';
const file = `${header}${[
  '000123;31/12/2010 8:26;8:05; Möhre ;1,5;1.234,50 €;C1;a@b.org;x',
  'C536379;01/02/2011;20:15:30;Tee;ERROR;;;b@c.org;y',
].join('\n')}\n`;

test('cells stand beside what they were read as', () => {
  const { columns } = read(file);
  const byHeader = Object.fromEntries(
    columns.map(({ header, examples }) => [
      header,
      examples.map(({ written, understood }) => `${written} -> ${understood}`),
    ]),
  );
  expect(byHeader).toEqual({
    Belegnummer: ['000123 -> 000123', 'C536379 -> C536379'],
    Datum: ['31/12/2010 8:26 -> 2010-12-31', '01/02/2011 -> 2011-02-01'],
    Uhrzeit: ['8:05 -> 08:05:00', '20:15:30 -> 20:15:30'],
    Artikel: ['Möhre -> Möhre', 'Tee -> Tee'],
    Menge: ['1,5 -> 1.5', 'ERROR -> null'],
    Einzelpreis: ['1.234,50 € -> 1234.5'],
    'Customer ID': ['C1 -> C1'],
    'E-Mail': [],
    Notiz: ['x -> null', 'y -> null'],
  });
  expect(columns.map(({ example }) => example)).toContain('31/12/2010 8:26');
});

test('a date column with clocks gives both, a basket its products', () => {
  const [date, , items] = read(
    'Date,Receipt,Items\n2024-01-05 09:15:00,1,Tea;Cup\n2024-01-05T10:15,2,Cup;Pot;Jug\n',
  ).columns;
  expect(date?.examples.map(({ understood }) => understood)).toEqual(['2024-01-05T09:15:00', '2024-01-05T10:15:00']);
  expect(items?.examples[1]).toEqual({ written: 'Cup;Pot;Jug', understood: 'Cup, Pot, Jug' });
});
