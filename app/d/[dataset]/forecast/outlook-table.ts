import { numberColumn } from '@/app/_components/answer/columns';
import type { CardTable } from '@/app/_components/card';
import { formatBucket } from '@/app/_components/format';
import { type Answer, type Range, unitOf } from './words';

interface OutlookRow extends Partial<Range> {
  bucket: string;
  actual: number | null;
  naive: number | null;
}

/** What is to come, first; then what there was, the last first. */
export function outlookTable(forecast: Answer): CardTable<OutlookRow> {
  const { grain, points, baseline, history } = forecast;
  const unit = unitOf(forecast);
  const coming = points.map((point, index) => ({ ...point, actual: null, naive: baseline[index]?.value ?? null }));
  const past = history.map(({ bucket, value }) => ({ bucket, actual: value, naive: null })).reverse();
  const numbers = [
    ['Expected', 'mean'],
    ['At least (8 of 10)', 'lower80'],
    ['At most (8 of 10)', 'upper80'],
    ['At least (19 of 20)', 'lower95'],
    ['At most (19 of 20)', 'upper95'],
  ] as const;
  return {
    caption: 'Forecast',
    columns: [
      {
        heading: grain === 'day' ? 'Day' : grain === 'week' ? 'Week' : 'Month',
        cell: ({ bucket }) => formatBucket(bucket, grain),
        value: ({ bucket }) => bucket,
      },
      ...numbers.map(([heading, name]) => numberColumn<OutlookRow>(heading, unit, (row) => row[name] ?? null)),
      numberColumn('As last time', unit, ({ naive }) => naive),
      numberColumn('Takings', unit, ({ actual }) => actual),
    ],
    rows: [...coming, ...past],
    rowKey: ({ bucket }) => bucket,
  };
}
