import { ShortChange } from '@/app/_components/change';
import { formatExact, formatShort, type Unit } from '@/app/_components/format';
import { Name } from '@/app/_components/name';
import type { Grain } from '@/lib/sales/calendar';
import { countBuckets } from '../words';
import { nameOf, type Part } from './part-words';
import { SmallForecast } from './small-forecast';

interface Props {
  part: Part;
  grain: Grain;
  unit: Unit;
  isChosen: boolean;
  /** Null for all the others, which cannot be seen alone. */
  onToggle: (() => void) | null;
}

export function PartTile({ part, grain, unit, isChosen, onToggle }: Props) {
  const { total, change, slow, history, points } = part;
  const range = `${formatShort(total.lower80, unit)} to ${formatShort(total.upper80, unit)}`;
  const title = `${formatExact(total.mean, unit)} in the middle`;
  return (
    <li
      className={`relative flex flex-col rounded-control border p-3 ${isChosen ? 'border-accent bg-accent-wash' : 'border-line'} ${onToggle ? 'hover:bg-wash' : ''}`}
    >
      {onToggle ? (
        <button
          type="button"
          aria-pressed={isChosen}
          onClick={onToggle}
          className="truncate text-left font-medium after:absolute after:inset-0"
        >
          <Name text={nameOf(part)} />
        </button>
      ) : (
        <p className="truncate font-medium">{nameOf(part)}</p>
      )}
      <p title={title}>{range}</p>
      <p className="text-muted text-small">
        <ShortChange ratio={change} isNew={change === null} />
        {change !== null && ` beside the ${countBuckets(points.length, grain)} before`}
      </p>
      <div className="mt-auto pt-2">
        <SmallForecast history={history} points={points} />
      </div>
      {slow && <p className="mt-1 text-muted text-small">Sells on few days: a weekly average</p>}
    </li>
  );
}
