'use client';

import type { ReactNode } from 'react';
import { numberColumn, textColumn } from '@/app/_components/answer/columns';
import { Card } from '@/app/_components/card';
import { formatCount, formatDate, plain, type Unit } from '@/app/_components/format';
import type { Movement, Segment } from '@/lib/api/segments';
import { customerAnswers } from '../definitions';
import { FlowChart } from './flow-chart';
import { type Counted, countMoves, type Flow, gone, nameOf, newcomers } from './moves';

interface Props {
  movement: Movement;
  items: readonly Segment[];
  unit: Unit;
  actions: ReactNode;
}

export function MovementCard({ movement, items, unit, actions }: Props) {
  const { before, after, flows } = movement;
  const moves = countMoves(flows);
  const when = before.beforeLastFile
    ? `before the last file came in (sales to ${formatDate(before.asOf)})`
    : `on ${formatDate(before.asOf)}`;
  return (
    <Card<Flow>
      heading={describeMoves(moves)}
      summary={`Left: where customers stood ${when}. Right: ${formatDate(after.asOf)}. ${formatCount(moves.stayed, 'customer')} stayed where they were${moves.came > 0 ? `, ${formatCount(moves.came, 'customer')} came` : ''}${moves.gone > 0 ? `, ${formatCount(moves.gone, 'customer')} are no longer in the data` : ''}.`}
      about={customerAnswers.moved}
      actions={actions}
      table={{
        caption: 'Customers who moved between groups',
        columns: [
          textColumn('From', ({ from }: Flow) => nameOf(from, items, newcomers)),
          textColumn('To', ({ to }) => nameOf(to, items, gone)),
          numberColumn('Customers', plain, ({ customers }) => customers),
          numberColumn('Takings so far', unit, ({ revenue }) => revenue),
        ],
        rows: flows,
        rowKey: ({ from, to }) => `${from} ${to}`,
      }}
    >
      <FlowChart flows={flows} items={items} />
    </Card>
  );
}

function describeMoves({ rose, fell }: Counted): string {
  if (rose === 0 && fell === 0) return 'Nobody moved to another group';
  return `${formatCount(fell, 'customer')} fell to a weaker group, ${rose} rose to a better one`;
}
