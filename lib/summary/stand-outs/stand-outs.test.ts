import { afterAll, describe, expect, test } from 'vitest';
import { toIsoDay } from '../../sales/calendar';
import { everything as all } from '../../sales/filter';
import { openTestLines } from '../../server/testing/open-lines';
import type { DaySales } from './day-sales';
import { findStandOuts, level, type StandOut } from './find-stand-outs';
import { readStandOuts } from './read-stand-outs';
import { change, drawShop, firstDay, type Noise } from './testing/noise-shop';

const isNamed = () => false;
const calm = Number.POSITIVE_INFINITY;
const usual: Noise = { days: 364, products: 40, pace: 6, productShape: 4, dayShape: 40 };

describe('where nothing is going on, few answers have a finding', () => {
  test.each<[string, Noise]>([
    ['Poisson', { ...usual, productShape: calm, dayShape: calm }],
    ['wilder than Poisson', usual],
    ['wild days', { ...usual, productShape: 1, dayShape: 5 }],
    ['many slow products', { ...usual, products: 120, pace: 0.7, productShape: 1.5 }],
    ['a handful of sales a day', { ...usual, products: 4, pace: 1.5, productShape: 1 }],
    ['a short history', { ...usual, days: 90, productShape: 2, dayShape: 10 }],
  ])('%s', (_, noise) => {
    const draws = 60;
    const alarms = Array.from({ length: draws }, (_, seed) => findStandOuts(drawShop(seed + 1, noise), isNamed));
    const mostByChance = draws * level + 3 * Math.sqrt(draws * level * (1 - level));
    expect(alarms.filter((found) => found.length > 0).length).toBeLessThanOrEqual(mostByChance);
  });
});

/** Finds what is planted in each of many shops; returns the part of shops where the finding is there. */
function partFound(plant: (sales: DaySales) => void, isIt: (one: StandOut) => boolean, noise = usual) {
  const draws = 20;
  const found = Array.from({ length: draws }, (_, seed) => {
    const sales = drawShop(seed + 1000, noise);
    plant(sales);
    return findStandOuts({ ...sales, isOpen: Array.from(sales.shop, (sold) => sold > 0) }, isNamed).some(isIt);
  });
  return found.filter(Boolean).length / draws;
}

const everything = (sales: DaySales, day: number, factor: number) =>
  sales.products.forEach(({ units }, place) => {
    change(sales, place, day, (units[day] ?? 0) * factor);
  });

describe('what is planted is found', () => {
  test('a closed day', () => {
    const part = partFound(
      (sales) => everything(sales, 201, 0),
      (one) => one.kind === 'days' && one.from === 201 && one.to === 201 && one.actual === 0 && one.impact < 0,
    );
    expect(part).toBe(1);
  });

  test('a doubled day', () => {
    const part = partFound(
      (sales) => everything(sales, 200, 2),
      (one) => one.kind === 'days' && one.from <= 200 && one.to >= 200 && one.impact > 0,
      { ...usual, productShape: calm, dayShape: 80 },
    );
    expect(part).toBeGreaterThanOrEqual(0.7);
  });

  test('three days in a row with a closed Sunday between them are one finding', () => {
    const part = partFound(
      (sales) => {
        for (const day of [207, 208, 210]) everything(sales, day, 0);
      },
      (one) => one.kind === 'days' && one.from === 207 && one.to === 210,
    );
    expect(part).toBe(1);
  });

  test('ten days without a product that sells six a day', () => {
    const part = partFound(
      (sales) => {
        for (let day = 245; day < 255; day++) change(sales, 20, day, 0);
      },
      (one) => {
        if (one.kind !== 'stockOut' || one.product !== 'Product 20') return false;
        const truly = one.usualUnits * one.days;
        return one.from <= 245 && one.to >= 254 && one.missed.low < truly && truly < one.missed.high;
      },
    );
    expect(part).toBeGreaterThanOrEqual(0.9);
  });

  test('a product that is not sold up to the last day', () => {
    const part = partFound(
      (sales) => {
        for (let day = 350; day < 364; day++) change(sales, 20, day, 0);
      },
      (one) => one.kind === 'stockOut' && one.ongoing,
    );
    expect(part).toBe(1);
  });

  test.each([
    ['growing 3 % a week', 1.03],
    ['shrinking 3 % a week', 1 / 1.03],
  ])('a product %s', (_, factor) => {
    const part = partFound(
      (sales) => {
        const { units } = sales.products[10] ?? { units: [] };
        units.forEach((sold, day) => {
          change(sales, 10, day, Math.round(sold * factor ** Math.max(0, (day - 182) / 7)));
        });
      },
      (one) => one.kind === 'trend' && one.product === 'Product 10' && one.impact > 0 === factor > 1,
      { ...usual, productShape: calm },
    );
    expect(part).toBeGreaterThanOrEqual(0.9);
  });
});

