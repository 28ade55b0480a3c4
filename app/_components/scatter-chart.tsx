'use client';

import {
  CartesianGrid,
  ScatterChart as Chart,
  ResponsiveContainer,
  Scatter,
  Tooltip,
  XAxis,
  YAxis,
  ZAxis,
} from 'recharts';
import { seriesColour } from './series-colours';

export interface ScatterSeries {
  name: string;
  /** Its place among all series, which decides its colour and shape. */
  place: number;
  points: readonly { x: number; y: number; words: string }[];
}

interface Axis {
  name: string;
  /** Where the axis begins and ends; it runs by powers of ten. */
  domain: [number, number];
  ticks: readonly number[];
  format: (value: number) => string;
}

interface Props {
  label: string;
  series: readonly ScatterSeries[];
  x: Axis;
  y: Axis;
}

const shapes = ['circle', 'triangle', 'square', 'diamond', 'cross', 'star', 'wye', 'circle'] as const;

export function ScatterChart({ label, series, x, y }: Props) {
  const look = { stroke: 'var(--color-line)', tick: { fill: 'var(--color-muted)', fontSize: 13 }, tickLine: false };
  const caption = { fill: 'var(--color-muted)', fontSize: 13 };
  return (
    <>
      <ul className="mb-2 flex flex-wrap gap-x-4 text-muted text-small">
        {series.map(({ name, place }) => (
          <li key={name} className="flex items-center gap-2">
            <svg aria-hidden="true" viewBox="0 0 12 12" className="size-3" style={{ fill: seriesColour(place) }}>
              <Mark place={place} />
            </svg>
            {name}
          </li>
        ))}
      </ul>
      <fieldset aria-label={label}>
        <ResponsiveContainer width="100%" height={320}>
          <Chart margin={{ top: 8, right: 12, bottom: 20, left: 4 }} accessibilityLayer={false}>
            <CartesianGrid stroke="var(--color-line)" />
            <XAxis
              type="number"
              dataKey="x"
              scale="log"
              domain={x.domain}
              ticks={[...x.ticks]}
              tickFormatter={x.format}
              label={{ value: x.name, position: 'bottom', offset: 2, ...caption }}
              {...look}
            />
            <YAxis
              type="number"
              dataKey="y"
              scale="log"
              domain={y.domain}
              ticks={[...y.ticks]}
              tickFormatter={y.format}
              width={56}
              {...look}
            />
            <ZAxis range={[28, 28]} />
            <Tooltip
              isAnimationActive={false}
              cursor={false}
              content={({ active, payload }) => <Hint words={active ? payload?.[0]?.payload?.words : undefined} />}
            />
            {series.map(({ name, place, points }) => (
              <Scatter
                key={name}
                name={name}
                data={[...points]}
                fill={seriesColour(place)}
                fillOpacity={0.7}
                shape={shapes[place % shapes.length] ?? 'circle'}
                isAnimationActive={false}
              />
            ))}
          </Chart>
        </ResponsiveContainer>
      </fieldset>
    </>
  );
}

function Mark({ place }: { place: number }) {
  switch (shapes[place % shapes.length]) {
    case 'triangle':
      return <path d="M6 1 11 11H1z" />;
    case 'square':
      return <path d="M1.5 1.5h9v9h-9z" />;
    case 'diamond':
      return <path d="M6 0 10 6 6 12 2 6z" />;
    case 'cross':
      return <path d="M4 1h4v3h3v4H8v3H4V8H1V4h3z" />;
    case 'star':
      return <path d="M6 0 7.5 4.2H12L8.4 7 9.7 11.5 6 8.8 2.3 11.5 3.6 7 0 4.2h4.5z" />;
    case 'wye':
      return <path d="M5 11V7L1 4l1.2-1.7L6 5l3.8-2.7L11 4 7 7v4z" />;
    default:
      return <circle cx="6" cy="6" r="4.5" />;
  }
}

function Hint({ words }: { words: unknown }) {
  if (typeof words !== 'string') return null;
  return <p className="rounded-control border border-line bg-raised px-3 py-2 text-small">{words}</p>;
}
