import type { Period } from '@/lib/sales/calendar';
import { describeChange, formatPercent, formatPeriod, missing } from './format';

const arrows = { up: '▲', down: '▼', same: '■' };

interface Props {
  /** Relative change, null where it is not known. */
  ratio: number | null;
  period: Period;
  /** Whether more is good news. */
  moreIsGood: boolean;
}

export function Change({ ratio, period, moreIsGood }: Props) {
  if (ratio === null) return <span className="text-muted">Nothing to compare with in {formatPeriod(period)}</span>;
  const { words, direction } = describeChange(ratio);
  const tone = direction === 'same' ? 'text-muted' : (direction === 'up') === moreIsGood ? 'text-good' : 'text-bad';
  return (
    <span className="text-muted">
      <span className={`font-medium ${tone}`}>
        <span aria-hidden="true">{arrows[direction]}</span> {words}
      </span>{' '}
      <span className="block">{formatPeriod(period)}</span>
    </span>
  );
}

/** The change alone, for tables: the sign is read out, the arrow is drawn. */
export function ShortChange({ ratio, isNew }: { ratio: number | null; isNew: boolean }) {
  if (ratio === null) return <span className="text-muted">{isNew ? 'new' : missing}</span>;
  const { direction } = describeChange(ratio);
  const tone = { up: 'text-good', down: 'text-bad', same: 'text-muted' }[direction];
  return (
    <span className={tone}>
      {`${ratio > 0 ? '+' : ''}${formatPercent(ratio)}`} <span aria-hidden="true">{arrows[direction]}</span>
    </span>
  );
}
