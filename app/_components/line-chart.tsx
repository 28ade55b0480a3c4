'use client';

import { Fragment } from 'react';
import {
  CartesianGrid,
  LineChart as Chart,
  Line,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { Name } from './name';

export interface LinePoint {
  label: string;
  tick: string;
  value: number | null;
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

interface Props {
  label: string;
  points: readonly LinePoint[];
  marks: readonly ChartMark[];
  formatShort: (value: number) => string;
  formatExact: (value: number | null) => string;
}

export function LineChart({ label, points, marks, formatShort, formatExact }: Props) {
  const rows = points.map((point, index) => ({
    ...point,
    index,
    whole: point.complete ? point.value : null,
    partial: touchesPartial(points, index) ? point.value : null,
  }));
  const hasPartial = points.some(({ complete }) => !complete);
  const lonely = points.length < 3;
  const axis = { stroke: 'var(--color-line)', tick: { fill: 'var(--color-muted)', fontSize: 13 }, tickLine: false };
  return (
    <ResponsiveContainer width="100%" height={280}>
      <Chart data={rows} margin={{ top: marks.length > 0 ? 20 : 8, right: 8, bottom: 0, left: 0 }} aria-label={label}>
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis dataKey="index" tickFormatter={(index: number) => points[index]?.tick ?? ''} minTickGap={40} {...axis} />
        <YAxis width={56} tickFormatter={formatShort} {...axis} axisLine={false} />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: 'var(--color-control)' }}
          content={({ active, label: index }) => (
            <Hint point={active ? points[Number(index)] : undefined} formatExact={formatExact} />
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
        {hasPartial && (
          <Line
            dataKey="partial"
            stroke="var(--color-accent)"
            strokeWidth={2}
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
          stroke="var(--color-accent)"
          strokeWidth={2}
          isAnimationActive={false}
          dot={lonely ? { r: 4, fill: 'var(--color-accent)', strokeWidth: 0 } : false}
          activeDot={{ r: 4, fill: 'var(--color-accent)', strokeWidth: 0 }}
        />
      </Chart>
    </ResponsiveContainer>
  );
}

function touchesPartial(points: readonly LinePoint[], index: number): boolean {
  return [index - 1, index, index + 1].some((near) => points[near]?.complete === false);
}

function PartialDot({ cx, cy, shown }: { cx?: number | undefined; cy?: number | undefined; shown: boolean }) {
  if (!shown || cx === undefined || cy === undefined) return null;
  return <circle cx={cx} cy={cy} r={4} fill="var(--color-surface)" stroke="var(--color-accent)" strokeWidth={2} />;
}

function Hint({ point, formatExact }: { point: LinePoint | undefined } & Pick<Props, 'formatExact'>) {
  if (point === undefined) return null;
  return (
    <div className="rounded-control border border-line bg-raised px-3 py-2 text-small">
      <p className="text-muted">{point.label}</p>
      <p className="font-semibold">{formatExact(point.value)}</p>
      {!point.complete && <p className="text-muted">Not complete</p>}
      {point.names.map((name) => (
        <p key={name} className="max-w-56 break-words">
          <Name text={name} />
        </p>
      ))}
    </div>
  );
}
