'use client';

import { numberColumn, ratioColumn, textColumn } from '@/app/_components/answer/columns';
import { CsvButton } from '@/app/_components/answer/csv-button';
import { Card, type CardTable } from '@/app/_components/card';
import { formatCount, formatExact, formatPercent, formatShort, plain, type Unit } from '@/app/_components/format';
import { Name } from '@/app/_components/name';
import { seriesColour } from '@/app/_components/series-colours';
import { downloadCustomers, type Segment, type SegmentsAnswer } from '@/lib/api/segments';
import { advice } from '../advice';
import { customerAnswers } from '../definitions';
import type { Question } from '../question';
import { Relearn } from '../relearn';
import { describeStability, formatDays } from '../sentences';
import { GroupCount } from './group-count';

interface Props {
  answer: SegmentsAnswer;
  question: Question;
  unit: Unit;
  isMember: boolean;
  onK: (k: number | undefined) => void;
}

export function GroupCards({ answer, question, unit, isMember, onK }: Props) {
  const { items } = answer;
  const [most] = [...items].sort((one, other) => (other.revenueShare ?? 0) - (one.revenueShare ?? 0));
  const typical = 'length' in (answer.typical ?? {}) ? answer.typical : [];
  const typicalOf = (id: number) =>
    Array.isArray(typical) ? (typical.find(({ segment }) => segment === id)?.products ?? []) : [];
  return (
    <Card
      heading={
        most === undefined
          ? 'Groups of customers'
          : `${formatPercent(most.share)} of customers, the “${most.name}”, bring ${formatPercent(most.revenueShare)} of what customers bring`
      }
      summary={describeStability(answer)}
      about={customerAnswers.groups}
      actions={
        <div className="flex flex-wrap items-center gap-2">
          <GroupCount value={question.k} chosen={answer.k} onChange={onK} />
          {isMember && <Relearn question={question} />}
        </div>
      }
      table={groupTable(items, unit)}
    >
      <ul className="grid grid-cols-1 gap-4 sm:grid-cols-2 xl:grid-cols-4">
        {items.map((segment) => (
          <li key={segment.id} className="flex min-w-0 flex-col rounded-control border border-line p-4">
            <GroupCard segment={segment} products={typicalOf(segment.id)} unit={unit} />
            {isMember && (
              <div className="mt-auto pt-2">
                <CsvButton
                  kind="quiet"
                  contract={downloadCustomers}
                  question={{ ...question, segment: segment.name }}
                  fileName={`customers - ${segment.name}.csv`}
                >
                  Download the list
                </CsvButton>
              </div>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface GroupProps {
  segment: Segment;
  products: readonly { product: string; share: number }[];
  unit: Unit;
}

function GroupCard({ segment, products, unit }: GroupProps) {
  const { id, name, customers, share, revenueShare, recencyDays, frequency, monetary, averageTransactionValue } =
    segment;
  const { meaning, act, avoid } = advice[name] ?? { meaning: '', act: '', avoid: '' };
  return (
    <>
      <h3 className="flex items-center gap-2 font-semibold">
        <span aria-hidden="true" className="size-3 shrink-0 rounded-full" style={{ background: seriesColour(id) }} />
        {name}
      </h3>
      <p className="text-muted text-small">{meaning}</p>
      <p className="mt-2 font-semibold text-title">{formatCount(customers, 'customer')}</p>
      <p className="text-muted text-small">
        {formatPercent(share)} of customers, {formatPercent(revenueShare)} of what they bring
      </p>
      <span aria-hidden="true" className="mt-1 block h-1.5 rounded-full bg-wash">
        <span
          className="block h-full rounded-full"
          style={{ width: `${Math.max(0, (revenueShare ?? 0) * 100).toFixed(1)}%`, background: seriesColour(id) }}
        />
      </span>
      <dl className="mt-3 grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 text-small">
        <Fact name="Last visit">{formatDays(recencyDays)} ago</Fact>
        <Fact name="Receipts">{formatExact(frequency, plain)}</Fact>
        <Fact name="Spent">{formatShort(monetary, unit)}</Fact>
        <Fact name="Average receipt">{formatShort(averageTransactionValue, unit)}</Fact>
      </dl>
      {products.length > 0 && (
        <p className="mt-3 text-small">
          <span className="text-muted">Typical: </span>
          {products.map(({ product, share: part }, index) => (
            <span key={product}>
              {index > 0 && ', '}
              <Name text={product} className="inline break-words" /> ({formatPercent(part)} of them)
            </span>
          ))}
        </p>
      )}
      <p className="mt-3 text-small">
        <span className="font-medium text-good">Do </span>
        {act}
      </p>
      <p className="mt-1 text-small">
        <span className="font-medium text-bad">Leave </span>
        {avoid}
      </p>
    </>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="text-right">{children}</dd>
    </>
  );
}

function groupTable(items: readonly Segment[], unit: Unit): CardTable<Segment> {
  return {
    caption: 'Groups of customers',
    columns: [
      textColumn('Group', ({ name }) => name),
      numberColumn('Customers', plain, ({ customers }) => customers),
      ratioColumn('Share', ({ share }) => share),
      numberColumn('Takings', unit, ({ revenue }) => revenue),
      ratioColumn('Share of takings', ({ revenueShare }) => revenueShare),
      numberColumn('Days since last visit (middle)', plain, ({ recencyDays }) => recencyDays),
      numberColumn('Receipts (middle)', plain, ({ frequency }) => frequency),
      numberColumn('Spent (middle)', unit, ({ monetary }) => monetary),
      numberColumn('Days (mean)', plain, ({ means }) => means.recencyDays),
      numberColumn('Receipts (mean)', plain, ({ means }) => means.frequency),
      numberColumn('Spent (mean)', unit, ({ means }) => means.monetary),
      numberColumn('Average receipt', unit, ({ averageTransactionValue }) => averageTransactionValue),
    ],
    rows: items,
    rowKey: ({ name }) => name,
  };
}
