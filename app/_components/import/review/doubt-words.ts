import type { Receipt } from '@/lib/api/ingest';
import { formatDayAndMonth, formatExact, plain } from '../../format';

interface DateReadings {
  question: string;
  dayFirst: string;
  monthFirst: string;
}

interface BothReadings {
  written: string;
  dayFirst: string;
  monthFirst: string;
}

/** How a date such as 03/04/2024 can be read; null for a text that reads the same, or only one way. */
function readBothWays(text: string): BothReadings | null {
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
  return {
    question: askBothWays(readings),
    dayFirst: `Day first: ${readings.dayFirst}`,
    monthFirst: `Month first: ${readings.monthFirst}`,
  };
}

function askBothWays({ written, dayFirst, monthFirst }: BothReadings): string {
  return `${written}: is that ${dayFirst} or ${monthFirst}?`;
}

interface Reading {
  dialect: Pick<Receipt['dialect'], 'dateOrder' | 'decimal' | 'proofs'>;
  columns: readonly Pick<Receipt['columns'][number], 'role' | 'examples'>[];
}

/** Why dates and numbers were read as they were, by cells that can be read one way only. */
export function describeProofs({ dialect, columns }: Reading): string[] {
  const { dateOrder, decimal } = dialect.proofs;
  const proofs: string[] = [];
  if (dateOrder !== null) {
    const readings = columns
      .filter(({ role }) => role === 'date')
      .flatMap(({ examples }) => examples.flatMap(({ written }) => readBothWays(written) ?? []));
    const question = readings[0] === undefined ? '' : `${askBothWays(readings[0])} `;
    proofs.push(
      `${question}${locate(dateOrder)}, so the ${dialect.dateOrder === 'mdy' ? 'month' : 'day'} comes first.`,
    );
  }
  if (decimal !== null)
    proofs.push(`${locate(decimal)}, so a ${dialect.decimal === ',' ? 'comma' : 'point'} stands before the cents.`);
  return proofs;
}

function locate({ line, value }: NonNullable<Receipt['dialect']['proofs']['decimal']>): string {
  return `Line ${formatExact(line, plain)} has ${value}`;
}
