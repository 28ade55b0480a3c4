import { describe, expect, test } from 'vitest';
import { codes, query, read } from './testing/read';

describe('the amount of a line', () => {
  test('is its own total where the file has one; the price is stored all the same', async () => {
    const result = read('product,quantity,unit_price,total_price\nTea,3,1.10,3.30\nMilk,2,1.00,2.50\n');
    expect(result).toMatchObject({ revenueExact: '5.8', revenueFrom: 'lineTotal' });
    expect(codes(result.warnings)).toMatchObject({ AMOUNT_DISAGREES: 1 });
    expect(await query(result.part, 'SELECT unit_price::DOUBLE p, amount::DOUBLE a FROM $part')).toEqual([
      { p: 1.1, a: 3.3 },
      { p: 1, a: 2.5 },
    ]);
  });

  test.each([
    // 3 x 3.333 = 9.999: within half a cent of 10.00, not of 9.99
    ['3,3.333,10.00', 0],
    ['3,3.333,9.99', 1],
    ['1.5,0.33,0.50', 0],
    ['1.5,0.33,0.49', 0],
    ['1.5,0.33,0.48', 1],
    ['-2,1.25,-2.50', 0],
    ['-2,1.25,2.50', 1],
    ['1000000,999999.999,999999999000.00', 0],
  ])('%s disagrees %d times', (row, count) => {
    const { warnings, rejects } = read(`product,quantity,price,line total\nTea,1,1.00,1.00\nTea,${row}\n`);
    expect(rejects.map(({ code }) => code)).toEqual(row.includes('999999999000') ? ['OUT_OF_RANGE'] : []);
    expect(codes(warnings).AMOUNT_DISAGREES ?? 0).toBe(count);
  });

  test.each([
    // Order totals beside the columns of its lines
    [
      'Name,Subtotal,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price\n#1,5.00,6.00,2024-01-05,2,Tea,1.50\n#1,5.00,6.00,2024-01-05,1,Cup,2.00\n',
      '5',
    ],
    // A total that repeats itself on the lines of an order
    [
      'order id,product,quantity,price,total\n1,Tea,2,1.50,5.00\n1,Cup,1,2.00,5.00\n2,Tea,1,1.50,1.50\n2,Cup,2,2.00,5.50\n3,Tea,1,1.50,3.50\n3,Cup,1,2.00,3.50\n',
      '14',
    ],
    // The same, left blank after the first line
    ['order id,product,quantity,price,total\n1,Tea,2,1.50,5.00\n1,Cup,1,2.00,\n1,Pot,1,9.00,\n', '14'],
    ['product,quantity,price,order total,order value\nTea,2,1.50,9\n'.replace('9\n', '9,9\n'), '3'],
  ])('is never the total of an order: %j', (file, revenueExact) => {
    expect(read(file)).toMatchObject({ revenueExact, revenueFrom: 'quantityTimesPrice' });
  });
});

describe('a missing one of quantity, price and total', () => {
  test('is worked out from the other two, and counted', async () => {
    const result = read(
      'product,quantity,price,total\nTea,2,1.50,3.00\nA,ERROR,1.50,3.00\nB,2,UNKNOWN,3.00\nC,2,1.50,\nD,3,,10.00\nE,,0.30,1.00\nF,-2,,-3.00\n',
    );
    expect(result.rows).toMatchObject({ kept: 7, rejected: 0 });
    expect(codes(result.warnings).DERIVED_VALUE).toBe(6);
    expect(result.warnings.find(({ code }) => code === 'DERIVED_VALUE')?.message).toContain(
      '2 quantities, 3 unit prices, 1 line total',
    );
    expect(
      await query(result.part, 'SELECT quantity::DOUBLE q, unit_price::DOUBLE p, amount::DOUBLE a FROM $part OFFSET 1'),
    ).toEqual([
      { q: 2, p: 1.5, a: 3 },
      { q: 2, p: 1.5, a: 3 },
      { q: 2, p: 1.5, a: 3 },
      { q: 3, p: 3.3333, a: 10 },
      { q: 3, p: 0.3, a: 1 },
      { q: -2, p: 1.5, a: -3 },
    ]);
    expect(result.revenueExact).toBe('20');
  });

  test('stays missing when the others do not say, and when something else is wrong', () => {
    const result = read(
      'date,product,quantity,price,total\n2024-01-05,Tea,2,1.50,3.00\n2024-01-05,A,0,,3.00\n2024-01-05,B,,0,0\n2024-01-05,C,,,3.00\n,D,,1.50,3.00\n2024-01-05,E,,1.50,1e12\n2024-01-05,F,,0.000001,900000000\n',
    );
    expect(codes(result.rejects)).toEqual({ MISSING_PRICE: 1, MISSING_QUANTITY: 3, MISSING_DATE: 1, OUT_OF_RANGE: 1 });
    expect(codes(result.warnings)).not.toHaveProperty('DERIVED_VALUE');
  });

  test('is not worked out where the file has only two of the columns', () => {
    expect(codes(read('product,quantity,price\nTea,2,1.50\nCup,two,1.00\n').rejects)).toEqual({ BAD_QUANTITY: 1 });
    expect(codes(read('product,quantity,total\nTea,2,3.00\nCup,,1.00\n').rejects)).toEqual({ MISSING_QUANTITY: 1 });
  });
});

test('a file whose times are all midnight has no time of day', () => {
  const rows = (clock: string) => `date,product,quantity\n2024-01-05 0:00,Tea,1\n2024-01-06 ${clock},Tea,1\n`;
  expect(read(rows('0:00')).profile.columns).not.toContain('second');
  expect(read(rows('9:30')).profile.columns).toContain('second');
});
