import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupRows } from '../store/sale-columns';
import { codes, query, read, refusalOf } from '../testing/read';

const cells = (...choices: string[]) => fc.constantFrom(...choices);
const begun = fc.record({
  receipt: cells('T1', 'T1', 'T1', 'T2', 'T12', '"T""3"', ' T1', ''),
  date: cells(
    '2024-01-05',
    '2024-01-05',
    '2024-01-05 09:30',
    '13/01/2024',
    '01/25/2024',
    '5 Jan 2024',
    '"2024-01-05"',
    'x',
    '',
  ),
  time: cells('10:15', '10:15', '10:15:59', '9.30 pm', ''),
  store: cells('Park', 'Park', 'Park ', '"Park, 1"', 'Parkside', ''),
});
const ended = fc.tuple(
  cells('Tea', 'Tea', '"Cup"', 'Tea pot', ''),
  cells('1', '1', '2', '"1"', '1e'),
  cells('2.50', '2.50', '2.5', '$3.00', '-'),
);
const rows = fc.array(fc.tuple(begun, fc.array(ended, { minLength: 1, maxLength: 6 })), {
  minLength: 1,
  maxLength: 12,
});

function outcome(header: string, lines: string[]) {
  const text = [header, ...lines, ''].join('\n');
  const refusal = refusalOf(() => read(text));
  if (refusal !== null) return refusal.reason;
  const { rows, revenueExact, rejects, warnings, dateRange, dialect, part } = read(text);
  const { DUPLICATE_ROW: _, ...said } = codes(warnings);
  const { dateOrder, decimal } = dialect;
  const counted = [rows.kept, rows.rejected, revenueExact, codes(rejects), said, dateRange, dateOrder, decimal];
  return [...counted, Buffer.from(part).toString('base64')];
}

/** A cell that nothing is read from and that differs in each row keeps the cells behind it from being taken from the row before. */
test.each(['receipt,date,time,store', 'date,time,receipt,store', 'store,time,date,receipt'])(
  'rows that begin like the row before are read as if they did not: %s',
  (order) => {
    const names = order.split(',');
    fc.assert(
      fc.property(rows, (receipts) => {
        const lines = receipts.flatMap(([cells, ends]) =>
          ends.map((end) => [...names.map((name) => new Map(Object.entries(cells)).get(name)), ...end].join(',')),
        );
        const header = `${order},product,quantity,price`;
        const apart = lines.map((line, index) => `${index}z,${line}`);
        expect(outcome(header, lines)).toEqual(outcome(`zzz,${header}`, apart));
      }),
      { numRuns: 50 },
    );
  },
);

test('a receipt that two row groups share is whole', async () => {
  const lines = Array.from(
    { length: groupRows + 8 },
    (_, index) => `R${Math.floor(index / 5)},2024-01-05,Park,Tea,1,1\n`,
  );
  const { part } = read(`receipt,date,store,product,quantity,price\n${lines.join('')}`);
  const sql = 'SELECT transaction_id id, store, count(*)::int lines FROM $part GROUP BY 1, 2 HAVING count(*) <> 5';
  expect(await query(part, sql)).toEqual([]);
});
