import { expect, test } from 'vitest';
import { averageWeek, holdsTimes, openHours } from './week-cells';

const sold = (weekday: number, hour: number | null, revenue: number | null, transactions: number | null = 4) => ({
  weekday,
  hour,
  revenue,
  transactions,
});
/** Nine days from Monday on: two Mondays, two Tuesdays, one of each other. */
const period = { from: '2024-01-01', to: '2024-01-09' };

test('a cell is shared by the days of its weekday', () => {
  const week = averageWeek(
    { weekdayHour: [sold(1, 9, 30), sold(3, 17, 30)], currency: 'EUR', weekStart: 'monday' },
    period,
  );
  expect(week?.name).toBe('Takings');
  expect(week?.cells.map(({ average }) => average)).toEqual([15, 30]);
  expect(openHours(week?.cells ?? [])).toEqual({ first: 9, last: 17 });
});

test('receipts stand in for money, and without either there is no week', () => {
  const week = averageWeek({ weekdayHour: [sold(2, null, null)], currency: null, weekStart: 'monday' }, period);
  expect(week).toMatchObject({ name: 'Receipts', cells: [{ total: 4, average: 2 }] });
  expect(openHours(week?.cells ?? [])).toBeNull();
  expect(
    averageWeek({ weekdayHour: [sold(2, null, null, null)], currency: null, weekStart: 'monday' }, period),
  ).toBeNull();
});

test('a cell, a row and a column are chosen when the choice holds them', () => {
  const cell = { weekday: [4], hour: [12] };
  expect(holdsTimes(cell, cell)).toBe(true);
  expect(holdsTimes(cell, { weekday: [4], hour: [13] })).toBe(false);
  expect(holdsTimes(cell, { weekday: [4] })).toBe(false);
  expect(holdsTimes({ weekday: [4], hour: [] }, cell)).toBe(true);
  expect(holdsTimes({ weekday: [4], hour: [] }, { weekday: [4] })).toBe(true);
  expect(holdsTimes({ weekday: [4], hour: [] }, { hour: [12] })).toBe(false);
  expect(holdsTimes({ weekday: [], hour: [] }, cell)).toBe(false);
});

test('a week from Sunday on begins with Sunday', () => {
  const weekdayHour = [sold(1, 9, 30), sold(6, 9, 10), sold(7, 9, 20)];
  const week = averageWeek({ weekdayHour, currency: null, weekStart: 'sunday' }, period);
  expect(week?.cells.map(({ weekday }) => weekday)).toEqual([7, 1, 6]);
});
