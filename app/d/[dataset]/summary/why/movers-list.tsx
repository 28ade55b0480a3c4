import { formatDifference, formatExact, type Unit } from '@/app/_components/format';
import { Name } from '@/app/_components/name';
import type { Mover } from '@/lib/api/changes';
import { type ListedMovers, moved } from './why-words';

interface Props {
  movers: ListedMovers;
  unit: Unit;
  chosen: readonly string[];
  onToggle: (name: string) => void;
}

export function MoversList({ movers, unit, chosen, onToggle }: Props) {
  const { measure, risers, fallers, others } = movers;
  const longest = Math.max(...[...risers, ...fallers].map(({ change }) => Math.abs(change)), 0);
  const list = (title: string, listed: readonly Mover[]) =>
    listed.length > 0 && (
      <div>
        <h3 className="text-muted text-small">{title}</h3>
        <ol aria-label={title}>
          {listed.map((mover) => (
            <MoverRow
              key={mover.name}
              mover={mover}
              unit={unit}
              values={moved(mover, measure)}
              length={Math.abs(mover.change) / longest}
              isChosen={chosen.includes(mover.name)}
              onToggle={onToggle}
            />
          ))}
        </ol>
      </div>
    );
  return (
    <div className="flex flex-col gap-3">
      {list('Rose most', risers)}
      {list('Fell most', fallers)}
      <p className="flex justify-between gap-3 border-line border-t px-2 pt-2">
        <span className="text-muted">All others together</span>
        <span>{formatDifference(others, unit)}</span>
      </p>
    </div>
  );
}

interface RowProps {
  mover: Mover;
  unit: Unit;
  values: ReturnType<typeof moved>;
  /** Of the bar, 0..1. */
  length: number;
  isChosen: boolean;
  onToggle: (name: string) => void;
}

function MoverRow({ mover: { name, change, status }, unit, values, length, isChosen, onToggle }: RowProps) {
  return (
    <li>
      <button
        type="button"
        aria-pressed={isChosen}
        onClick={() => onToggle(name)}
        className="grid w-full grid-cols-[minmax(0,1fr)_auto] gap-x-2 rounded-control px-2 py-1 text-left hover:bg-wash aria-pressed:bg-accent-wash"
      >
        <span className="flex min-w-0 items-center gap-1.5">
          {isChosen && <span aria-hidden="true">✓</span>}
          <Name text={name} className="truncate" />
          {status !== null && (
            <span className="shrink-0 rounded-[4px] border border-control px-1 text-muted text-small">{status}</span>
          )}
        </span>
        <span className="text-right font-medium">{formatDifference(change, unit)}</span>
        <span aria-hidden="true" className="mt-1.5 h-1.5 self-start">
          <span
            className={`block h-full min-w-0.5 rounded-full ${change < 0 ? 'bg-bad' : 'bg-good'}`}
            style={{ width: `${(length * 100).toFixed(1)}%` }}
          />
        </span>
        {values && (
          <span className="text-right text-muted text-small">
            {formatExact(values.before, unit)} <span aria-hidden="true">→</span>
            <span className="sr-only">to</span> {formatExact(values.after, unit)}
          </span>
        )}
      </button>
    </li>
  );
}
