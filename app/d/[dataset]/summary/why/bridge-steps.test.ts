import { expect, test } from 'vitest';
import { bridgeSteps } from './bridge-steps';

test('each part begins where the one before it ends, from the value before to the value after', () => {
  const parts = [
    { name: 'transactions', amount: 40, ratio: 0.4 },
    { name: 'price', amount: -15, ratio: -0.1 },
    { name: 'mix', amount: 5, ratio: null },
  ] as const;
  const steps = bridgeSteps({ revenueBefore: 100, parts: [...parts] });
  expect(steps.map(({ from, to }) => [from, to])).toEqual([
    [100, 140],
    [140, 125],
    [125, 130],
  ]);
});
