import { expect, test } from 'vitest';
import { readTogether } from './use-together';
import { describeRule, describeTimes, listNames } from './words';

test.each([
  [0, 'never'],
  [0.4, '60 % less often than by chance'],
  [0.9, 'about as often as by chance'],
  [1.19, 'about as often as by chance'],
  [1.51, '1.5 times as often as by chance'],
  [1.98, 'twice as often as by chance'],
  [18.03, '18 times as often as by chance'],
])('%d times chance is %s', (times, words) => {
  expect(describeTimes(times).replaceAll('\u00a0', ' ')).toBe(words);
});

test('a rule is said of a hundred receipts', () => {
  const rule = { antecedent: ['Tea'], consequent: ['Cake', 'Milk'], supportCount: 34, antecedentCount: 100 };
  expect(describeRule({ ...rule, expectedCount: 17 })).toBe(
    'Of 100 receipts with Tea, 34 also hold Cake and Milk: twice as often as by chance.',
  );
  expect(describeRule({ ...rule, antecedentCount: 10_000, expectedCount: 17 })).toContain(', 0.3 also hold');
  expect([listNames([]), listNames(['A', 'B', 'C'])]).toEqual(['', 'A, B and C']);
});

test('what the address says is read, and what it cannot say is left out', () => {
  expect(
    readTogether(
      new URLSearchParams('basket.view=map&basket.support=0.01&basket.with=Tea&basket.with=Tea&basket.page=2'),
    ),
  ).toMatchObject({
    view: 'map',
    minSupport: 0.01,
    items: ['Tea'],
    page: 2,
  });
  expect(
    readTogether(new URLSearchParams('basket.view=x&basket.support=-1&basket.confidence=NaN&basket.page=0')),
  ).toMatchObject({
    view: 'bundles',
    minSupport: undefined,
    minConfidence: 0.2,
    page: 1,
    findings: true,
  });
});
