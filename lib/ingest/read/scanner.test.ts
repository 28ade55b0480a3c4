import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toIsoDay } from '../../sales/calendar';
import { fingerprint, print } from '../store/fingerprint';
import { copySeed } from '../store/hash-bytes';
import { codes, read, refusalOf } from '../testing/read';
import { DATE } from './layout';
import { blockRows, plainRows } from './plain-rows';

const cells = (...choices: string[]) => fc.constantFrom(...choices);
const long = 'A long name of some product that no slot has room for, number';
const row = fc.tuple(
  cells('T1', 'T1', 'T2', 'T3456789', '"T 4"', '"T""5"', ' T6', '', 'Total'),
  cells(
    '2024-01-05',
    '2024-02-29',
    '2023-02-29',
    '2024-13-01',
    '2024-01-05T09:30:59',
    '2024-01-05 24:00',
    '13/01/2024',
  ),
  cells('Tea', 'Tea', 'Teapot 1', 'Teapot 12', `${long} 1`, `${long} 2`, '"Cup, large"', 'Ökotee', '', 'Tea\0'),
  cells('1', '2', '-3', '"4"', '1e', '', '12345678901234567890'),
  cells('2.50', '2.5', '£3.00', '0.005', '-0', '.5', '5.', '1,5'),
  cells('', 'K1', 'K2', ' K1', 'K1 '),
  cells('', ',', ',more'),
);

function outcome(lines: string[], newline: string) {
  const text = ['receipt,date,product,quantity,price,customer', ...lines, ''].join(newline);
  const refusal = refusalOf(() => read(text));
  if (refusal !== null) return refusal.reason;
  const { rows, revenueExact, rejects, dateRange, part } = read(text);
  return [rows.kept, rows.rejected, revenueExact, codes(rejects), dateRange, Buffer.from(part).toString('base64')];
}

/** Rows that end in a carriage return alone are never read in blocks. */
test('rows that are read in blocks are read as one by one', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (rows) => {
      const lines = rows.map(
        ([id, date, product, quantity, price, customer, more]) =>
          `${[id, date, product, quantity, price, customer].join(',')}${more}`,
      );
      expect(outcome(lines, '\n')).toEqual(outcome(lines, '\r'));
      expect(outcome(lines, '\r\n')).toEqual(outcome(lines, '\r'));
    }),
    { numRuns: 60 },
  );
});

test('a block has the fingerprints that its rows have by themselves', () => {
  const rows = plainRows();
  if (rows === null) throw new Error('Node runs WebAssembly.');
  const view = new DataView(rows.text.buffer, rows.text.byteOffset);
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer(),
      fc.array(fc.stringMatching(/^[ -+\x2d-~]{1,40}$/), { maxLength: 60 }),
      (start, factor, texts) => {
        const seed = copySeed({ start, factor: factor | 1 });
        const lines = texts.filter((text) => !/^[" \t]/.test(text));
        rows.planOther(0, 0);
        const { written } = new TextEncoder().encodeInto(`${lines.join('\n')}\n`, rows.text);
        const count = lines.length === 0 ? 0 : rows.scan(0, written, 1, 44, 0, blockRows, seed.start, seed.factor);
        expect(count).toBe(lines.length);
        let at = 0;
        lines.forEach((line, index) => {
          fingerprint(view, at, at + line.length, seed);
          expect([rows.prints[index * 2], rows.prints[index * 2 + 1]]).toEqual([print.a, print.b]);
          at += line.length + 1;
        });
      },
    ),
  );
});

test('every day from 1970 to 2100 has its number, and no other day has one', () => {
  const rows = plainRows();
  if (rows === null) throw new Error('Node runs WebAssembly.');
  rows.planOther(0, DATE);
  const scan = (days: string[]) => {
    const { written } = new TextEncoder().encodeInto(days.map((day) => `${day}\n`).join(''), rows.text);
    return rows.scan(0, written, 1, 44, 1, blockRows, 1, 1);
  };
  const last = 47_846;
  expect(toIsoDay(last)).toBe('2100-12-31');
  for (let first = 0; first <= last; first += blockRows) {
    const days = Array.from({ length: Math.min(blockRows, last + 1 - first) }, (_, index) => first + index);
    expect(scan(days.map(toIsoDay))).toBe(days.length);
    expect([...rows.days.subarray(0, days.length)]).toEqual(days);
  }
  for (const day of ['1969-12-31', '2101-01-01', '2023-02-29', '2100-02-29', '2024-04-31', '2024-00-10', '2024-13-01'])
    expect(scan([day]), day).toBe(0);
});
