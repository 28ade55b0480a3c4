'use client';

import { type KeyboardEvent, useRef, useState } from 'react';
import { useTap } from '../_hooks/use-tap';

interface HeatCell {
  value: number | null;
  short: string;
  /** Where it is and what it holds, as a sentence. */
  words: string;
}

interface Title {
  title: string;
  name: string;
}

/** A cell by its indexes, or the whole row or column of a heading, where the other is -1. */
export interface Place {
  row: number;
  column: number;
}

interface Props {
  label: string;
  columns: readonly Title[];
  rows: readonly (Title & { cells: readonly HeatCell[] })[];
  isChosen?: (place: Place) => boolean;
  /** Left out where the page cannot be narrowed to a cell. */
  onToggle?: (place: Place) => void;
}

/** Shades from least to most; the darkest bears light text. */
const shades = [12, 28, 44, 60, 100];

export function HeatMap({ label, columns, rows, isChosen = () => false, onToggle }: Props) {
  const values = rows.flatMap(({ cells }) => cells.map(({ value }) => value ?? 0));
  const most = Math.max(...values);
  const start = Math.max(0, values.indexOf(most));
  const [active, setActive] = useState({ row: Math.floor(start / columns.length), column: start % columns.length });
  const table = useRef<HTMLTableElement>(null);
  const tap = useTap<string>();
  const row = Math.min(active.row, rows.length - 1);
  const onKey = (event: KeyboardEvent) => {
    const here = { row, column: active.column };
    if (onToggle && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      onToggle(here);
      return;
    }
    const next = nextCell(event, here, { rows: rows.length, columns: columns.length });
    if (next === null) return;
    event.preventDefault();
    setActive(next);
    table.current?.rows[next.row + 1]?.cells[next.column + 1]?.focus();
  };
  /** What cells and headings have in common. */
  const place = (at: Place) => ({
    tabIndex: at.row === row && at.column === active.column ? 0 : -1,
    ...(onToggle && { 'aria-selected': isChosen(at) }),
    onFocus: () => setActive(at),
    onPointerEnter: () => setActive(at),
    ...(onToggle && { onClick: () => tap(`${at.row} ${at.column}`, () => onToggle(at)) }),
  });
  return (
    <div className="@container">
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: arrow keys move between its cells
        role="grid"
        aria-label={label}
        aria-multiselectable={onToggle !== undefined}
        onKeyDown={onKey}
        className="w-full table-fixed border-separate border-spacing-0.5 text-small"
      >
        <thead>
          <tr>
            <td className="w-14" />
            {columns.map(({ title, name }, column) => (
              <th
                key={title}
                scope="col"
                abbr={title}
                {...place({ row: -1, column })}
                className={`rounded-[3px] pb-1 hover:text-ink ${onToggle ? 'cursor-pointer' : ''} ${lookOfHeading(isChosen({ row: -1, column }))}`}
              >
                <Heading name={name} isChosen={isChosen({ row: -1, column })} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ title, name, cells }, at) => (
            <tr key={title}>
              <th
                scope="row"
                abbr={title}
                {...place({ row: at, column: -1 })}
                className={`${onToggle ? 'cursor-pointer ' : ''}whitespace-nowrap rounded-[3px] pr-2 text-right hover:text-ink ${lookOfHeading(isChosen({ row: at, column: -1 }))}`}
              >
                <Heading name={name} isChosen={isChosen({ row: at, column: -1 })} />
              </th>
              {cells.map((cell, column) => {
                const isActive = at === row && column === active.column;
                return (
                  <td
                    key={columns[column]?.title}
                    {...place({ row: at, column })}
                    aria-label={cell.words}
                    className={`h-6 ${onToggle ? 'cursor-pointer' : ''} rounded-[3px] text-center aria-selected:font-semibold aria-selected:shadow-[inset_0_0_0_2px_currentColor] ${isActive ? 'outline-2 outline-ink outline-offset-1 still:outline-none' : ''}`}
                    style={shadeOf(cell.value, most)}
                  >
                    <span className="hidden @sm:inline">{cell.short}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="mt-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p>{wordsAt(rows[row], active.column) ?? columns[active.column]?.title}</p>
        <p aria-hidden="true" className="flex items-center gap-1 text-muted text-small">
          less
          {shades.map((shade) => (
            <span key={shade} className="size-3 rounded-[2px]" style={{ background: mix(shade) }} />
          ))}
          more
        </p>
      </div>
    </div>
  );
}

function mix(shade: number): string {
  return `color-mix(in oklab, var(--color-accent) ${shade}%, var(--color-surface))`;
}

function shadeOf(value: number | null, most: number) {
  if (value === null || value <= 0 || most <= 0) return { background: 'var(--color-wash)' };
  const step = Math.min(shades.length - 1, Math.floor((value / most) * shades.length));
  return {
    background: mix(shades[step] ?? 0),
    color: step === shades.length - 1 ? 'var(--color-on-accent)' : 'var(--color-ink)',
  };
}

function Heading({ name, isChosen }: { name: string; isChosen: boolean }) {
  return (
    <>
      {isChosen && <span aria-hidden="true">✓ </span>}
      {name}
    </>
  );
}

function lookOfHeading(isChosen: boolean): string {
  return isChosen ? 'font-semibold text-accent-strong' : 'font-normal text-muted';
}

function wordsAt(row: Props['rows'][number] | undefined, column: number): string | undefined {
  return column < 0 ? row?.title : row?.cells[column]?.words;
}

function nextCell({ key, ctrlKey }: KeyboardEvent, { row, column }: Place, size: { rows: number; columns: number }) {
  const last = { row: size.rows - 1, column: size.columns - 1 };
  const moves: Record<string, Place> = {
    ArrowLeft: { row, column: Math.max(row < 0 ? 0 : -1, column - 1) },
    ArrowRight: { row, column: Math.min(last.column, column + 1) },
    ArrowUp: { row: Math.max(column < 0 ? 0 : -1, row - 1), column },
    ArrowDown: { row: Math.min(last.row, row + 1), column },
    Home: { row: ctrlKey ? 0 : row, column: 0 },
    End: { row: ctrlKey ? last.row : row, column: last.column },
  };
  return moves[key] ?? null;
}
