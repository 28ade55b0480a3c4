'use client';

import { useState } from 'react';
import { numberColumn, ratioColumn } from '@/app/_components/answer/columns';
import { Button } from '@/app/_components/button';
import { Card, type CardTable } from '@/app/_components/card';
import { type Column, DataTable } from '@/app/_components/data-table';
import { formatCount, formatDate, formatPercent, plain } from '@/app/_components/format';
import type { Unavailable } from '@/lib/api/contract';
import type { Returns } from '@/lib/api/segments';
import { customerAnswers } from '../definitions';
import { describeExpected } from '../sentences';

type Bin = Returns['evaluation']['calibration'][number];

export function ReturnsCard({ returns, className = '' }: { returns: Returns | Unavailable; className?: string }) {
  const [open, setOpen] = useState(false);
  if ('available' in returns)
    return (
      <Card className={className} heading="Who comes back is not known yet" about={customerAnswers.returns}>
        <p className="text-muted">{returns.reason}</p>
      </Card>
    );
  const { days, better, evaluation, cutoffs } = returns;
  const bins = evaluation.calibration;
  return (
    <Card
      className={className}
      heading={describeExpected(returns)}
      summary={`Within ${days} days. Of ${formatCount(evaluation.customers, 'customer')} of ${formatDate(cutoffs.judged)}, ${formatPercent(evaluation.baseRate)} did. ${better ? 'It tells better who comes back than the rule “was here lately”.' : 'It is not better than the simple rule “was here lately”: go by that.'}`}
      about={customerAnswers.returns}
      table={binTable(bins)}
    >
      <Calibration bins={bins} />
      <div className="mt-3">
        <Button kind="quiet" aria-expanded={open} onPress={() => setOpen(!open)}>
          {open ? 'Hide how good this is' : 'How good is this?'}
        </Button>
        {open && <Evidence returns={returns} />}
      </div>
    </Card>
  );
}

/** For customers with each chance, which part really came back. */
function Calibration({ bins }: { bins: readonly Bin[] }) {
  const percent = (part: number) => `${(part * 100).toFixed(1)}%`;
  return (
    <>
      <p className="mb-2 text-muted text-small">
        A tenth of the customers each. Line: the chance that was told; bar: the part that came.
      </p>
      <ol aria-label="Chance told, and how many came back" className="flex flex-col gap-1.5 text-small">
        {bins.map((bin) => (
          <li key={bin.predicted} className="grid grid-cols-[5.5rem_minmax(0,1fr)_5.5rem] items-center gap-2">
            <span className="text-muted">told {formatPercent(bin.predicted)}</span>
            <span aria-hidden="true" className="relative h-3 rounded-full bg-wash">
              <span className="block h-full rounded-full bg-accent" style={{ width: percent(bin.observed) }} />
              <span className="absolute -inset-y-0.5 w-0.5 bg-ink" style={{ left: percent(bin.predicted) }} />
            </span>
            <span className="text-right">{formatPercent(bin.observed)} came</span>
          </li>
        ))}
      </ol>
    </>
  );
}

function binTable(bins: readonly Bin[]): CardTable<Bin> {
  return {
    caption: 'Chances told and customers who came back',
    columns: [
      numberColumn('Customers', plain, ({ count }) => count),
      ratioColumn('Told on average', ({ predicted }) => predicted),
      ratioColumn('Came back', ({ observed }) => observed),
    ],
    rows: bins,
    rowKey: ({ predicted }) => String(predicted),
  };
}

interface Measured {
  name: string;
  auc: number;
  logLoss: number;
}

const measured: Column<Measured>[] = [
  { heading: 'By', cell: ({ name }) => name },
  { heading: 'AUC', numeric: true, cell: ({ auc }) => auc.toFixed(3) },
  { heading: 'Log loss', numeric: true, cell: ({ logLoss }) => logLoss.toFixed(3) },
];

function Evidence({ returns: { evaluation, cutoffs, trainedOn, reused } }: { returns: Returns }) {
  return (
    <div className="mt-2">
      <p className="mb-2 text-muted">
        Learned from what was known on {formatDate(cutoffs.learned)} and who came back by {formatDate(trainedOn)}
        {reused ? ', for an earlier question' : ''}; judged on {formatDate(cutoffs.judged)}. AUC 0.5 is a coin, 1 always
        right; the lower the log loss the better.
      </p>
      <DataTable
        caption="How good the chances are"
        columns={measured}
        rows={[
          { name: 'Random forest', ...evaluation },
          { name: 'Was here lately', ...evaluation.rule },
        ]}
        rowKey={({ name }) => name}
      />
    </div>
  );
}
