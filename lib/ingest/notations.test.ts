import { describe, expect, test } from 'vitest';
import { codes, query, read, refusalOf } from './testing/read';

const rows = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('');

describe('dates', () => {
  test('a spreadsheet’s numbers of days are read in a column that holds hardly anything else', async () => {
    const result = read('Date,Time,Item\n45296,0.604166667,Tea\n45297.0,0.5,Cup\n');
    expect(result.dateRange).toEqual({ from: '2024-01-05', to: '2024-01-06' });
    expect(await query(result.part, 'SELECT second s FROM $part')).toEqual([{ s: 52_200 }, { s: 43_200 }]);
    const clock = read('Date,Item\n45296.604166667,Tea\n45297,Cup\n');
    expect(await query(clock.part, 'SELECT second s FROM $part')).toEqual([{ s: 52_200 }, { s: null }]);
    expect(codes(read('Date,Item\n45296,Tea\n2024-01-05,Cup\n').rejects)).toEqual({ BAD_DATE: 1 });
    expect(codes(read('Date,Item\n1704542400,Tea\n2024-01-05,Cup\n').rejects)).toEqual({ BAD_DATE: 1 });
  });

  test('that count seconds or milliseconds since 1970 are instants of UTC, and that is said', async () => {
    const result = read('date,product\n1704445200,Tea\n1704499199123,Cup\n');
    expect(result.dateRange).toEqual({ from: '2024-01-05', to: '2024-01-05' });
    expect(await query(result.part, 'SELECT second s FROM $part')).toEqual([{ s: 32_400 }, { s: 86_399 }]);
    expect(codes(result.warnings)).toMatchObject({ TIME_ZONE_ASSUMED: 1 });
    const repeated = read(`date,product\n${rows(5, (i) => `170444520${i},Tea\n`)}date,product\n`);
    expect(codes(repeated.rejects)).toEqual({ REPEATED_HEADER: 1 });
    expect(codes(read('date,product\n1704445200,Tea\n2024-01-05,Cup\n').warnings)).not.toHaveProperty(
      'TIME_ZONE_ASSUMED',
    );
  });

  test('of three pairs of digits start with the year where the last pair changes more often; that is asked about', () => {
    const years = read('date,product\n24-01-05,Tea\n24-01-25,Cup\n');
    expect(years).toMatchObject({ dateRange: { from: '2024-01-05', to: '2024-01-25' }, dialect: { dateOrder: 'ymd' } });
    expect(years.warnings.find(({ code }) => code === 'DATE_AMBIGUOUS')?.message).toContain('read year first');
    expect(read('date,product\n05-01-24,Tea\n25-01-24,Cup\n')).toMatchObject({ dialect: { dateOrder: 'dmy' } });
    expect(read('date,product\n05-01-24,Tea\n06-01-32,Cup\n').dateRange).toEqual({
      from: '2024-01-05',
      to: '2032-01-06',
    });
  });

  test('after today are kept and said', () => {
    const file = 'date,product\n2024-01-05,Tea\n2024-02-01,Cup\n2024-02-02,Cup\n2024-02-02,Pot\n';
    expect(codes(read(file, { today: '2024-02-01' }).warnings)).toMatchObject({ FUTURE_DATE: 2 });
    expect(codes(read(file, { today: '2024-02-02' }).warnings)).not.toHaveProperty('FUTURE_DATE');
    expect(codes(read(file).warnings)).not.toHaveProperty('FUTURE_DATE');
  });

  test('years away from all others are kept and said', () => {
    const file = (date: string) => `date,product\n${rows(20, (index) => `2024-01-${10 + index},Tea\n`)}${date},Tea\n`;
    const lone = read(file('2034-01-05'));
    expect(lone.rows).toMatchObject({ kept: 21 });
    expect(lone.warnings).toContainEqual(
      expect.objectContaining({ code: 'SUSPICIOUS_DATE', count: 1, message: expect.stringContaining('2034-01-05') }),
    );
    expect(codes(read(file('1970-01-01')).warnings)).toMatchObject({ SUSPICIOUS_DATE: 1 });
    expect(codes(read(file('2026-12-31')).warnings)).not.toHaveProperty('SUSPICIOUS_DATE');
    const yearly = rows(40, (index) => `${1980 + index}-01-05,Tea\n`);
    expect(codes(read(`date,product\n${yearly}`).warnings)).not.toHaveProperty('SUSPICIOUS_DATE');
  });

  test('a column of time zones is left alone, and that is said', () => {
    const result = read('Date,Time,Time Zone,Item\n2024-01-05,9:30,Eastern Time,Tea\n');
    expect(codes(result.warnings)).toMatchObject({ TIME_ZONE_IGNORED: 1 });
  });
});

