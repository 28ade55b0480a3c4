import { memo } from 'react';
import { type Layout, pathThrough } from './lay-out';
import type { ChartMark, LineNames, LinePoint } from './line-point';

export const strokes = {
  value: { stroke: 'var(--color-accent)', strokeWidth: 2 },
  average: { stroke: 'var(--color-average)', strokeWidth: 2 },
  before: { stroke: 'var(--color-control)', strokeWidth: 1.5, strokeDasharray: '1 3', strokeLinecap: 'round' },
} as const satisfies Record<keyof LineNames, object>;

interface Props {
  layout: Layout;
  points: readonly LinePoint[];
  marks: readonly ChartMark[];
  formatShort: (value: number) => string;
}

/** All of a chart that stays as it is while a pointer moves over it. */
export const Drawing = memo(function Drawing({ layout, points, marks, formatShort }: Props) {
  const { box, x, y, levels, named } = layout;
  const line = (pick: (point: LinePoint, index: number) => number | null) => pathThrough(points.map(pick), layout);
  const lonely = points.length < 3;
  return (
    <>
      <g fill="var(--color-muted)" fontSize={13}>
        {levels.map((level) => (
          <g key={level}>
            <path d={`M${box.left} ${y(level)}H${box.right}`} stroke="var(--color-line)" />
            <text x={box.left - 8} y={y(level)} dy="0.32em" textAnchor="end">
              {formatShort(level)}
            </text>
          </g>
        ))}
        {named.map((index) => (
          <text key={index} x={x(index)} y={box.bottom + 20} textAnchor="middle">
            {points[index]?.tick}
          </text>
        ))}
      </g>
      {marks.map(({ from, to }) => (
        <g key={`${from} ${to}`}>
          <rect
            x={x(from)}
            y={box.top}
            width={x(to) - x(from)}
            height={box.bottom - box.top}
            fill="var(--color-control)"
            fillOpacity={0.15}
          />
          <path d={`M${x(from)} ${box.top}V${box.bottom}`} stroke="var(--color-control)" strokeDasharray="2 3" />
          <text x={x(from)} y={box.top - 3} textAnchor="middle" fontSize={10} fill="var(--color-muted)">
            ▼
          </text>
        </g>
      ))}
      <g fill="none" strokeLinejoin="round">
        <path d={line(({ before }) => before?.value ?? null)} {...strokes.before} />
        <path
          d={line(({ value }, index) => (touchesPartial(points, index) ? value : null))}
          {...strokes.value}
          strokeDasharray="4 4"
        />
        <path d={line(({ complete, value }) => (complete ? value : null))} {...strokes.value} />
        <path d={line(({ average }) => average)} {...strokes.average} />
      </g>
      {points.map(({ key, complete, value }, index) =>
        value === null || (complete && !lonely) ? null : (
          <circle
            key={key}
            cx={x(index)}
            cy={y(value)}
            r={4}
            fill={complete ? 'var(--color-accent)' : 'var(--color-surface)'}
            stroke="var(--color-accent)"
            strokeWidth={complete ? 0 : 2}
          />
        ),
      )}
    </>
  );
});

function touchesPartial(points: readonly LinePoint[], index: number): boolean {
  return [index - 1, index, index + 1].some((near) => points[near]?.complete === false);
}
