import type { ReactNode } from 'react';

export interface Column<Row> {
  heading: string;
  /** Numbers stand on the right. */
  numeric?: boolean;
  cell: (row: Row) => ReactNode;
}

/** What a press on a row does, where the page can be narrowed to it. */
export interface RowChoice<Row> {
  isChosen: (row: Row) => boolean;
  onToggle: (row: Row) => void;
}

interface Props<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row, index: number) => string;
  choice?: RowChoice<Row>;
}

export function DataTable<Row>({ caption, columns, rows, rowKey, choice }: Props<Row>) {
  return (
    <section
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      className="relative max-h-96 overflow-auto rounded-control border border-line"
    >
      <table className="w-full border-collapse text-small">
        <caption className="sr-only">{caption}</caption>
        <thead className="sticky top-0 bg-surface">
          <tr>
            {columns.map(({ heading, numeric }) => (
              <th
                key={heading}
                scope="col"
                className={`border-line border-b px-3 py-2 font-medium text-muted ${numeric ? 'text-right' : 'text-left'}`}
              >
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr
              key={rowKey(row, index)}
              className={`border-line not-last:border-b ${choice ? 'relative hover:bg-wash has-aria-pressed:bg-accent-wash' : ''}`}
            >
              {columns.map(({ heading, numeric, cell }, column) => (
                <td key={heading} className={`max-w-60 truncate px-3 py-1.5 ${numeric ? 'text-right' : 'text-left'}`}>
                  {choice && column === 0 ? (
                    <button
                      type="button"
                      aria-pressed={choice.isChosen(row)}
                      onClick={() => choice.onToggle(row)}
                      className="flex max-w-full gap-1.5 text-left after:absolute after:inset-0"
                    >
                      {choice.isChosen(row) && <span aria-hidden="true">✓</span>}
                      <span className="truncate">{cell(row)}</span>
                    </button>
                  ) : (
                    cell(row)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
