import { numberColumn, textColumn } from '@/app/_components/answer/columns';
import type { CardColumn, CardTable } from '@/app/_components/card';
import { formatBucket, plain } from '@/app/_components/format';
import type { Grain } from '@/lib/sales/calendar';
import { type Measure, measured } from '../measure';
import type { TrendRow } from './trend-rows';
import { describeAverage, nameBucket } from './trend-words';

interface Shown {
  rows: readonly TrendRow[];
  grain: Grain;
  measure: Measure;
  onChoose: (bucket: string) => void;
}

const titles: Record<Grain, string> = { day: 'Day', week: 'Week', month: 'Month' };
const receipts: Measure = { key: 'transactions', name: 'Receipts', unit: plain };
const items: Measure = { key: 'units', name: 'Items', unit: plain };

export function trendTable({ rows, grain, measure, onChoose }: Shown): CardTable<TrendRow> {
  const has = (holds: (row: TrendRow) => boolean) => rows.some(holds);
  const more = [receipts, items].filter((one) => one.key !== measure.key && has((row) => measured(row, one) !== null));
  const columns: CardColumn<TrendRow>[] = [
    {
      heading: titles[grain],
      cell: ({ bucket }) => (
        <button type="button" className="min-h-6 underline-offset-2 hover:underline" onClick={() => onChoose(bucket)}>
          {formatBucket(bucket, grain)}
        </button>
      ),
      value: ({ bucket }) => bucket,
    },
    ...[measure, ...more].map((one) => numberColumn<TrendRow>(one.name, one.unit, (row) => measured(row, one))),
  ];
  if (has(({ average }) => average !== null))
    columns.push(numberColumn(describeAverage(grain), measure.unit, ({ average }) => average));
  if (has(({ before }) => before !== null))
    columns.push(
      {
        heading: `Compared ${grain}`,
        cell: ({ before }) => before && nameBucket(before, grain),
        value: ({ before }) => before?.bucket ?? null,
      },
      numberColumn(`${measure.name} then`, measure.unit, ({ before }) => before && measured(before, measure)),
    );
  if (has(({ complete }) => !complete))
    columns.push(textColumn('Complete', ({ complete }) => (complete ? 'yes' : 'not complete')));
  if (has(({ names }) => names.length > 0)) columns.push(textColumn('Named', ({ names }) => names.join(', ')));
  return { caption: `${measure.name} by ${grain}`, columns, rows, rowKey: ({ bucket }) => bucket };
}
