'use client';

import { formatPercent } from './format';
import { Name } from './name';

export interface Bar {
  name: string;
  value: number | null;
  written: string;
  exact: string;
  share: number | null;
}

interface Props {
  label: string;
  bars: readonly Bar[];
  chosen?: readonly string[];
  /** Left out where the page cannot be narrowed to a bar. */
  onToggle?: (name: string) => void;
}

const look = 'grid w-full items-center gap-x-2 rounded-control px-2 py-1 text-left';

export function BarList({ label, bars, chosen = [], onToggle }: Props) {
  const longest = Math.max(...bars.map(({ value }) => value ?? 0), 0);
  const columns = bars.some(({ share }) => share !== null)
    ? 'grid-cols-[minmax(0,1fr)_auto_3rem]'
    : 'grid-cols-[minmax(0,1fr)_auto]';
  return (
    <ol aria-label={label} className="flex flex-col">
      {bars.map((bar) => {
        const isChosen = chosen.includes(bar.name);
        const content = <BarContent bar={bar} longest={longest} isChosen={isChosen} />;
        return (
          <li key={bar.name}>
            {onToggle === undefined ? (
              <p title={bar.exact} className={`${look} ${columns}`}>
                {content}
              </p>
            ) : (
              <button
                type="button"
                aria-pressed={isChosen}
                title={bar.exact}
                onClick={() => onToggle(bar.name)}
                className={`${look} ${columns} hover:bg-wash aria-pressed:bg-accent-wash`}
              >
                {content}
              </button>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function BarContent({ bar, longest, isChosen }: { bar: Bar; longest: number; isChosen: boolean }) {
  const { name, value, written, share } = bar;
  const length = longest > 0 ? Math.max(0, (value ?? 0) / longest) : 0;
  return (
    <>
      <span className="flex min-w-0 items-center gap-1.5">
        {isChosen && <span aria-hidden="true">✓</span>}
        <Name text={name} className="truncate" />
      </span>
      <span className="text-right font-medium">{written}</span>
      {share !== null && <span className="text-right text-muted">{formatPercent(share)}</span>}
      <span aria-hidden="true" className="col-span-full mt-0.5 h-1.5 rounded-full bg-wash">
        <span className="block h-full rounded-full bg-accent" style={{ width: `${(length * 100).toFixed(1)}%` }} />
      </span>
    </>
  );
}
