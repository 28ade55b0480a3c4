'use client';

import { Fragment, useEffect, useRef } from 'react';
import {
  CartesianGrid,
  LineChart as Chart,
  Line,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  useActiveTooltipLabel,
  XAxis,
  YAxis,
} from 'recharts';
import { useTap } from '../_hooks/use-tap';
import { Name } from './name';

export interface LinePoint {
  key: string;
  label: string;
  tick: string;
  value: number | null;
  /** Its moving average. */
  average: number | null;
  /** What it is compared with. */
  before: { label: string; value: number | null } | null;
  /** Whether the data cover all of it; what they do not is drawn dashed, with a hollow point. */
  complete: boolean;
  /** Names that somebody gave it. */
  names: readonly string[];
}

/** A stretch of named points, by index. */
interface ChartMark {
  from: number;
  to: number;
}

/** What each line is called. */
type LineNames = Record<'value' | 'average' | 'before', string>;

interface Props {
  label: string;
  points: readonly LinePoint[];
  lines: LineNames;
  marks: readonly ChartMark[];
  formatShort: (value: number) => string;
  formatExact: (value: number | null) => string;
  onChoose: (key: string) => void;
}

const strokes = {
  value: { stroke: 'var(--color-accent)', strokeWidth: 2 },
  average: { stroke: 'var(--color-average)', strokeWidth: 2 },
  before: { stroke: 'var(--color-control)', strokeWidth: 1.5, strokeDasharray: '1 3', strokeLinecap: 'round' },
} as const;

export function LineChart({ label, points, lines, marks, formatShort, formatExact, onChoose }: Props) {
  const active = useRef<number | null>(null);
  const tap = useTap<number | null>();
  const rows = points.map((point, index) => ({
    ...point,
    index,
    whole: point.complete ? point.value : null,
    partial: touchesPartial(points, index) ? point.value : null,
    earlier: point.before?.value ?? null,
  }));
  const hasPartial = points.some(({ complete }) => !complete);
  const drawn = {
    value: true,
    average: points.some(({ average }) => average !== null),
    before: points.some(({ before }) => before !== null),
  };
  const lonely = points.length < 3;
  const axis = { stroke: 'var(--color-line)', tick: { fill: 'var(--color-muted)', fontSize: 13 }, tickLine: false };
  const choose = () => {
    const point = points[active.current ?? -1];
    if (point) onChoose(point.key);
  };
  return (
    <>
      {(drawn.average || drawn.before) && <Legend lines={lines} drawn={drawn} />}
      <fieldset aria-label={label} onKeyDown={({ key }) => key === 'Enter' && choose()}>
        <ResponsiveContainer width="100%" height={280}>
          <Chart
            data={rows}
            margin={{ top: marks.length > 0 ? 20 : 8, right: 8, bottom: 0, left: 0 }}
            aria-label={label}
            className="*:cursor-pointer"
            onClick={() => tap(active.current, choose)}
          >
            <CartesianGrid vertical={false} stroke="var(--color-line)" />
            <XAxis
              dataKey="index"
              tickFormatter={(index: number) => points[index]?.tick ?? ''}
              minTickGap={40}
              {...axis}
            />
            <YAxis width={56} tickFormatter={formatShort} {...axis} axisLine={false} />
            <ActivePoint
              onChange={(index) => {
                active.current = index;
              }}
            />
            <Tooltip
              isAnimationActive={false}
              cursor={{ stroke: 'var(--color-control)' }}
              content={({ active: shown, label: index }) => (
                <Hint point={shown ? points[Number(index)] : undefined} lines={lines} formatExact={formatExact} />
              )}
            />
            {marks.map(({ from, to }) => (
              <Fragment key={`${from} ${to}`}>
                {to > from && <ReferenceArea x1={from} x2={to} fill="var(--color-control)" fillOpacity={0.15} />}
                <ReferenceLine
                  x={from}
                  stroke="var(--color-control)"
                  strokeDasharray="2 3"
                  label={{ value: '▼', position: 'top', fill: 'var(--color-muted)', fontSize: 10 }}
                />
              </Fragment>
            ))}
            {drawn.before && (
              <Line dataKey="earlier" {...strokes.before} isAnimationActive={false} dot={false} activeDot={false} />
            )}
            {hasPartial && (
              <Line
                dataKey="partial"
                {...strokes.value}
                strokeDasharray="4 4"
                isAnimationActive={false}
                activeDot={false}
                dot={({ cx, cy, index }) => (
                  <PartialDot key={index} cx={cx} cy={cy} shown={points[index]?.complete === false} />
                )}
              />
            )}
            <Line
              dataKey="whole"
              {...strokes.value}
              isAnimationActive={false}
              dot={lonely ? { r: 4, fill: 'var(--color-accent)', strokeWidth: 0 } : false}
              activeDot={{ r: 4, fill: 'var(--color-accent)', strokeWidth: 0 }}
            />
            {drawn.average && (
              <Line dataKey="average" {...strokes.average} isAnimationActive={false} dot={false} activeDot={false} />
            )}
          </Chart>
        </ResponsiveContainer>
      </fieldset>
    </>
  );
}

function Legend({ lines, drawn }: { lines: LineNames; drawn: Record<keyof LineNames, boolean> }) {
  return (
    <ul className="mb-2 flex flex-wrap gap-x-4 text-muted text-small">
      {(['value', 'average', 'before'] as const)
        .filter((line) => drawn[line])
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

/** Says which point the mouse, the finger or the arrow keys are at. */
function ActivePoint({ onChange }: { onChange: (index: number | null) => void }) {
  const label = useActiveTooltipLabel();
  useEffect(() => onChange(label === undefined ? null : Number(label)));
  return null;
}

function touchesPartial(points: readonly LinePoint[], index: number): boolean {
  return [index - 1, index, index + 1].some((near) => points[near]?.complete === false);
}

function PartialDot({ cx, cy, shown }: { cx?: number | undefined; cy?: number | undefined; shown: boolean }) {
  if (!shown || cx === undefined || cy === undefined) return null;
  return <circle cx={cx} cy={cy} r={4} fill="var(--color-surface)" stroke="var(--color-accent)" strokeWidth={2} />;
}

function Hint({ point, lines, formatExact }: { point: LinePoint | undefined } & Pick<Props, 'lines' | 'formatExact'>) {
  if (point === undefined) return null;
  const { label, value, average, before, complete, names } = point;
  return (
    <div className="rounded-control border border-line bg-raised px-3 py-2 text-small">
      <p className="text-muted">{label}</p>
      <p className="font-semibold">{formatExact(value)}</p>
      {!complete && <p className="text-muted">Not complete</p>}
      {average !== null && (
        <p>
          <span className="text-muted">{lines.average}</span> {formatExact(average)}
        </p>
      )}
      {before && (
        <p>
          <span className="text-muted">{before.label}</span> {formatExact(before.value)}
        </p>
      )}
      {names.map((name) => (
        <p key={name} className="max-w-56 break-words">
          <Name text={name} />
        </p>
      ))}
    </div>
  );
}
