'use client';

import { useState } from 'react';
import { ReceiptButton } from '@/app/_components/answer/receipt-button';
import { Button } from '@/app/_components/button';
import { type Column, DataTable } from '@/app/_components/data-table';
import { formatExact, formatShort, plain, type Unit } from '@/app/_components/format';
import type { DataSummary } from '@/lib/api/summary';
import { answers } from '@/lib/summary/definitions';

type Statistics = DataSummary['lineStats'];
type Row = [key: keyof Statistics, name: string];

const rows: Row[] = [
  ['count', 'How many'],
  ['sum', 'Sum'],
  ['mean', 'Average (mean)'],
  ['median', 'Middle (median)'],
  ['std', 'Spread (standard deviation)'],
  ['min', 'Smallest'],
  ['max', 'Largest'],
];

/** How the amounts behind the averages are spread, on demand. */
export function Spread({ lineStats, transactionStats, currency }: DataSummary) {
  const [open, setOpen] = useState(false);
  if (lineStats.count === 0) return null;
  const money: Unit = { kind: 'money', currency };
  const column = (heading: string, statistics: Statistics): Column<Row> => ({
    heading,
    numeric: true,
    cell: ([key]) => formatExact(round(statistics[key]), key === 'count' ? plain : money),
  });
  const hasReceipts = transactionStats.count > 0;
  const middle = hasReceipts
    ? `Half of the receipts are over ${formatShort(transactionStats.median, money)}, half are under it.`
    : `Half of the lines are over ${formatShort(lineStats.median, money)}, half are under it.`;
  return (
    <div>
      <Button kind="quiet" aria-expanded={open} onPress={() => setOpen(!open)}>
        {open ? 'Hide middle and spread' : 'Middle and spread'}
      </Button>
      {open && (
        <div className="mt-2 max-w-xl">
          <div className="mb-2 flex items-center gap-2">
            <p className="text-muted">{middle}</p>
            <ReceiptButton about={answers.spread} say={() => middle} />
          </div>
          <DataTable
            caption="Middle and spread"
            columns={[
              { heading: 'Amount', cell: ([, name]) => name },
              column('Of a line', lineStats),
              ...(hasReceipts ? [column('Of a receipt', transactionStats)] : []),
            ]}
            rows={rows}
            rowKey={([key]) => key}
          />
        </div>
      )}
    </div>
  );
}

function round(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100;
}
