import { describe, expect, test } from 'vitest';
import { read } from '../testing/read';

const rows = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('');
const proofsOf = (...args: Parameters<typeof read>) => read(...args).dialect.proofs;

describe('the order of dates is proven', () => {
  const either = rows(5000, (index) => `0${1 + (index % 9)}/04/2024,Tea\n`);

  test('by the first cell that has one reading, wherever it stands', () => {
    const file = `date,product\n${either}"25/04/2024 10:15",Tea\n26/04/2024,Tea\n${either}`;
    expect(proofsOf(file).dateOrder).toEqual({ line: 5002, column: 'date', value: '25/04/2024' });
    const american = `date,product\n${either}04/25/2024,Tea\n${either}`;
    expect(proofsOf(american).dateOrder).toEqual({ line: 5002, column: 'date', value: '04/25/2024' });
  });

  test('with lines counted through blank ones and quoted line breaks', () => {
    const file = 'report\ndate,product\n\n01/04/2024,"Tea\nCup"\n31/04/2024,Tea\n25/04/2024,Tea\n';
    expect(proofsOf(file).dateOrder).toMatchObject({ line: 7, value: '25/04/2024' });
  });

  test('by nothing when both readings are possible, the year comes first or another order was chosen', () => {
    expect(proofsOf(`date,product\n${either}`).dateOrder).toBeNull();
    expect(proofsOf('date,product\n2024-04-25,Tea\n').dateOrder).toBeNull();
    expect(proofsOf('date,product\n25/04/2024,Tea\n01/02/2024,Tea\n', { dateOrder: 'mdy' }).dateOrder).toBeNull();
  });
});

describe('the decimal mark is proven', () => {
  test.each([
    ['by plain digits', 'product,quantity,price\nTea,1,3\nTea,2,4.5\n', { line: 3, column: 'price', value: '4.5' }],
    [
      'by grouped ones',
      'product;price\nTea;1.234\nTea;1.234,50 €\n',
      { line: 3, column: 'price', value: '1.234,50 €' },
    ],
    ['in prices first', 'product;quantity;price\nTea;1,5;2\nTea;1;2,5\n', { line: 3, column: 'price', value: '2,5' }],
    ['by nothing', 'product,price\nTea,3\nTea,"1,234"\n', null],
  ])('%s', (_, file, proof) => {
    expect(proofsOf(file).decimal).toEqual(proof);
  });

  test('far behind the beginning', () => {
    const file = `product,price\n${rows(60_000, () => 'Tea,"1,234"\n')}Tea,"1,234.50"\n`;
    expect(proofsOf(file).decimal).toEqual({ line: 60_002, column: 'price', value: '1,234.50' });
  });
});
