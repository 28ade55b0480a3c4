'use client';

import { CartesianGrid, LineChart as Chart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';

export interface LinePoint {
  label: string;
  tick: string;
  value: number | null;
  /** Whether the data cover all of it; what they do not is drawn dashed, with a hollow point. */
  complete: boolean;
}

interface Props {
  label: string;
  points: readonly LinePoint[];
  formatShort: (value: number) => string;
  formatExact: (value: number | null) => string;
}

export function LineChart({ label, points, formatShort, formatExact }: Props) {
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
      <Chart data={rows} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} aria-label={label}>
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
    </div>
  );
}
