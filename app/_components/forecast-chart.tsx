'use client';

import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';

interface Named {
  key: string;
  label: string;
  tick: string;
}

interface PastPoint extends Named {
  value: number;
}

interface ComingPoint extends Named {
  mean: number;
  lower80: number;
  upper80: number;
  lower95: number;
  upper95: number;
  naive: number | null;
}

interface Props {
  label: string;
  history: readonly PastPoint[];
  points: readonly ComingPoint[];
  /** What the thin line is. */
  naiveName: string;
  formatShort: (value: number) => string;
  formatExact: (value: number) => string;
}

const strokes = {
  past: { stroke: 'var(--color-accent)', strokeWidth: 2 },
  mean: { stroke: 'var(--color-accent)', strokeWidth: 2, strokeDasharray: '5 4' },
  naive: { stroke: 'var(--color-muted)', strokeWidth: 1.25 },
} as const;
const bands = { narrow: 0.3, wide: 0.14 };

export function ForecastChart({ label, history, points, naiveName, formatShort, formatExact }: Props) {
  const last = history.at(-1);
  const rows = [
    ...history.map((point, index) => ({ index, value: point.value, mean: point === last ? point.value : null })),
    ...points.map(({ mean, naive, lower80, upper80, lower95, upper95 }, index) => ({
      index: history.length + index,
      mean,
      naive,
      narrow: [lower80, upper80],
      wide: [lower95, upper95],
    })),
  ];
  const names: readonly Named[] = [...history, ...points];
  const axis = { stroke: 'var(--color-line)', tick: { fill: 'var(--color-muted)', fontSize: 13 }, tickLine: false };
  const alone = points.length === 1;
  return (
    <>
      <Legend naiveName={naiveName} />
      <fieldset aria-label={label}>
        <ResponsiveContainer width="100%" height={300}>
          <ComposedChart data={rows} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} aria-label={label}>
            <CartesianGrid vertical={false} stroke="var(--color-line)" />
            <XAxis
              dataKey="index"
              tickFormatter={(index: number) => names[index]?.tick ?? ''}
              minTickGap={40}
              {...axis}
            />
            <YAxis width={56} tickFormatter={formatShort} {...axis} axisLine={false} />
            <Tooltip
              isAnimationActive={false}
              cursor={{ stroke: 'var(--color-control)' }}
              content={({ active, label: index }) => {
                if (!active) return null;
                const place = Number(index);
                const past = history[place];
                const coming = points[place - history.length];
                return <Hint past={past} coming={coming} naiveName={naiveName} formatExact={formatExact} />;
              }}
            />
            {(['wide', 'narrow'] as const).map((band) => (
              <Area
                key={band}
                dataKey={band}
                stroke={alone ? 'var(--color-accent)' : 'none'}
                strokeOpacity={bands[band]}
                strokeWidth={alone ? 12 : 0}
                fill="var(--color-accent)"
                fillOpacity={bands[band]}
                isAnimationActive={false}
                activeDot={false}
              />
            ))}
            <Line dataKey="naive" {...strokes.naive} isAnimationActive={false} dot={alone} activeDot={false} />
            <Line dataKey="value" {...strokes.past} isAnimationActive={false} dot={false} activeDot={{ r: 4 }} />
            <Line dataKey="mean" {...strokes.mean} isAnimationActive={false} dot={alone} activeDot={{ r: 4 }} />
          </ComposedChart>
        </ResponsiveContainer>
      </fieldset>
    </>
  );
}

function Legend({ naiveName }: { naiveName: string }) {
  const lines = [
    ['Takings', strokes.past],
    ['Forecast', strokes.mean],
    [`As ${naiveName}`, strokes.naive],
  ] as const;
  return (
    <ul className="mb-2 flex flex-wrap gap-x-4 text-muted text-small">
      {lines.map(([name, stroke]) => (
        <li key={name} className="flex items-center gap-2">
          <svg aria-hidden="true" viewBox="0 0 24 4" className="h-1 w-6">
            <path d="M1 2h22" {...stroke} />
          </svg>
          {name}
        </li>
      ))}
      {(['narrow', 'wide'] as const).map((band) => (
        <li key={band} className="flex items-center gap-2">
          <span aria-hidden="true" className="h-3 w-6 bg-accent" style={{ opacity: bands[band] + 0.1 }} />
          {band === 'narrow' ? '8 times of 10' : '19 times of 20'}
        </li>
      ))}
    </ul>
  );
}

interface HintProps extends Pick<Props, 'naiveName' | 'formatExact'> {
  past: PastPoint | undefined;
  coming: ComingPoint | undefined;
}

function Hint({ past, coming, naiveName, formatExact }: HintProps) {
  const shown = past ?? coming;
  if (shown === undefined) return null;
  return (
    <div className="rounded-control border border-line bg-raised px-3 py-2 text-small">
      <p className="text-muted">{shown.label}</p>
      {past && <p className="font-semibold">{formatExact(past.value)}</p>}
      {coming && (
        <>
          <p className="font-semibold">About {formatExact(Math.round(coming.mean))}</p>
          <Band name="8 times of 10" low={coming.lower80} high={coming.upper80} formatExact={formatExact} />
          <Band name="19 times of 20" low={coming.lower95} high={coming.upper95} formatExact={formatExact} />
          {coming.naive !== null && (
            <p>
              <span className="text-muted">As {naiveName}</span> {formatExact(coming.naive)}
            </p>
          )}
        </>
      )}
    </div>
  );
}

function Band({
  name,
  low,
  high,
  formatExact,
}: { name: string; low: number; high: number } & Pick<Props, 'formatExact'>) {
  return (
    <p>
      <span className="text-muted">{name}</span> {formatExact(Math.round(low))} to {formatExact(Math.round(high))}
    </p>
  );
}
