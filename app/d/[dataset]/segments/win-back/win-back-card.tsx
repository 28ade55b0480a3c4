'use client';

import type { z } from 'zod';
import { numberColumn, ratioColumn, textColumn } from '@/app/_components/answer/columns';
import { CsvButton } from '@/app/_components/answer/csv-button';
import { Card, type CardColumn } from '@/app/_components/card';
import { DataTable } from '@/app/_components/data-table';
import { formatCount, formatShort, plain, type Unit } from '@/app/_components/format';
import { Name } from '@/app/_components/name';
import { type WinBackRow, winBack } from '@/lib/api/segments';
import { customerAnswers } from '../definitions';
import type { Question } from '../question';
import { formatDays } from '../sentences';

interface Props {
  answer: Extract<z.output<typeof winBack.output>, { hasData: true }>;
  question: Question;
  unit: Unit;
  className?: string;
}

export function WinBackCard({ answer, question, unit, className = '' }: Props) {
  const { list, customers, days } = answer;
  const [first] = list;
  if (first === undefined)
    return (
      <Card
        className={className}
        heading="No good customer is overdue"
        summary="Regulars who brought more than the middle customer have all been here within twice their usual time."
        about={customerAnswers.winBack}
      >
        <p className="text-muted">The list fills when one of them stays away.</p>
      </Card>
    );
  const columns: CardColumn<WinBackRow>[] = [
    {
      heading: 'Customer',
      cell: ({ customer }) => <Name text={shorten(customer)} />,
      value: ({ customer }) => customer,
    },
    ...(days === null ? [] : [ratioColumn<WinBackRow>('Chance', ({ chance }) => chance)]),
    money('Worth a visit', unit, ({ expectedValue }) => expectedValue),
    money('Average receipt', unit, ({ averageTransactionValue }) => averageTransactionValue),
    {
      heading: 'Away',
      numeric: true,
      cell: ({ recencyDays }) => formatDays(recencyDays),
      value: ({ recencyDays }) => recencyDays,
    },
    { heading: 'Usually', numeric: true, cell: ({ gapDays }) => formatDays(gapDays), value: ({ gapDays }) => gapDays },
    numberColumn('Receipts', plain, ({ frequency }) => frequency),
    money('Spent', unit, ({ monetary }) => monetary),
    textColumn('Group', ({ segment }) => segment),
  ];
  const sum = list.reduce((total, { expectedValue }) => total + expectedValue, 0);
  return (
    <Card
      className={className}
      heading={`Ask ${formatCount(customers, 'good customer')} back`}
      summary={`${list.length < customers ? `The ${list.length} worth most are` : 'They are'} listed, the one worth most first: ${describeWorth(days, sum, unit)}`}
      about={customerAnswers.winBack}
      actions={<CsvButton contract={winBack} question={{ ...question, limit: 1000 }} fileName="win-back.csv" />}
    >
      <DataTable
        caption="Good customers who have not been back"
        columns={columns}
        rows={list}
        rowKey={(_, index) => String(index)}
      />
    </Card>
  );
}

function describeWorth(days: number | null, sum: number, unit: Unit): string {
  if (days === null) return 'by their average receipt, as the sales are too few to tell how likely they come back.';
  return `chance to come back within ${days} days × average receipt, ${formatShort(sum, unit)} in all.`;
}

function money(heading: string, unit: Unit, value: (row: WinBackRow) => number | null): CardColumn<WinBackRow> {
  return { heading, numeric: true, cell: (row) => formatShort(value(row), unit), value };
}

/** Customers known by personal data alone are hashes, of which the beginning tells them apart. */
const longest = 14;

function shorten(customer: string): string {
  return customer.length <= longest ? customer : `${customer.slice(0, longest - 4)}…`;
}
