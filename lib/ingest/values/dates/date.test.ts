import { describe, expect, test } from 'vitest';
import { toDayNumber, toIsoDay } from '../../../sales/calendar';
import { BAD_DATE, CONFLICTING_DATE, dayOf, OUT_OF_RANGE_DATE, readDay, readInstant, readTime } from './date';

const dayText = (text: string, order: 'dmy' | 'mdy' | 'ymd' = 'dmy') => {
  const { day } = readDay(text, order);
  return day > BAD_DATE ? toIsoDay(day) : day;
};

describe('days', () => {
  test.each([
    ['2024-01-05', '2024-01-05'],
    ['2024/1/5', '2024-01-05'],
    ['２０２４／０１／０５', '2024-01-05'],
    ['٠٥/٠١/٢٠٢٤', '2024-01-05'],
    ['۲۰۲۴-۰۱-۰۵', '2024-01-05'],
    ['2024.01.05', '2024-01-05'],
    ['20240105', '2024-01-05'],
    ['05/01/2024', '2024-01-05'],
    ['5.1.2024', '2024-01-05'],
    ['05-01-24', '2024-01-05'],
    ['05 Jan 2024', '2024-01-05'],
    ['January 05, 2024', '2024-01-05'],
    ['Jan 5 2024,', '2024-01-05'],
    ['06-Jan-24', '2024-01-06'],
    ['Fri 05 Jan 2024', '2024-01-05'],
    ['5. März 2024', '2024-03-05'],
    ['29/02/2024', '2024-02-29'],
    ['Mon 05/02/2024', '2024-02-05'],
    ['Fr., 05.01.2024', '2024-01-05'],
    ['Freitag, 5. Jänner 2024', '2024-01-05'],
    ['5. Maerz 2024', '2024-03-05'],
    ['05. Dez. 2024', '2024-12-05'],
    ['lundi 5 février 2024', '2024-02-05'],
    ['1er août 2024', '2024-08-01'],
    ['5 janv. 2024', '2024-01-05'],
    ['14 juil. 2024', '2024-07-14'],
    ['5 DECEMBRE 2024', '2024-12-05'],
    ['5 dic 2024', '2024-12-05'],
    ['miércoles, 5 de junio de 2024', '2024-06-05'],
    ['5 de septiembre del 2024', '2024-09-05'],
    ['05-ene-24', '2024-01-05'],
    ['Sept. 5, 2024', '2024-09-05'],
    ['Jan-05-2024', '2024-01-05'],
    ['Jan-05-24', '2024-01-05'],
    ['2024-Jan-05', '2024-01-05'],
    ['5 fe\u0301vrier 2024', '2024-02-05'],
    ['5 maart 2024', '2024-03-05'],
    ['5 mrt. 2024', '2024-03-05'],
    ['vrijdag 5 mei 2024', '2024-05-05'],
    ['sexta-feira, 5 de janeiro de 2024', '2024-01-05'],
    ['05 / 01 / 2024', '2024-01-05'],
    ['January 5, 2024 at', '2024-01-05'],
    ['="2024-01-05"', '2024-01-05'],
    ['31/12/69', '2069-12-31'],
    ['05.01.2024.', '2024-01-05'],
    ['2024. 01. 05.', '2024-01-05'],
    ['2024. január 5.', '2024-01-05'],
    ['2024-01-05 (Fri)', '2024-01-05'],
    ['5th of January 2024', '2024-01-05'],
    ['05JAN2024', '2024-01-05'],
    ['5 stycznia 2024', '2024-01-05'],
    ['vr 05-01-2024', '2024-01-05'],
    ['05012024', '2024-01-05'],
    ['5012024', '2024-01-05'],
    ['31/12/70', '1970-12-31'],
  ])('%s is %s', (text, expected) => {
    expect(dayText(text)).toBe(expected);
  });

  test.each([
    ['05/01/2024', 'mdy', '2024-05-01'],
    ['24-01-05', 'ymd', '2024-01-05'],
    ['2024-01-05', 'mdy', '2024-01-05'],
  ] as const)('%s in the order %s is %s', (text, order, expected) => {
    expect(dayText(text, order)).toBe(expected);
  });

  test.each([
    '31/02/2024',
    '29/02/2023',
    '00/01/2024',
    '15/13/2024',
    '0000-00-00',
    '1900-01-00',
    '',
    'soon',
    '1704542400',
    '2024-01/05',
    '5 Foo 2024',
  ])('%j is no date', (text) => {
    expect(readDay(text, 'dmy').day).toBe(BAD_DATE);
  });

  test.each(['0001-01-01', '9999-12-31', '10000-01-01', '-0044-03-15', '1969-12-31', '2101-01-01'])(
    '%s is out of range',
    (text) => {
      expect(readDay(text, 'dmy').day).toBe(OUT_OF_RANGE_DATE);
    },
  );

  test('a date that proves the other order is a conflict', () => {
    expect(readDay('12/25/2023', 'dmy')).toEqual({ day: CONFLICTING_DATE, proves: 'mdy' });
    expect(readDay('25/12/2023', 'mdy')).toEqual({ day: CONFLICTING_DATE, proves: 'dmy' });
    expect(readDay('05/01/2024', 'mdy').proves).toBe('either');
    expect(readDay('05/05/2024', 'mdy').proves).toBeNull();
  });

  test('every day from 1970 to 2100 has the number that the calendar gives it', () => {
    const last = toDayNumber('2100-12-31');
    for (let day = 0; day <= last; day++) {
      const [year = 0, month = 0, date = 0] = toIsoDay(day).split('-').map(Number);
      if (dayOf(year, month, date) !== day) expect(dayOf(year, month, date)).toBe(day);
    }
    expect(dayOf(2100, 2, 29)).toBe(BAD_DATE);
  });
});

