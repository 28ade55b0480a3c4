import { expect, test } from 'vitest';
import { readFilter, writeFilter } from './use-filter';

const reread = (query: string) => writeFilter(readFilter(new URLSearchParams(query)));

test('a filter survives the URL', () => {
  const query =
    'from=2011-01-01&to=2011-03-31&product=Tea+%26+cake&product=__proto__&category=%3Cb%3E&store=North&weekday=4&weekday=7&hour=9&compare=year&grain=week&horizon=13&search=%3D1&sort=name&order=desc&page=3';
  expect(reread(query)).toBe(query);
  expect(readFilter(new URLSearchParams(query)).product).toEqual(['Tea & cake', '__proto__']);
});

test('what is not valid is left out', () => {
  expect(
    reread(
      'from=2011-02-30&to=yesterday&weekday=8&weekday=Monday&hour=24&hour=-1&compare=often&grain=hour&horizon=-1&sort=luck&order=up&page=-1&product=&product=a&product=a',
    ),
  ).toBe('product=a');
});

test('days the wrong way round are swapped', () => {
  expect(reread('from=2011-03-31&to=2011-01-01')).toBe('from=2011-01-01&to=2011-03-31');
});
