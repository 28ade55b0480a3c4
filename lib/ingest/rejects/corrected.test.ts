import { expect, test } from 'vitest';
import { query, read, refusalOf } from '../testing/read';

const header = 'receipt;date;product;quantity;price;customer\n';
const good = 'R1;25.01.2024;Tea;2;1,50;Ann Lee\n';

test('rejected rows that were corrected are read as the sales they are', async () => {
  const first = read(
    `${header}${good}R2;31.02.2024;=Tea;2;1,50;Ann Lee\nR3;26.01.2024;Cup;two;1.234,50;\nR4;26.01.2024;"Po;t;1;2,00;Bo Ek\nR5;;Pot\n`,
  );
  expect(first.rows).toMatchObject({ kept: 1, rejected: 4 });
  const corrected = first.rejectsCsv
    .replace('31.02.2024', '29.02.2024')
    .replace(';two;', ';3;')
    .replace(/;Pot;;;/, ';Pot;1;4,00;Bo Ek')
    .replace(';R5;;', ';R5;27.01.2024;');
  const second = read(corrected);
  expect(second).toMatchObject({
    rows: { read: 4, kept: 3, rejected: 1 },
    revenueExact: '3710.5',
    dialect: { delimiter: ';', headerLine: 1 },
  });
  const lines = 'SELECT transaction_id t, product p, day::VARCHAR d, customer_id c FROM $part ORDER BY ALL';
  const [ann] = await query(first.part, lines);
  expect(await query(second.part, lines)).toEqual([
    { t: 'R2', p: '=Tea', d: '2024-02-29', c: ann?.c },
    { t: 'R3', p: 'Cup', d: '2024-01-26', c: null },
    { t: 'R5', p: 'Pot', d: '2024-01-27', c: expect.stringMatching(/^[0-9a-f]{16}$/) },
  ]);
});

test('rows left out on purpose stay out', () => {
  const file = 'product;quantity;price\nTea;1;2\nTea;1;2\nCup;x;3\nproduct;quantity;price\n';
  const corrected = read(file, { dropDuplicates: true }).rejectsCsv.replace(';x;', ';4;');
  const again = read(corrected);
  expect(again).toMatchObject({ rows: { read: 3, kept: 1, rejected: 2 }, revenueExact: '12' });
  expect(again.rejects).toMatchObject([{ code: 'LEFT_OUT', count: 2 }]);
});

test('columns of lists come back too', async () => {
  const corrected = read('date,items\n2024-01-05,Tea;Cup\nsoon,-Pot;Cup\n').rejectsCsv.replace('soon', '2024-01-06');
  expect(await query(read(corrected).part, 'SELECT product p FROM $part ORDER BY p')).toEqual([
    { p: '-Pot' },
    { p: 'Cup' },
  ]);
});

test('a file without a header comes back with the same mapping', () => {
  const mapping = { product: 'column 1', quantity: 'column 2' };
  const corrected = read('Tea,1\nCup,x\n', { mapping }).rejectsCsv.replace(',x', ',5');
  expect(read(corrected, { mapping }).rows).toMatchObject({ read: 1, kept: 1 });
});

test('nothing corrected is nothing to add', () => {
  expect(refusalOf(() => read(read(`${header}${good}R2;soon;Tea;1;1;\n`).rejectsCsv))?.reason).toBe('NO_VALID_ROWS');
});

test('personal data is neither in the rejected rows nor in their examples', () => {
  const file =
    'date,product,quantity,email,phone,Cashier name\nsoon,Tea,1,ann@example.com,+44 20 7946 0000,Eva Ek\n2024-01-05,"Te,1,ann@example.com,+44 20 7946 0000,Eva Ek\n2024-01-05,Tea,1,ann@example.com,+44 20 7946 0000,Eva Ek\n2024-01-05,Tea,1,ann@example.com,+44 20 7946 0000,Eva Ek,,x\n';
  const { rejectsCsv, rejects } = read(file);
  expect(rejects.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  expect(JSON.stringify([rejectsCsv, rejects])).not.toMatch(/ann@|7946|Eva/);
  expect(rejectsCsv).toMatch(/soon,Tea,1,"\[customer [0-9a-f]{16}\]","\[left out\]","\[left out\]"\r\n/);
});
