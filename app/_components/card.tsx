'use client';

import { type ReactNode, useId, useState } from 'react';
import { Button } from './button';

interface Props {
  /** States the finding. */
  heading: ReactNode;
  /** One sentence that says it all to those who do not see the chart. */
  summary?: ReactNode;
  /** Choices beside the heading. */
  actions?: ReactNode;
  /** The same data as numbers, one button away. */
  table?: ReactNode;
  className?: string;
  children: ReactNode;
}

export function Card({ heading, summary, actions, table, className = '', children }: Props) {
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  return (
    <section
      aria-labelledby={id}
      className={`flex min-w-0 flex-col rounded-card border border-line bg-surface p-4 sm:p-5 ${className}`}
    >
      <h2 id={id} className="min-w-0 break-words font-semibold text-lead">
        {heading}
      </h2>
      {summary && <p className="mt-1 text-muted">{summary}</p>}
      {(actions || table) && (
        <div className="mt-3 flex flex-wrap items-center justify-between gap-2">
          <div>{actions}</div>
          {table && (
            <Button kind="quiet" onPress={() => setAsTable(!asTable)}>
              {asTable ? 'Show as chart' : 'Show as table'}
            </Button>
          )}
        </div>
      )}
      <div className="mt-3 min-w-0 grow">{asTable ? table : children}</div>
    </section>
  );
}
