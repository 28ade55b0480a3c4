import { expect, test } from 'vitest';
import { codes, read } from '../testing/read';

const header = 'receipt,date,product,quantity,price\n';
const rows = (from: number) =>
  [0, 1, 2].map((index) => `R${from + index},2024-01-${10 + from + index},Tea,2,1.50\n`).join('');
const plain = header + rows(0);

test.each([
  ['a separator line', `sep=;\n${plain.replaceAll(',', ';')}`],
  ['one in quotes and capitals', `"SEP=|"\r\n${plain.replaceAll(',', '|')}`],
  ['one with a rare separator', `sep=^\n${plain.replaceAll(',', '^')}`],
  ['one that is wrong', `sep=;\n${plain}`],
  [
    'rows ended by returns around cells with feeds',
    plain.replaceAll('Tea', '"Green\nTea"').replace(/\n(?!Tea)/g, '\r'),
  ],
  ['forty lines before the header', 'Note\n'.repeat(40) + plain],
  ['a preamble of cells', `Store:,Main Street,,\nFrom:,2024-01-01,To:,2024-01-31\nTotal,Sales,Date,\n\n${plain}`],
  ['measures in the header', plain.replace('quantity,price', 'Quantity (pcs),Price in EUR')],
  ['measures in brackets', plain.replace('quantity,price', 'Qty[pcs],Unit price [€]')],
])('%s', (_, file) => {
  expect(read(file)).toMatchObject({ rows: { read: 3, kept: 3 }, revenueExact: '9' });
});

test.each([
  ['the same', header],
  ['in capitals', header.toUpperCase()],
])('a header repeated under its rows, %s, hides none of them', (_, repeated) => {
  const result = read(`Report\n\n${header}${rows(0)}\nReport\n\n${repeated}${rows(3)}${rows(6)}`);
  expect(result).toMatchObject({ rows: { kept: 9 }, dialect: { headerLine: 3 } });
  expect(codes(result.rejects)).toEqual({ TOO_FEW_FIELDS: 1, REPEATED_HEADER: 1 });
});

test('a header after a single row is a repeated one', () => {
  expect(read(`${header}R0,2024-01-10,Tea,2,1.50\n${plain}`).rows).toMatchObject({ read: 5, kept: 4 });
});
