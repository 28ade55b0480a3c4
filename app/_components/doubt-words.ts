import { formatDayAndMonth } from './format';

interface DateReadings {
  question: string;
  dayFirst: string;
  monthFirst: string;
}

/** How a date such as 03/04/2024 can be read; null for a text that reads the same, or only one way. */
function readBothWays(text: string): { written: string; dayFirst: string; monthFirst: string } | null {
  const [written, first, second, year] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?!\d)/.exec(text) ?? [];
  if (written === undefined || first === undefined || second === undefined || year === undefined) return null;
  const isMonth = (text: string) => Number(text) >= 1 && Number(text) <= 12;
  if (Number(first) === Number(second) || !isMonth(first) || !isMonth(second)) return null;
  const day = (month: string, dayOfMonth: string) =>
    formatDayAndMonth(`${year.padStart(4, '20')}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`);
  return { written, dayFirst: day(second, first), monthFirst: day(first, second) };
}

/** The question that a date column with two readings asks: "03/04/2024: is that 3 April or 4 March?" */
export function askDateOrder(example: string | null): DateReadings {
  const readings = readBothWays(example ?? '');
  if (readings === null)
    return { question: 'What comes first in the dates?', dayFirst: 'The day', monthFirst: 'The month' };
  const { written, dayFirst, monthFirst } = readings;
  return {
    question: `${written}: is that ${dayFirst} or ${monthFirst}?`,
    dayFirst: `Day first: ${dayFirst}`,
    monthFirst: `Month first: ${monthFirst}`,
  };
}
