import { array, assert, constantFrom, integer, property, record, uniqueArray } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { basketsOf } from '../testing/baskets-of';
import { bruteForce } from '../testing/brute-force';
import { drawBaskets } from '../testing/draw-baskets';
import type { Baskets } from './baskets';
import { type Itemsets, narrow } from './found-sets';
import { mine } from './mine';
import { helpSearch } from './search';

const unlimited = { least: 1, mostItems: 100, mostSets: 100_000, mostMilliseconds: 10_000 };

/** Found sets as texts of their items' keys, with their counts. */
function readSets({ keys }: Baskets, { parents, items, counts }: Itemsets): Map<string, number> {
  const itemsOf = (set: number): number[] => (set < 0 ? [] : [...itemsOf(parents[set]!), Number(keys[items[set]!])]);
  const name = (set: number) =>
    itemsOf(set)
      .sort((one, other) => one - other)
      .join(' ');
  return new Map(Array.from(counts, (count, set) => [name(set), count]));
}

const database = record({
  lists: array(uniqueArray(integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 9 }), {
    minLength: 1,
    maxLength: 90,
  }),
  least: integer({ min: 1, max: 12 }),
  mostItems: constantFrom(1, 2, 3, 4, 100),
});

describe('against brute force', () => {
  test('1,000 databases are mined exactly', () => {
    assert(
      property(database, ({ lists, least, mostItems }) => {
        const baskets = basketsOf(lists);
        const found = mine(baskets, { ...unlimited, least, mostItems });
        expect(mine(baskets, { ...unlimited, least, mostItems }, helpSearch)).toEqual(found);
        expect(found.least).toBe(least);
        expect(readSets(baskets, found)).toEqual(bruteForce(lists, least, mostItems));
      }),
      { numRuns: 1000 },
    );
  });

  test('500 databases with too many itemsets are mined exactly from a higher count on', () => {
    assert(
      property(database, integer({ min: 1, max: 60 }), ({ lists, least, mostItems }, mostSets) => {
        const baskets = basketsOf(lists);
        const found = mine(baskets, { ...unlimited, least, mostItems, mostSets });
        expect(mine(baskets, { ...unlimited, least, mostItems, mostSets }, helpSearch)).toEqual(found);
        expect(found.counts.length).toBeLessThanOrEqual(mostSets);
        expect(readSets(baskets, found)).toEqual(bruteForce(lists, found.least, mostItems));
      }),
      { numRuns: 500 },
    );
  });

  test('200 databases with every basket 25 times are mined exactly', () => {
    assert(
      property(database, ({ lists, least, mostItems }) => {
        const often = lists.slice(0, 20).flatMap((list) => Array.from({ length: 25 }, () => list));
        const baskets = basketsOf(often);
        const found = mine(baskets, { ...unlimited, least: 25 * least, mostItems });
        expect(readSets(baskets, found)).toEqual(bruteForce(often, 25 * least, mostItems));
      }),
      { numRuns: 200 },
    );
  });

  test('narrowing is mining at the higher count', () => {
    assert(
      property(database, integer({ min: 0, max: 9 }), ({ lists, least, mostItems }, more) => {
        const baskets = basketsOf(lists);
        const narrowed = narrow(mine(baskets, { ...unlimited, least }), least + more, mostItems);
        expect(readSets(baskets, narrowed)).toEqual(bruteForce(lists, least + more, mostItems));
      }),
      { numRuns: 200 },
    );
  });
});

test.each([40, 110])('hundreds of baskets of %d products are mined exactly', (products) => {
  const lists = drawBaskets(700, products);
  const baskets = basketsOf(lists);
  expect(readSets(baskets, mine(baskets, { ...unlimited, least: 3 }))).toEqual(bruteForce(lists, 3, 100));
});

test('neither the order of lines nor that of baskets matters, nor lines that say the same again', () => {
  const lists = drawBaskets(400);
  const turned = lists.toReversed().map((list) => [...list.toReversed(), ...list]);
  const limits = { ...unlimited, least: 3, mostSets: 300 };
  const [one, other] = [basketsOf(lists), basketsOf(turned)];
  expect([...readSets(other, mine(other, limits))]).toEqual([...readSets(one, mine(one, limits))]);
});

test('time that is over leaves what was proven', () => {
  const dense = Array.from({ length: 20_000 }, (_, basket) =>
    Array.from({ length: 60 }, (_, item) => (item * (1 + (basket % 97)) + basket) % 200),
  );
  const baskets = basketsOf(dense);
  const found = mine(baskets, { ...unlimited, least: 2, mostItems: 2, mostMilliseconds: -1 });
  expect(found.least).toBeGreaterThan(2);
  expect(found.counts.length).toBeGreaterThan(0);
  const proven = mine(baskets, { ...unlimited, least: found.least, mostItems: 2 });
  expect(readSets(baskets, found)).toEqual(readSets(baskets, proven));
});

test('equal baskets of 30 products have no support that bounds them', () => {
  const lists = Array.from({ length: 3 }, () => Array.from({ length: 30 }, (_, item) => item));
  expect(mine(basketsOf(lists), unlimited)).toMatchObject({ least: 4, counts: { length: 0 } });
});
