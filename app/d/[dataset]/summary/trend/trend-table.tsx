import { type Column, DataTable } from '@/app/_components/data-table';
import { formatBucket, formatExact, plain } from '@/app/_components/format';
import { Name } from '@/app/_components/name';
import type { TrendPoint } from '@/lib/api/summary';
import type { Grain } from '@/lib/sales/calendar';
import { type Measure, measured } from '../measure';
import type { TrendRow } from './trend-rows';
import { describeAverage, nameBucket } from './trend-words';

interface Props {
  rows: readonly TrendRow[];
  grain: Grain;
  measure: Measure;
  onChoose: (bucket: string) => void;
}

const titles: Record<Grain, string> = { day: 'Day', week: 'Week', month: 'Month' };

export function TrendTable({ rows, grain, measure, onChoose }: Props) {
  const has = (holds: (row: TrendRow) => boolean) => rows.some(holds);
  const exact = (point: TrendPoint) => formatExact(measured(point, measure), measure.unit);
  const columns: Column<TrendRow>[] = [
    {
      heading: titles[grain],
      cell: (row) => (
        <>
          <button
            type="button"
            className="min-h-6 underline-offset-2 hover:underline"
            onClick={() => onChoose(row.bucket)}
          >
            {formatBucket(row.bucket, grain)}
          </button>
          {row.complete ? '' : ' (not complete)'}
        </>
      ),
    },
    { heading: measure.name, numeric: true, cell: exact },
  ];
  if (measure.key !== 'transactions' && has(({ transactions }) => transactions !== null))
    columns.push({ heading: 'Receipts', numeric: true, cell: (row) => formatExact(row.transactions, plain) });
  if (measure.key !== 'units' && has(({ units }) => units !== null))
    columns.push({ heading: 'Items', numeric: true, cell: (row) => formatExact(row.units, plain) });
  if (has(({ average }) => average !== null))
    columns.push({
      heading: describeAverage(grain),
      numeric: true,
      cell: ({ average }) => formatExact(average, measure.unit),
    });
  if (has(({ before }) => before !== null))
    columns.push(
      { heading: `Compared ${grain}`, cell: ({ before }) => before && nameBucket(before, grain) },
      { heading: `${measure.name} then`, numeric: true, cell: ({ before }) => before && exact(before) },
    );
  if (has(({ names }) => names.length > 0))
    columns.push({ heading: 'Named', cell: ({ names }) => <Name text={names.join(', ')} /> });
  return (
    <DataTable caption={`${measure.name} by ${grain}`} columns={columns} rows={rows} rowKey={({ bucket }) => bucket} />
  );
}
