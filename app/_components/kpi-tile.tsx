import type { ReactNode } from 'react';
import type { Definition } from '@/lib/sales/definition';
import { ReceiptButton } from './answer/receipt-button';
import { ExactValue } from './exact-value';
import { missing } from './format';
import { Sparkline } from './sparkline';

interface Props {
  about: Definition;
  /** The number in a sentence. */
  sentence: string;
  short: string;
  exact: string;
  /** Why there is no value. */
  unknown: string | null;
  change: ReactNode;
  /** What the value is made of. */
  detail: string | null;
  trend?: readonly (number | null)[];
}

export function KpiTile({ about, sentence, short, exact, unknown, change, detail, trend }: Props) {
  return (
    <section
      aria-label={about.name}
      className="relative flex flex-col rounded-card border border-line bg-surface p-4 print:p-3"
    >
      <div className="flex items-start justify-between gap-1">
        <h3 className="text-muted text-small">{about.name}</h3>
        {unknown === null && <ReceiptButton about={about} say={() => sentence} />}
      </div>
      {unknown === null ? (
        <>
          <ExactValue short={short} exact={exact} meaning={about.meaning} />
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