test('a weekday that is always closed, days that are named and products out of season are no findings', () => {
  const sales = drawShop(7, usual);
  everything(sales, 201, 0);
  for (let day = 100; day < 300; day++) change(sales, 20, day, 0);
  const closed = { ...sales, isOpen: Array.from(sales.shop, (sold) => sold > 0) };
  const daysFound = (named: (index: number) => boolean) =>
    findStandOuts(closed, named).flatMap((one) => (one.kind === 'trend' ? [] : [[one.from, one.to]]));
  expect(daysFound(isNamed)).toEqual([[201, 201]]);
  expect(daysFound((index) => index === 201)).toEqual([]);
});

describe('from sale lines', () => {
  const lines = openTestLines();
  afterAll(() => lines.close());
  const write = (columns: string, days: number, lineOf: (day: string, index: number) => string) =>
    `${columns}\n${Array.from({ length: days }, (_, index) => lineOf(toIsoDay(firstDay + index), index)).join('\n')}\n`;

  test('days, products and measure are read; the last day of the data is not judged', async () => {
    const closed = 30;
    const opened = lines.open(
      write('date,product,quantity,unit_price', 85, (day, index) =>
        index === closed ? '' : `${day},Tea,${5 + (index % 2)},2.5\n${day},Cake,2,4`,
      ),
    );
    const { rows, standOuts } = await readStandOuts(opened, { filter: all, top: 5, named: [] });
    expect(rows).toBe(83 * 2);
    expect(standOuts).toMatchObject({
      period: { from: '2024-01-01', to: '2024-03-24' },
      measure: 'revenue',
      found: 1,
      items: [{ kind: 'days', from: '2024-01-31', to: '2024-01-31', actual: 0, impact: expect.closeTo(-21.75, -1) }],
    });
    const named = [{ from: '2024-01-30', to: '2024-02-01' }];
    expect((await readStandOuts(opened, { filter: all, top: 5, named })).standOuts).toMatchObject({
      found: 0,
      items: [],
    });
  });

  test('without prices units are counted, without quantities lines', async () => {
    const measureOf = async (columns: string, line: string) => {
      const { standOuts } = await readStandOuts(lines.open(write(columns, 60, (day) => `${day},${line}`)), {
        filter: all,
        top: 5,
        named: [],
      });
      return 'measure' in standOuts ? standOuts.measure : standOuts.reason;
    };
    expect(await measureOf('date,product,quantity', 'Tea,3')).toBe('units');
    expect(await measureOf('date,product', 'Tea')).toBe('lines');
  });

  test('too few days, and no days at all, are said', async () => {
    const short = lines.open(write('date,product,quantity,unit_price', 20, (day) => `${day},Tea,3,2`));
    expect((await readStandOuts(short, { filter: all, top: 5, named: [] })).standOuts).toMatchObject({
      available: false,
      reason: 'What stands out needs 42 whole days of sales; this selection has 19.',
    });
    const long = lines.open(write('date,product,quantity,unit_price', 287, (day) => `${day},Tea,3,2`));
    const mondays = { filter: { ...all, weekday: [1] }, top: 5, named: [] };
    expect((await readStandOuts(long, mondays)).standOuts).toMatchObject({
      reason: 'What stands out needs 42 whole days of sales; this selection has 41.',
    });
    const undated = lines.open('product,quantity,unit_price\nTea,2,1.5\n');
    expect((await readStandOuts(undated, { filter: all, top: 5, named: [] })).standOuts).toMatchObject({
      available: false,
      needs: 'date',
    });
  });
});