test.each([
  ['24:00', 86_399],
  ['24:00:00', 86_399],
  ['24:01', -1],
  ['１０：３０', 37_800],
  ['08:26', 30360],
  ['08:26:59', 30419],
  ['08:26:59.123', 30419],
  ['8:26 PM', 73560],
  ['12:00 am', 0],
  ['12:30 p.m.', 45000],
  ['10:00:00Z', 36000],
  ['05:24:22 +0500', 19462],
  ['00:30:00+09:00', 1800],
  ['14h30', 52200],
  ['14 h 30', 52200],
  ['9h', 32400],
  ['2pm', 50400],
  ['2:30:15 p. m.', 52215],
  ['1430', 52200],
  ['10:00:00 CET', 36000],
  ['10:00:00 GMT+0100 (Central European Time)', 36000],
  ['10:00:00+01:00[Europe/Paris]', 36000],
  ['10:00:00 +0000 UTC', 36000],
  ['1899-12-30 14:30:00', 52200],
  ['2430', -1],
  ['14', -1],
  ['10:00 soon', -1],
  ['23:59:60', -1],
  ['13:00 PM', -1],
  ['soon', -1],
])('the time %s is second %s of the day', (text, second) => {
  expect(readTime(text)).toBe(second);
});

test.each([
  ['05.01.2024 14h30', '2024-01-05', 52200],
  ['05/01/2024 2 PM', '2024-01-05', 50400],
  ['05-JAN-24 10.30.00.000000 AM', '2024-01-05', 37800],
  ['20240105T103000Z', '2024-01-05', 37800],
  ['20240105103000', '2024-01-05', 37800],
  ['20240105 1030', '2024-01-05', 37800],
])('%s is %s at second %s', (text, day, second) => {
  const read = readInstant(text, 'dmy');
  expect([toIsoDay(read.day), read.second]).toEqual([day, second]);
});

test.each(['1704542400', '2024-01-05', '20240105253000', '5 Jan 2024'])('%s is no instant', (text) => {
  expect(readInstant(text, 'dmy').day).toBe(BAD_DATE);
});