describe('rows', () => {
  test('of units below the header are none of the sales', () => {
    const result = read('date,product,quantity,price\nYYYY-MM-DD,text,pcs,(EUR)\n2024-01-05,Tea,2,1.50\n');
    expect(result.rows).toMatchObject({ read: 2, kept: 1 });
    expect(codes(result.rejects)).toEqual({ UNITS_ROW: 1 });
    expect(codes(read('date,product\n2024-01-05,Tea\ndate,text\n').rejects)).toEqual({ BAD_DATE: 1 });
  });

  test('that mostly fail for one reason refuse the file, with examples', () => {
    const file = `product,quantity\n${rows(10, () => 'Tea,1\n')}${rows(15, (index) => `Tea,x${index}\n`)}`;
    const refused = refusalOf(() => read(file));
    expect(refused).toMatchObject({ reason: 'TOO_MANY_REJECTED' });
    expect(refused?.detail).toContain('15 of 25 rows');
    expect(refused?.detail).toContain('line 12 in "quantity": "x0"');
  });

  test.each([
    ['half of them', `${rows(15, () => 'Tea,1\n')}${rows(15, () => 'Tea,x\n')}`],
    ['few rows', `${rows(4, () => 'Tea,1\n')}${rows(15, () => 'Tea,x\n')}`],
    ['several reasons', `${rows(9, () => 'Tea,1\n')}${rows(8, () => 'Tea,x\n')}${rows(8, () => ',1\n')}`],
    ['headers repeated on purpose', rows(20, (index) => (index % 3 === 0 ? 'Tea,1\n' : 'product,quantity\n'))],
  ])('do not refuse it: %s', (_, text) => {
    expect(read(`product,quantity\n${text}`).rows.kept).toBeGreaterThan(0);
  });
});

describe('numbers', () => {
  test.each([
    ['1.234,50', '2,25'],
    ['1 234,50', '2,25'],
    ['1\u00a0234,50', '2,25'],
    ['1\u202f234,50', '2,25'],
    ["1'234.50", '2.25'],
    ['1’234.50', '2.25'],
    ['1,234.50', '2.25'],
  ])('%s and %s', (first, second) => {
    expect(read(`product;quantity;price\nTea;1;${first}\nCup;1;${second}\n`).revenueExact).toBe('1236.75');
  });

  test('each column has its own decimal mark', () => {
    const own = read('product;quantity;price\nTea;1.000;3,50\nCup;0.500;1.234,00\n');
    expect(own.revenueExact).toBe('620.5');
    expect(codes(own.warnings)).not.toHaveProperty('MIXED_NUMBER_FORMAT');
    // Nothing but 1.000 in the column: read as in the rest of the file
    expect(read('product;quantity;price\nTea;1.000;3,50\n').revenueExact).toBe('3500');
    expect(read('product;quantity;price\nTea;1.000;3,50\nCup;0.500;1.234,00\n', { decimal: ',' }).revenueExact).toBe(
      '4117',
    );
  });

  test('a mark that only a late cell proves is that of its whole column', () => {
    const late = (cell: string) =>
      `product;quantity;price\n${rows(6_000, (index) => `Tea;${index === 2_000 ? cell : '1.000'};3,5\n`)}`;
    expect(read(late('0.500')).revenueExact).toBe('20998.25');
    expect(read(late('2.000')).revenueExact).toBe('21003500');
  });

  test('sums with three digits after their only mark are asked about', () => {
    const asked = (prices: string, options = {}) =>
      codes(read(`product,quantity,price\n${prices}`, options).warnings).AMBIGUOUS_NUMBER;
    expect(asked('Tea,1,1.234\nCup,1,2.500\n')).toBe(2);
    expect(asked('Tea,1,1.234\nCup,1,2.500\n', { decimal: '.' })).toBeUndefined();
    expect(asked('Tea,1,1.234\nCup,1,2.5\n')).toBeUndefined();
    expect(asked('Tea,1.000,2\nCup,2.000,3\n')).toBeUndefined();
  });

  test('numbers of another mark than their column are counted', () => {
    const mixed = read('product,quantity,price\nTea,1,1.25\nTea,1,2.25\nCup,1,"3,25"\n');
    expect(mixed.revenueExact).toBe('6.75');
    expect(codes(mixed.warnings)).toEqual({ NO_DATE: 1, NO_TRANSACTION_ID: 1, MIXED_NUMBER_FORMAT: 1 });
  });
});
