'use client';

import type { ReactNode } from 'react';
import { ShortChange } from '@/app/_components/change';
import { formatExact, formatPercent, plain } from '@/app/_components/format';
import { Name } from '@/app/_components/name';
import { SortHeading, type Sorting } from '@/app/_components/sort-heading';
import type { Sort } from '@/app/_hooks/use-filter';
import type { ProductRow, Totals } from '@/lib/api/summary';
import type { Period } from '@/lib/sales/calendar';
import type { Measure } from '../measure';

interface Props extends Sorting<Sort> {
  rows: readonly ProductRow[];
  measure: Measure;
  /** What is null in the totals has no column. */
  totals: Totals;
  compared: Period | null;
  chosen: readonly string[];
  onToggle: (name: string) => void;
}

interface Column {
  heading: string;
  by?: Sort;
  shown: boolean;
  cell: (row: ProductRow) => ReactNode;
}

export function ProductTable({ rows, measure, totals, compared, chosen, onToggle, ...sorting }: Props) {
  const columns = listColumns(totals, measure, compared !== null, rows).filter(({ shown }) => shown);
  return (
    <section
      aria-label="All products"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      className="relative max-h-[40rem] overflow-auto rounded-control border border-line"
    >
      <table className="w-full border-collapse text-small">
        <caption className="sr-only">All products</caption>
        <thead className="sticky top-0 z-1 bg-surface">
          <tr>
            <SortHeading heading="Product" by="name" {...sorting} />
            {columns.map(({ heading, by }) => (
              <SortHeading key={heading} heading={heading} by={by} numeric {...sorting} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={row.product}
              className="relative border-line not-last:border-b hover:bg-wash has-aria-pressed:bg-accent-wash"
            >
              <th scope="row" className="min-w-36 max-w-60 px-3 py-1.5 text-left font-normal">
                <button
                  type="button"
                  aria-pressed={chosen.includes(row.product)}
                  onClick={() => onToggle(row.product)}
                  className="flex max-w-full gap-1.5 text-left after:absolute after:inset-0"
                >
                  {chosen.includes(row.product) && <span aria-hidden="true">✓</span>}
                  <Name text={row.product} className="line-clamp-2 break-words" />
                </button>
                {row.category !== null && (
                  <span className="block truncate text-muted">
                    <Name text={row.category} />
                  </span>
                )}
              </th>
              {columns.map(({ heading, cell }) => (
                <td key={heading} className="whitespace-nowrap px-3 py-1.5 text-right">
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function listColumns(totals: Totals, measure: Measure, isCompared: boolean, rows: readonly ProductRow[]): Column[] {
  return [
    {
      heading: 'Takings',
      by: 'revenue',
      shown: totals.revenue !== null,
      cell: ({ revenue }) => formatExact(revenue, measure.unit),
    },
    {
      heading: 'Share',
      by: 'revenue',
      shown: rows.some(({ share }) => share !== null),
      cell: ({ share }) => formatPercent(share),
    },
    {
      heading: 'Change',
      by: 'change',
      shown: isCompared && rows.some(({ before }) => before !== null),
      cell: ({ before, change }) => <ShortChange ratio={change} isNew={before === 0} />,
    },
    { heading: 'Items', by: 'units', shown: totals.units !== null, cell: ({ units }) => formatExact(units, plain) },
    {
      heading: 'Receipts',
      by: 'transactions',
      shown: totals.transactions !== null,
      cell: ({ transactions }) => formatExact(transactions, plain),
    },
    {
      heading: 'Lines',
      by: 'revenue',
      shown: measure.key === 'lines',
      cell: ({ lines }) => formatExact(lines, plain),
    },
    {
      heading: 'Class',
      shown: rows.some(({ abc }) => abc !== null),
      cell: ({ abc }) => <span className="rounded-[4px] border border-line px-1.5">{abc}</span>,
    },
  ];
}
