import { expect, test } from 'vitest';
import { countMoves, ribbonsOf } from './moves';

const flow = (from: number | null, to: number | null, customers: number) => ({ from, to, customers, revenue: 0 });

/** By hand: 10 customers in three groups, one of them new. */
const flows = [flow(0, 0, 2), flow(0, 1, 1), flow(1, 0, 3), flow(1, 2, 2), flow(2, null, 1), flow(null, 2, 1)];

test('customers stay, rise towards the best group, fall, come or are gone', () => {
  expect(countMoves(flows)).toEqual({ stayed: 2, rose: 3, fell: 3, came: 1, gone: 1 });
});

test('ribbons fill both sides without gaps, in the order of the groups', () => {
  expect(ribbonsOf(flows).map(({ left, right, breadth }) => [left, right, breadth])).toEqual([
    [0, 0, 0.2],
    [0.2, 0.5, 0.1],
    [0.3, 0.2, 0.3],
    [0.6, 0.6, 0.2],
    [0.8, 0.9, 0.1],
    [0.9, 0.8, 0.1],
  ]);
});
