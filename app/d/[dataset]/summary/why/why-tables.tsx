import { numberColumn, ratioColumn, textColumn } from '@/app/_components/answer/columns';
import type { CardTable } from '@/app/_components/card';
import { formatDifference, formatExact, formatPeriod, type Unit } from '@/app/_components/format';
import type { Change, Mover } from '@/lib/api/changes';
import { type ListedMovers, moved, namePart } from './why-words';

interface Step {
  name: string;
  amount: number;
  written: string;
}

export function partsTable(change: Change, unit: Unit): CardTable<Step> {
  const total = (name: string, amount: number) => ({ name, amount, written: formatExact(amount, unit) });
  return {
    caption: 'Parts of the change',
    columns: [
      textColumn('Part', ({ name }) => name),
      { heading: 'Takings', numeric: true, cell: ({ written }) => written, value: ({ amount }) => amount },
    ],
    rows: [
      total(formatPeriod(change.period), change.revenueBefore),
      ...change.parts.map((part) => ({
        name: namePart(part),
        amount: part.amount,
        written: formatDifference(part.amount, unit),
      })),
      total(formatPeriod(change.selected), change.revenueAfter),
    ],
    rowKey: ({ name }, index) => `${index} ${name}`,
  };
}

export function moversTable({ measure, risers, fallers }: ListedMovers, unit: Unit, title: string): CardTable<Mover> {
  return {
    caption: `${title} that rose and fell most`,
    columns: [
      textColumn(title, ({ name }) => name),
      numberColumn('Before', unit, (mover) => moved(mover, measure)?.before ?? null),
      numberColumn('After', unit, (mover) => moved(mover, measure)?.after ?? null),
      {
        heading: 'Difference',
        numeric: true,
        cell: ({ change }) => formatDifference(change, unit),
        value: ({ change }) => change,
      },
      ratioColumn('Part of the change', ({ share }) => share),
      textColumn('Sold', ({ status }) => status ?? 'in both'),
    ],
    rows: [...risers, ...fallers],
    rowKey: ({ name }) => name,
  };
}
