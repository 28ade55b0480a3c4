import type { ReactNode } from 'react';
import { ExactValue } from './exact-value';
import { missing } from './format';
import { Sparkline } from './sparkline';

interface Props {
  name: string;
  short: string;
  exact: string;
  meaning: string;
  /** Why there is no value. */
  unknown: string | null;
  change: ReactNode;
  /** What the value is made of. */
  detail: string | null;
  trend?: readonly (number | null)[];
}

export function KpiTile({ name, short, exact, meaning, unknown, change, detail, trend }: Props) {
  return (
    <section aria-label={name} className="relative flex flex-col rounded-card border border-line bg-surface p-4">
      <h3 className="text-muted text-small">{name}</h3>
      {unknown === null ? (
        <>
          <ExactValue short={short} exact={exact} meaning={meaning} />
          {detail !== null && <p className="text-muted text-small">{detail}</p>}
          <p className="mt-1 text-small">{change}</p>
        </>
      ) : (
        <>
          <p className="font-semibold text-figure text-muted">{missing}</p>
          <p className="mt-1 text-muted text-small">{unknown}</p>
        </>
      )}
      <div className="mt-auto pt-3">{trend && <Sparkline values={trend} />}</div>
    </section>
  );
}
