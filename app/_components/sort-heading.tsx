'use client';

export interface Sorting<Sort extends string> {
  sort: Sort;
  order: 'asc' | 'desc';
  onSort: (next: { sort: Sort; order: 'asc' | 'desc' | undefined }) => void;
}

interface Props<Sort extends string> extends Sorting<Sort> {
  heading: string;
  /** What the column sorts by; undefined for one that does not. */
  by: Sort | undefined;
  numeric?: boolean;
}

/** A first press sorts by the column in the order that suits it, the next one turns the order around. */
export function SortHeading<Sort extends string>({ heading, by, sort, order, onSort, numeric = false }: Props<Sort>) {
  const isSorted = by === sort;
  const direction = isSorted ? (order === 'asc' ? 'ascending' : 'descending') : undefined;
  return (
    <th
      scope="col"
      aria-sort={direction}
      className={`border-line border-b px-3 py-1 font-medium text-muted ${numeric ? 'text-right' : 'text-left'}`}
    >
      {by === undefined ? (
        heading
      ) : (
        <button
          type="button"
          className="min-h-7 rounded-control hover:text-ink"
          onClick={() => onSort({ sort: by, order: isSorted ? (order === 'asc' ? 'desc' : 'asc') : undefined })}
        >
          {heading} <span aria-hidden="true">{isSorted ? (order === 'asc' ? '▲' : '▼') : '↕'}</span>
        </button>
      )}
    </th>
  );
}
