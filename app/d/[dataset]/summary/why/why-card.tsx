'use client';

import { nameChoice } from '@/app/_components/answer/columns';
import { Card } from '@/app/_components/card';
import { formatDifference, plain, type Unit } from '@/app/_components/format';
import { Name } from '@/app/_components/name';
import { Segmented } from '@/app/_components/segmented';
import type { Changes, Mover } from '@/lib/api/changes';
import { answers } from '@/lib/summary/definitions';
import { MoversList } from './movers-list';
import { Waterfall } from './waterfall';
import { moversTable, partsTable } from './why-tables';
import {
  describeCause,
  describeChanged,
  describeCompared,
  describeMovers,
  describeNeed,
  kinds,
  type ListedMovers,
} from './why-words';

export type View = 'parts' | Changes['by'];

interface Props {
  answer: Changes;
  view: View;
  /** What the file can be broken down by. */
  views: readonly View[];
  onView: (view: View) => void;
  chosen: readonly string[];
  onToggle: (name: string) => void;
}

export function WhyCard({ answer, view, views, onView, chosen, onToggle }: Props) {
  const { change, movers, by, compared, currency } = answer;
  const money: Unit = { kind: 'money', currency };
  const actions = (
    <Segmented
      label="What the change is broken down by"
      options={views.map((value) => ({ value, name: value === 'parts' ? 'Parts' : kinds[value].title }))}
      value={view}
      onChange={onView}
    />
  );
  if (view === 'parts' && 'parts' in change)
    return (
      <Card
        heading={describeCause(change)}
        summary={`${describeChanged(change)} ${describeCompared(change)}`}
        actions={actions}
        about={answers.change}
        table={partsTable(change, money)}
      >
        <Waterfall change={change} unit={money} />
        {change.needs.map((role) => (
          <p key={role} className="mt-3 text-muted">
            {describeNeed(role)}
          </p>
        ))}
      </Card>
    );
  if ('available' in movers || compared === null) return null;
  const unit = movers.measure === 'revenue' ? money : plain;
  return (
    <Card
      heading={<MoversHeading movers={movers} unit={unit} />}
      summary={`${describeMovers(movers, by)} ${describeCompared(compared)}`}
      actions={actions}
      about={answers.change}
      table={{
        ...moversTable(movers, unit, kinds[by].title),
        choice: nameChoice(({ name }: Mover) => name, chosen, onToggle),
      }}
    >
      <MoversList movers={movers} unit={unit} chosen={chosen} onToggle={onToggle} />
      {'reason' in change && change.needs !== null && <p className="mt-3 text-muted">{change.reason}</p>}
    </Card>
  );
}

function MoversHeading({ movers: { risers, fallers }, unit }: { movers: ListedMovers; unit: Unit }) {
  const [most] = [...risers.slice(0, 1), ...fallers.slice(0, 1)].sort(
    (a, b) => Math.abs(b.change) - Math.abs(a.change),
  );
  if (most === undefined) return 'Nothing rose or fell';
  return (
    <>
      <Name text={most.name} className="inline break-words" /> {most.change > 0 ? 'rose' : 'fell'} most:{' '}
      {formatDifference(most.change, unit)}
    </>
  );
}
