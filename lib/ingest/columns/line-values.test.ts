import { describe, expect, test } from 'vitest';
import { codes, query, read } from '../testing/read';

const reductions = async (file: string) => {
  const result = read(file);
  const rows = await query(result.part, 'SELECT discount::DOUBLE d, cost::DOUBLE c FROM $part');
  return { discounts: rows.map(({ d }) => d), costs: rows.map(({ c }) => c), warnings: codes(result.warnings), result };
};

describe('a discount is', () => {
  test.each([
    // Lists of 10.00, 6.00 and 4.00 with totals of 8.00, 6.00 and 3.00 in every case.
    ['money off the line, as the totals prove', 'discount', ['2.00', '0', '1.00']],
    ['money off each unit, as the totals prove', 'discount', ['1.00', '0', '0.25']],
    ['per cent, as the totals prove', 'discount', ['20', '0', '25']],
    ['per cent with its sign', 'discount', ['20 %', '0%', '25%']],
    ['a share, as the totals prove', 'discount', ['0.2', '0', '0.25']],
    ['money below zero', 'Discounts', ['-$2.00', '$0.00', '-$1.00']],
  ])('%s', async (_, header, [first, second, third]) => {
    const { discounts, warnings } = await reductions(
      `product,quantity,price,${header},total\nTea,2,5.00,${first},8.00\nCup,1,6.00,${second},6.00\nPot,4,1.00,${third},3.00\n`,
    );
    expect(discounts).toEqual([2, 0, 1]);
    expect(warnings).toMatchObject({ DISCOUNT_READ: 1 });
  });

  test('proved by a total before it where there is no price', async () => {
    const { discounts } = await reductions(
      'product,qty,gross sales,discounts,net sales\nTea,2,10.00,2.00,8.00\nTea,-1,-5.00,-1.00,-4.00\nCup,1,3.00,,3.00\n',
    );
    expect(discounts).toEqual([2, -1, null]);
  });

  test('a rate of what the total was before it where nothing else is known', async () => {
    // 8 = 10 less 20 %, 3 = 4 less a quarter; of what is free nothing can be said.
    const { discounts } = await reductions('product,discount %,total\nTea,20,8.00\nPot,25,3.00\nCup,100,0\n');
    expect(discounts).toEqual([2, 1, null]);
  });

  test('a rate where few values recur on totals of any size', async () => {
    const lines = [2, 20, 40, 3, 90].map((total) => `Tea,0.2,${total}.00\nCup,0,${total}.00\n`).join('');
    expect((await reductions(`product,discount,total\n${lines}`)).discounts.slice(0, 3)).toEqual([0.5, 0, 5]);
  });

  test('left out where it may be money as well as per cent', async () => {
    const lines = [20, 200, 400, 30, 900].map((total) => `Tea,5,${total}.00\n`).join('');
    const { discounts, warnings } = await reductions(`product,discount,total\n${lines}`);
    expect(discounts).toEqual([null, null, null, null, null]);
    expect(warnings).toMatchObject({ DISCOUNT_UNCLEAR: 1 });
  });

  test('not taken off a revenue of quantity x price, which is said', async () => {
    const { result } = await reductions('product,quantity,price,discount amount\nTea,2,5.00,1.50\n');
    expect(result.revenueExact).toBe('10');
    expect(result.warnings.find(({ code }) => code === 'DISCOUNT_READ')?.message).toContain('not reduced');
  });

  test('no reason to send a line back when it cannot be read', async () => {
    const { discounts, result } = await reductions(
      'product,quantity,price,discount,total\nTea,2,5.00,2.00,8.00\nTea,2,5.00,none,10.00\nTea,2,5.00,,10.00\n"Tea ""x""",2,5.00,n/a,10.00\n',
    );
    expect(discounts).toEqual([2, null, null, null]);
    expect(result.rows).toMatchObject({ kept: 4, rejected: 0 });
  });
});

describe('a cost is', () => {
  test.each([
    ['of one unit by its name', 'unit cost', ['2.00', '3.00', '2.00'], [4, 3, 6]],
    ['of the line by its name', 'Cost of goods', ['4.00', '3.00', '6.00'], [4, 3, 6]],
    ['of one unit as it does not grow with the quantity', 'cost', ['2.00', '3.00', '2.00'], [4, 3, 6]],
    ['of the line as it grows with the quantity', 'cost', ['4.00', '3.00', '6.00'], [4, 3, 6]],
  ])('%s', async (_, header, [first, second, third], costs) => {
    const file = `product,quantity,price,${header}\nTea,2,5.00,${first}\nCup,1,6.00,${second}\nTea,3,5.00,${third}\n`;
    expect((await reductions(file)).costs).toEqual(costs);
  });

  test('left out where nothing tells which', async () => {
    const { costs, warnings } = await reductions('product,quantity,price,cost\nTea,2,5.00,4.00\nCup,3,5.00,4.00\n');
    expect(costs).toEqual([null, null]);
    expect(warnings).toMatchObject({ COST_UNCLEAR: 1 });
  });
});
