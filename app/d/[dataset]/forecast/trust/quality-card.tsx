import { numberColumn, ratioColumn } from '@/app/_components/answer/columns';
import { Card, type CardTable } from '@/app/_components/card';
import { type Column, DataTable } from '@/app/_components/data-table';
import { formatBucket, formatExact, formatPercent, missing, plain, type Unit } from '@/app/_components/format';
import { definitions } from '../definitions';
import { type Answer, countBuckets, unitOf } from '../words';

type Backtest = NonNullable<Answer['backtest']>;
type Run = Backtest['runs'][number];

export function QualityCard({ forecast, className = '' }: { forecast: Answer; className?: string }) {
  const { backtest, grain } = forecast;
  if (backtest === null)
    return (
      <Card className={className} heading="Not tested yet">
        <p className="text-muted">{forecast.verdict}</p>
      </Card>
    );
  const { cutoffs, won, coverage80, coverage95, runs } = backtest;
  return (
    <Card
      className={className}
      heading={`Closer than "as last time" ${won} of ${cutoffs} times`}
      summary={describeHeld(backtest)}
      about={definitions.quality}
      table={runsTable(runs, grain, unitOf(forecast))}
    >
      <details>
        <summary className="min-h-6 cursor-pointer font-medium text-accent">How good is this?</summary>
        <div className="mt-3">
          <DataTable
            caption="Errors of the forecast beside the baseline"
            columns={measureColumns(backtest)}
            rows={measuresOf(backtest)}
            rowKey={({ name }) => name}
          />
          <p className="mt-3 text-muted text-small">
            Rolling-origin backtest over {cutoffs} cut-offs from {formatBucket(backtest.from, 'day')} to{' '}
            {formatBucket(backtest.to, 'day')}. Coverage of the 80 % interval: {formatPercent(coverage80)}, of the 95 %
            interval: {formatPercent(coverage95)}. Method: {forecast.method}; history of{' '}
            {countBuckets(forecast.trainedOn.buckets, grain)}.
          </p>
        </div>
      </details>
    </Card>
  );
}

function describeHeld({ coverage80, coverage95 }: Backtest): string {
  if (coverage80 === null || coverage95 === null) return 'There were too few earlier ends to test the bands.';
  return `The dark band held ${Math.round(coverage80 * 10)} of 10 times, the light one ${Math.round(coverage95 * 20)} of 20.`;
}

const measures = [
  ['MAE: usual distance', 'mae', false],
  ['MSE: squared distance', 'mse', false],
  ['RMSE: its root', 'rmse', false],
  ['R²: 1 is exact, 0 no better than the average', 'r2', false],
  ['WAPE: distance beside the takings', 'wape', true],
  ['MASE: distance beside that of the baseline on the history', 'mase', false],
] as const;

interface Measure {
  name: string;
  model: string;
  baseline: string;
}

function measuresOf({ metrics, baseline }: Backtest): Measure[] {
  return measures.map(([name, key, isRatio]) => {
    const write = (value: number | null) =>
      value === null ? missing : isRatio ? formatPercent(value) : formatExact(value, plain);
    return { name, model: write(metrics[key]), baseline: write(baseline[key]) };
  });
}

function measureColumns({ baseline }: Backtest): Column<Measure>[] {
  return [
    { heading: 'Measure', cell: ({ name }) => name },
    { heading: 'This forecast', numeric: true, cell: ({ model }) => model },
    { heading: baseline.name, numeric: true, cell: ({ baseline: value }) => value },
  ];
}

function runsTable(runs: readonly Run[], grain: Answer['grain'], unit: Unit): CardTable<Run> {
  return {
    caption: 'Tests of the forecast',
    columns: [
      {
        heading: 'Known up to',
        cell: ({ cutoff }) => formatBucket(cutoff, grain),
        value: ({ cutoff }) => cutoff,
      },
      numberColumn('Expected', unit, ({ expected }) => expected),
      numberColumn('Came', unit, ({ actual }) => actual),
      ratioColumn('Off by', ({ expected, actual }) => (actual === 0 ? null : expected / actual - 1)),
      numberColumn('Error (MAE)', unit, ({ mae }) => mae),
      numberColumn('As last time (MAE)', unit, ({ baselineMae }) => baselineMae),
    ],
    rows: runs,
    rowKey: ({ cutoff }) => cutoff,
  };
}
