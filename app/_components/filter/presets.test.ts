import { expect, test } from 'vitest';
import { listPresets } from './presets';

test('presets count back from the last day of the data', () => {
  expect(listPresets({ from: '2010-12-01', to: '2011-12-09' })).toEqual([
    { name: 'All dates', period: null },
    { name: 'Last 7 days', period: { from: '2011-12-03', to: '2011-12-09' } },
    { name: 'Last 28 days', period: { from: '2011-11-12', to: '2011-12-09' } },
    { name: 'Last 90 days', period: { from: '2011-09-11', to: '2011-12-09' } },
    { name: 'This month', period: { from: '2011-12-01', to: '2011-12-09' } },
    { name: 'Last month', period: { from: '2011-11-01', to: '2011-11-30' } },
    { name: 'This quarter', period: { from: '2011-10-01', to: '2011-12-09' } },
    { name: 'This year', period: { from: '2011-01-01', to: '2011-12-09' } },
    { name: 'Last 12 months', period: { from: '2010-12-10', to: '2011-12-09' } },
  ]);
});

test('what begins before the data is left out', () => {
  expect(listPresets({ from: '2024-03-05', to: '2024-03-12' }).map(({ name }) => name)).toEqual([
    'All dates',
    'Last 7 days',
  ]);
});

test('the first quarter begins with the year', () => {
  const quarter = listPresets({ from: '2020-01-01', to: '2024-03-31' }).find(({ name }) => name === 'This quarter');
  expect(quarter?.period).toEqual({ from: '2024-01-01', to: '2024-03-31' });
});

test('a year back from 29 February is a day that exists', () => {
  const year = listPresets({ from: '2020-01-01', to: '2024-02-29' }).find(({ name }) => name === 'Last 12 months');
  expect(year?.period).toEqual({ from: '2023-03-02', to: '2024-02-29' });
});
