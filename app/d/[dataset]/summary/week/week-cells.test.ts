import { expect, test } from 'vitest';
import { averageWeek, openHours } from './week-cells';

const sold = (weekday: number, hour: number | null, revenue: number | null, transactions: number | null = 4) => ({
  weekday,
  hour,
  revenue,
  transactions,
});
/** Nine days from Monday on: two Mondays, two Tuesdays, one of each other. */
const period = { from: '2024-01-01', to: '2024-01-09' };

test('a cell is shared by the days of its weekday', () => {
  const week = averageWeek({ weekdayHour: [sold(1, 9, 30), sold(3, 17, 30)], currency: 'EUR' }, period);
  expect(week?.name).toBe('Takings');
  expect(week?.cells.map(({ average }) => average)).toEqual([15, 30]);
  expect(openHours(week?.cells ?? [])).toEqual({ first: 9, last: 17 });
});

test('receipts stand in for money, and without either there is no week', () => {
  const week = averageWeek({ weekdayHour: [sold(2, null, null)], currency: null }, period);
  expect(week).toMatchObject({ name: 'Receipts', cells: [{ total: 4, average: 2 }] });
  expect(openHours(week?.cells ?? [])).toBeNull();
  expect(averageWeek({ weekdayHour: [sold(2, null, null, null)], currency: null }, period)).toBeNull();
});
