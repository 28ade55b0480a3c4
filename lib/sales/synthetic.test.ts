import { createHash } from 'node:crypto';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { AppError } from '../errors';
import { sampleSales, syntheticSales } from './synthetic';
import type { SyntheticSalesOptions } from './synthetic-options';

const columns = 'transaction_id,date,store,product,category,quantity,unit_price,customer_id';

function csv(options: SyntheticSalesOptions): string {
  return Buffer.concat([...syntheticSales(options)]).toString('utf8');
}

function parse(text: string): string[][] {
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: true });
  expect(errors).toEqual([]);
  return data;
}

interface Line {
  transaction: string;
  date: string;
  product: string;
  category: string;
  quantity: number;
  customer: string;
}

function lines(options: SyntheticSalesOptions): Line[] {
  return parse(csv(options))
    .slice(1)
    .map(([transaction = '', date = '', , product = '', category = '', quantity = '', , customer = '']) => ({
      transaction,
      date,
      product,
      category,
      quantity: Number(quantity),
      customer,
    }));
}

const sample = lines(sampleSales);

function baskets(): Set<string>[] {
  const byTransaction = new Map<string, Set<string>>();
  for (const { transaction, product } of sample)
    byTransaction.set(transaction, (byTransaction.get(transaction) ?? new Set()).add(product));
  return [...byTransaction.values()];
}

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

describe('the bytes', () => {
  it('are the same for the same options, on every machine', () => {
    const options = { rows: 5_000, seed: 7, products: 300, customers: 500, days: 400, stores: 12 };
    expect(createHash('sha256').update(csv(options)).digest('hex')).toBe(
      '7c9310a2a8c4ac87027f09fb3d109800820156615382e00f7edfc7350cb35020',
    );
  });

  it('differ for another seed', () => {
    expect(csv({ rows: 100, seed: 1 })).not.toBe(csv({ rows: 100, seed: 2 }));
  });

  it('come in blocks that end with a line', () => {
    const blocks = [...syntheticSales({ rows: 20_000, seed: 3 })];
    expect(blocks.length).toBeGreaterThan(5);
    for (const block of blocks) expect(block.at(-1)).toBe(10);
  });

  it.each([1, 2, 3, 6, 7, 999, 1_000, 60_000])('hold exactly %i sale lines of 8 fields', (rows) => {
    const table = parse(csv({ rows, seed: 5 }));
    expect(table.length).toBe(rows + 1);
    expect(table[0]?.join(',')).toBe(columns);
    expect(table.every((fields) => fields.length === 8)).toBe(true);
  });

  it.each([
    { products: 1, customers: 1, days: 1, stores: 1 },
    { products: 3, days: 1, start: '2024-12-25' },
    { products: 5_000, days: 3_000, start: '1999-12-31' },
  ])('are whole for %o', (options) => {
    expect(lines({ rows: 500, seed: 1, ...options })).toHaveLength(500);
  });
});

describe('options outside their limits', () => {
  it.each([
    [{ rows: 0 }, 'rows'],
    [{ rows: 1.5 }, 'rows'],
    [{ seed: -1 }, 'seed'],
    [{ products: 0 }, 'products'],
    [{ start: '2024-02-30' }, 'start'],
    [{ start: '2099-06-01', days: 1_000 }, 'days'],
  ])('%o names %s', (options, path) => {
    const refused = () => csv({ rows: 10, seed: 1, ...options });
    expect(refused).toThrow(AppError);
    expect(refused).toThrow(new RegExp(`^${path} `));
  });
});

describe('the sample shop', () => {
  it('sells 96 products in 12 categories, each product in one, some that need quotes or more than ASCII', () => {
    const categoryOf = new Map(sample.map(({ product, category }) => [product, category]));
    expect(categoryOf.size).toBe(96);
    expect(new Set(categoryOf.values()).size).toBe(12);
    expect(sample.every(({ product, category }) => categoryOf.get(product) === category)).toBe(true);
    expect(categoryOf.has('Crossword book "Easy Does It"')).toBe(true);
    expect(categoryOf.has('Bananas, loose')).toBe(true);
    expect(categoryOf.has('Crème fraîche 200 ml')).toBe(true);
  });

  it('runs in date order over fourteen whole months and closes on 25 December', () => {
    const dates = sample.map(({ date }) => date);
    expect(dates).toEqual([...dates].sort());
    expect(dates[0]?.slice(0, 10)).toBe('2024-05-01');
    expect(dates.at(-1)?.slice(0, 10)).toBe('2025-06-30');
    expect(dates.some((date) => date.startsWith('2024-12-25'))).toBe(false);
    expect(new Set(dates.map((date) => date.slice(0, 10))).size).toBe(425);
  });

  it('has its week and its December', () => {
    const weekday = (date: string) => new Date(`${date.slice(0, 10)}T00:00:00Z`).getUTCDay();
    const saturdays = sample.filter(({ date }) => weekday(date) === 6).length / sample.length;
    expect(saturdays).toBeGreaterThan(0.17);
    const inMonth = (month: string) => sample.filter(({ date }) => date.startsWith(month)).length;
    expect(inMonth('2024-12')).toBeGreaterThan(1.2 * inMonth('2024-11'));
    expect(inMonth('2025-06') / inMonth('2024-06')).toBeGreaterThan(1.04);
  });

  it('puts 2 to 5 lines in a transaction and returns about 2 % of transactions whole', () => {
    const byTransaction = new Map<string, number[]>();
    for (const { transaction, quantity } of sample)
      byTransaction.set(transaction, [...(byTransaction.get(transaction) ?? []), quantity]);
    const quantities = [...byTransaction.values()];
    expect(quantities.every((of) => of.length >= 2 && of.length <= 5)).toBe(true);
    expect(quantities.every((of) => of.every((q) => q > 0) || of.every((q) => q < 0))).toBe(true);
    const returned = quantities.filter(([first = 0]) => first < 0).length / quantities.length;
    expect(returned).toBeGreaterThan(0.015);
    expect(returned).toBeLessThan(0.025);
  });

  it.each([
    ['Earl Grey tea 80 bags', 'Oat biscuits'],
    ['Penne pasta 500 g', 'Tomato and basil sauce'],
    ['London dry gin 70 cl', 'Tonic water 1 l'],
    ['Wholemeal loaf 800 g', 'Salted butter 250 g'],
  ])('sells %s with %s at least twice as often as chance', (first, second) => {
    const all = baskets();
    const count = (...products: string[]) => all.filter((basket) => products.every((name) => basket.has(name))).length;
    expect((count(first, second) * all.length) / (count(first) * count(second))).toBeGreaterThan(2);
  });

  it('has best sellers, and customers on most lines', () => {
    const counts = new Map<string, number>();
    for (const { product } of sample) counts.set(product, (counts.get(product) ?? 0) + 1);
    const ranked = [...counts.values()].sort((a, b) => b - a);
    expect(sum(ranked.slice(0, 10)) / sample.length).toBeGreaterThan(0.25);
    const unnamed = sample.filter(({ customer }) => customer === '').length / sample.length;
    expect(unnamed).toBeGreaterThan(0.05);
    expect(unnamed).toBeLessThan(0.12);
  });
});
