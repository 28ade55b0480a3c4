'use client';

import { type KeyboardEvent, useRef, useState } from 'react';

interface HeatCell {
  value: number | null;
  short: string;
  /** Where it is and what it holds, as a sentence. */
  words: string;
}

interface Heading {
  title: string;
  name: string;
}

interface Props {
  label: string;
  columns: readonly Heading[];
  rows: readonly (Heading & { cells: readonly HeatCell[] })[];
}

/** Shades from least to most; the darkest bears light text. */
const shades = [12, 28, 44, 60, 100];

export function HeatMap({ label, columns, rows }: Props) {
  const values = rows.flatMap(({ cells }) => cells.map(({ value }) => value ?? 0));
  const most = Math.max(...values);
  const start = Math.max(0, values.indexOf(most));
  const [active, setActive] = useState({ row: Math.floor(start / columns.length), column: start % columns.length });
  const table = useRef<HTMLTableElement>(null);
  const row = Math.min(active.row, rows.length - 1);
  const move = (event: KeyboardEvent) => {
    const next = nextCell(event, { row, column: active.column }, { rows: rows.length, columns: columns.length });
    if (next === null) return;
    event.preventDefault();
    setActive(next);
    table.current?.rows[next.row + 1]?.cells[next.column + 1]?.focus();
  };
  return (
    <div className="@container">
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: arrow keys move between its cells
        role="grid"
        aria-label={label}
        onKeyDown={move}
        className="w-full table-fixed border-separate border-spacing-0.5 text-small"
      >
        <thead>
          <tr>
            <td className="w-14" />
            {columns.map(({ title, name }) => (
              <th key={title} scope="col" abbr={title} className="pb-1 font-normal text-muted">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ title, name, cells }, at) => (
            <tr key={title}>
              <th scope="row" abbr={title} className="whitespace-nowrap pr-2 text-right font-normal text-muted">
                {name}
              </th>
              {cells.map((cell, column) => {
                const isActive = at === row && column === active.column;
                return (
                  <td
                    key={columns[column]?.title}
                    tabIndex={isActive ? 0 : -1}
                    aria-label={cell.words}
                    onFocus={() => setActive({ row: at, column })}
                    onPointerEnter={() => setActive({ row: at, column })}
                    className={`h-6 rounded-[3px] text-center ${isActive ? 'outline-2 outline-ink outline-offset-1' : ''}`}
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
        <p>{rows[row]?.cells[active.column]?.words}</p>
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

interface Place {
  row: number;
  column: number;
}

function nextCell({ key, ctrlKey }: KeyboardEvent, { row, column }: Place, size: { rows: number; columns: number }) {
  const last = { row: size.rows - 1, column: size.columns - 1 };
  const moves: Record<string, Place> = {
    ArrowLeft: { row, column: Math.max(0, column - 1) },
    ArrowRight: { row, column: Math.min(last.column, column + 1) },
    ArrowUp: { row: Math.max(0, row - 1), column },
    ArrowDown: { row: Math.min(last.row, row + 1), column },
    Home: { row: ctrlKey ? 0 : row, column: 0 },
    End: { row: ctrlKey ? last.row : row, column: last.column },
  };
  return moves[key] ?? null;
}
