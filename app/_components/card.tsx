'use client';

import { type ReactNode, useContext, useId, useRef, useState } from 'react';
import type { CsvCell } from '@/lib/api/csv';
import type { Definition } from '@/lib/sales/definition';
import { CardTools } from './answer/card-tools';
import { ReceiptButton } from './answer/receipt-button';
import { describeSource, readCard, SourceContext } from './answer/source';
import { Button } from './button';
import { type Column, DataTable, type RowChoice } from './data-table';

export interface CardColumn<Row> extends Column<Row> {
  /** What stands in the file: whole numbers and names where the page rounds and shortens. */
  value: (row: Row) => CsvCell;
}

/** The data behind a card: as a table on the page, and as a file. */
export interface CardTable<Row> {
  caption: string;
  columns: readonly CardColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row, index: number) => string;
  choice?: RowChoice<Row>;
}

/** What a chart whose names narrow the page invites to. */
export const seeAlone = 'Choose one to see it alone.';

interface Props<Row> {
  /** States the finding. */
  heading: ReactNode;
  /** One sentence that says it all to those who do not see the chart. */
  summary?: ReactNode;
  /** What can be done with the chart; not said on paper, in pictures or in a copied sentence. */
  hint?: string;
  /** Choices beside the heading. */
  actions?: ReactNode;
  /** What is explained behind the info button. */
  about?: Definition;
  /** The same data as numbers, one button away. */
  table?: CardTable<Row>;
  className?: string;
  /** Left out where the table is all there is. */
  children?: ReactNode;
}

export function Card<Row>({ heading, summary, hint, actions, about, table, className = '', children }: Props<Row>) {
  const id = useId();
  const card = useRef<HTMLElement>(null);
  const source = useContext(SourceContext);
  const isTable = children === undefined;
  const [asTable, setAsTable] = useState(isTable);
  return (
    <section
      ref={card}
      aria-labelledby={id}
      className={`flex min-w-0 flex-col rounded-card border border-line bg-surface p-4 sm:p-5 print:p-3 ${className}`}
    >
      <div className="flex items-start justify-between gap-2">
        <h2 id={id} data-said="" className="min-w-0 break-words font-semibold text-lead">
          {heading}
        </h2>
        {about && <ReceiptButton about={about} say={() => (card.current === null ? '' : readCard(card.current))} />}
      </div>
      {(summary || hint) && (
        <p className="mt-1 text-muted">
          {summary && <span data-said="">{summary}</span>}
          {hint && <span className="still:hidden"> {hint}</span>}
        </p>
      )}
      {(actions || table) && (
        <div className="mt-3 flex flex-wrap items-center justify-between gap-2 still:hidden">
          <div>{actions}</div>
          {table && (
            <div className="flex items-center">
              <CardTools name={table.caption} cells={() => cellsOf(table)} card={card} showsChart={!asTable} />
              {!isTable && (
                <Button kind="quiet" onPress={() => setAsTable(!asTable)}>
                  {asTable ? 'Show as chart' : 'Show as table'}
                </Button>
              )}
            </div>
          )}
        </div>
      )}
      <div className="mt-3 min-w-0 grow">{asTable && table ? <DataTable {...table} /> : children}</div>
      {source && <p className="mt-3 hidden text-muted text-small in-data-still:block">{describeSource(source)}</p>}
    </section>
  );
}

function cellsOf<Row>({ columns, rows }: CardTable<Row>): CsvCell[][] {
  return [columns.map(({ heading }) => heading), ...rows.map((row) => columns.map(({ value }) => value(row)))];
}
