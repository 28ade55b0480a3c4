import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codes, query, read } from '../../testing/read';

const header = 'receipt,date,product,quantity,price';
const line = (product: string, style: (cell: string) => string, delimiter = ',') =>
  ['7', '2024-01-05', product, '2', '1.50'].map(style).join(delimiter);
const file = (delimiter: string, lines: string[]) => `${header.replaceAll(',', delimiter)}\n${lines.join('\n')}\n`;

const single = (cell: string) => `'${cell.replaceAll("'", "''")}'`;
const typographic = (cell: string) => `\u201c${cell}\u201d`;
const backslash = (cell: string) => `"${cell.replace(/[\\"]/g, '\\$&')}"`;
const doubled = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const wrapped = (text: string) => `"${text.replaceAll('"', '""')}"`;

const products = async (text: string) => {
  const result = read(text);
  const rows = await query(result.part, 'SELECT product FROM $part');
  return { names: rows.map(({ product }) => product), ...result };
};

describe('cells are read in', () => {
  test.each([',', ';', '\t', '|'])('quotes of any kind, between %j', async (delimiter) => {
    const names = [`Tea${delimiter} green`, "Lay's", '12 in', 'Tea'];
    for (const style of [single, typographic, backslash, doubled]) {
      const { names: found, rows } = await products(
        file(
          delimiter,
          names.map((name) => line(name, style, delimiter)),
        ),
      );
      expect(rows).toMatchObject({ read: 4, kept: 4 });
      expect(found).toEqual(names);
    }
  });

  test.each([
    [
      'single quotes only where needed',
      file(',', [line('Tea', String), line("'Tea, green'", String)]),
      ['Tea', 'Tea, green'],
    ],
    [
      'double quotes inside single ones',
      file(',', [line('12" Tea, x', single), line('Tea', single)]),
      ['12" Tea, x', 'Tea'],
    ],
    [
      'backslashes without quotes',
      file(',', [line('Tea', String), line('Tea\\, green', String)]),
      ['Tea', 'Tea, green'],
    ],
    ['an apostrophe that is no quote', file(',', [line("'n Tea", String), line("Lay's", String)]), ["'n Tea", "Lay's"]],
    [
      'a backslash that escapes nothing',
      file(',', [line('C:\\Tea', doubled), line('Tea\\', doubled)]),
      ['C:\\Tea', 'Tea\\'],
    ],
    [
      'a quote that is not doubled',
      file(',', [line('12" Tea', (cell) => `"${cell}"`), line('Tea', String)]),
      ['12" Tea', 'Tea'],
    ],
  ])('%s', async (_, text, names) => {
    const result = await products(text);
    expect(result.rows).toMatchObject({ read: 2, kept: 2, rejected: 0 });
    expect(result.names).toEqual(names);
  });

  test.each([
    ['lines quoted as a whole', (text: string) => text.split('\n').map(wrapped).join('\n')],
    [
      'and with delimiters behind',
      (text: string) =>
        text
          .split('\n')
          .map((each) => `${wrapped(each)},,;`)
          .join('\r\n'),
    ],
    [
      'twice',
      (text: string) =>
        text
          .split('\n')
          .map((each) => wrapped(wrapped(each)))
          .join('\n'),
    ],
    [
      'where they hold quotes',
      (text: string) =>
        text
          .split('\n')
          .map((each) => (each.includes('"') ? wrapped(each) : each))
          .join('\n'),
    ],
  ])('%s', async (_, wrap) => {
    const names = ['Tea, "green"', 'Tea', 'Tea, x'];
    const text = file(
      ',',
      names.map((name) => line(name, (cell) => (/[",]/.test(cell) ? doubled(cell) : cell))),
    );
    const result = await products(wrap(text.trimEnd()));
    expect(result.rows).toMatchObject({ read: 3, kept: 3, rejected: 0 });
    expect(result.names).toEqual(names);
  });
});

test('quotes that are not doubled are counted, and one that never ends costs its own line', () => {
  const { warnings, rejects } = read(
    file(',', ['7,2024-01-05,"12" Tea",2,1.50', '7,2024-01-05,"Tea,2,1.50', line('Cup', String)]),
  );
  expect(codes(warnings)).toMatchObject({ LOOSE_QUOTE: 1 });
  expect(codes(rejects)).toEqual({ BAD_QUOTE: 1 });
});

test('a single quote that never ends costs its own line only', () => {
  const lines = [line('Tea', single), line('Tea', single).replace("Tea'", 'Tea'), line('Cup', single)];
  expect(read(file(',', lines)).rows).toMatchObject({ read: 3, kept: 2, rejected: 1 });
});

test('values kept as text by a formula are read', () => {
  expect(read(file(',', [line('Tea', (cell) => doubled(`="${cell}"`))]))).toMatchObject({
    rows: { kept: 1 },
    revenueExact: '3',
  });
});

test('numbers of rows that R writes have no name', () => {
  const { columns, rows } = read(`${header}\n"1",${line('Tea', String)}\n"2",${line('Cup', String)}\n`);
  expect(rows.kept).toBe(2);
  expect(columns[0]).toMatchObject({ header: '', role: null });
});

test.each([
  ['Sales[Receipt],Sales[Date],Sales[Product],Sales[Quantity],Sales[Price]'],
  ['orders.receipt,orders.date,orders.product,orders.quantity,orders.price'],
  ['receipt:string,date:date,product:text,quantity:int,price:decimal'],
])('names with what a query tool adds: %s', (names) => {
  expect(read(`${names}\n${line('Tea', String)}\n`)).toMatchObject({ rows: { kept: 1 }, revenueExact: '3' });
});

test('any names come back from any quoting', async () => {
  const name = fc
    .string({ unit: fc.constantFrom('a', 'B', ' ', ',', ';', '"', '\\', '.'), minLength: 1, maxLength: 8 })
    .map((text) => `x${text}x`);
  await fc.assert(
    fc.asyncProperty(
      fc.array(name, { minLength: 2, maxLength: 5 }),
      fc.constantFrom(single, backslash, doubled, wrapped),
      async (names, style) => {
        const lines = names.map((each) => line(each, style === wrapped ? doubled : style));
        const plain = file(',', lines);
        const text = style === wrapped ? plain.trimEnd().split('\n').map(wrapped).join('\n') : plain;
        const mayBeUsual = style === backslash && !names.some((each) => each.includes('"'));
        const expected = mayBeUsual ? names.map((each) => each.replaceAll('\\', '\\\\')) : names;
        expect([names, expected]).toContainEqual((await products(text)).names);
      },
    ),
    { numRuns: 40 },
  );
});
