'use client';

import { type KeyboardEvent, type PointerEvent, useMemo, useState } from 'react';
import { useTap } from '../../_hooks/use-tap';
import { useWidth } from '../../_hooks/use-width';
import { Drawing, strokes } from './drawing';
import { Hint } from './hint';
import { type Layout, layOut } from './lay-out';
import type { ChartMark, LineNames, LinePoint } from './line-point';

interface Props {
  label: string;
  points: readonly LinePoint[];
  lines: LineNames;
  marks: readonly ChartMark[];
  formatShort: (value: number) => string;
  formatExact: (value: number | null) => string;
  onChoose: (key: string) => void;
}

const height = 280;

/** The arrow keys, a pointer or a finger go from point to point; Enter, a click or a second tap chooses one. */
export function LineChart({ label, points, lines, marks, formatShort, formatExact, onChoose }: Props) {
  const { element, width } = useWidth<HTMLDivElement>();
  const [active, setActive] = useState<number | null>(null);
  const tap = useTap<number | null>();
  const layout = useMemo(() => {
    const values = points.flatMap(({ value, average, before }) => [value, average, before?.value ?? null]);
    const size = { width, height, hasSigns: marks.length > 0 };
    return layOut(
      points.map(({ tick }) => tick),
      values.filter((value) => value !== null),
      size,
    );
  }, [points, marks, width]);
  const shown = active === null ? undefined : points[active];

  const point = ({ currentTarget, clientX }: PointerEvent<HTMLElement>) => {
    const { left, width: drawn } = currentTarget.getBoundingClientRect();
    setActive(nearest(((clientX - left) / drawn) * width, layout, points.length));
  };
  const move = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && shown) onChoose(shown.key);
    const next = nextIndex(event.key, active ?? 0, points.length);
    if (next === null) return;
    event.preventDefault();
    setActive(next);
  };
  return (
    <>
      <Legend lines={lines} points={points} />
      <div
        ref={element}
        role="application"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys go along its points
        tabIndex={0}
        className="relative cursor-pointer"
        style={{ minHeight: width === 0 ? height : undefined }}
        onFocus={() => setActive((index) => index ?? 0)}
        onBlur={() => setActive(null)}
        onKeyDown={move}
        onPointerDown={point}
        onPointerMove={point}
        onPointerLeave={({ pointerType }) => pointerType === 'mouse' && setActive(null)}
        onClick={() => tap(active, () => shown && onChoose(shown.key))}
      >
        {width > 0 && (
          <svg aria-hidden="true" viewBox={`0 0 ${width} ${height}`} className="block h-auto w-full">
            <Drawing layout={layout} points={points} marks={marks} formatShort={formatShort} />
            {active !== null && shown && <Cursor layout={layout} index={active} value={shown.value} />}
          </svg>
        )}
        <div
          role="status"
          className="pointer-events-none absolute top-2 z-10 still:hidden"
          style={active === null ? {} : placeOf(layout, active)}
        >
          {shown && <Hint point={shown} lines={lines} formatExact={formatExact} />}
        </div>
      </div>
    </>
  );
}

function Legend({ lines, points }: Pick<Props, 'lines' | 'points'>) {
  const drawn = {
    average: points.some(({ average }) => average !== null),
    before: points.some(({ before }) => before !== null),
  };
  if (!drawn.average && !drawn.before) return null;
  return (
    <ul className="mb-2 flex flex-wrap gap-x-4 text-muted text-small">
      {(['value', 'average', 'before'] as const)
        .filter((line) => line === 'value' || drawn[line])
        .map((line) => (
          <li key={line} className="flex items-center gap-2">
            <svg aria-hidden="true" viewBox="0 0 24 4" className="h-1 w-6">
              <path d="M1 2h22" {...strokes[line]} />
            </svg>
            {lines[line]}
          </li>
        ))}
    </ul>
  );
}

function Cursor({ layout: { box, x, y }, index, value }: { layout: Layout; index: number; value: number | null }) {
  return (
    <g className="still:hidden">
      <path d={`M${x(index)} ${box.top}V${box.bottom}`} stroke="var(--color-control)" />
      {value !== null && <circle cx={x(index)} cy={y(value)} r={4} fill="var(--color-accent)" />}
    </g>
  );
}

/** Beside the point, on the side where there is more room. */
function placeOf({ x, width }: Layout, index: number) {
  const place = x(index);
  return place > width / 2 ? { right: width - place + 12 } : { left: place + 12 };
}

function nearest(place: number, { x }: Layout, count: number): number {
  const gap = x(1) - x(0);
  return Math.min(count - 1, Math.max(0, Math.round((place - x(0)) / gap)));
}

function nextIndex(key: string, index: number, count: number): number | null {
  const moves: Record<string, number> = {
    ArrowLeft: index - 1,
    ArrowDown: index - 1,
    ArrowRight: index + 1,
    ArrowUp: index + 1,
    Home: 0,
    End: count - 1,
  };
  const next = moves[key];
  return next === undefined ? null : Math.min(count - 1, Math.max(0, next));
}
