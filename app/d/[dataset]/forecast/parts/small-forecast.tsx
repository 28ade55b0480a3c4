import type { Range } from '../words';

const width = 200;
const height = 44;

interface Props {
  history: readonly number[];
  points: readonly Range[];
}

/** The shape of a part without axes; its numbers stand beside it, so it is hidden from screen readers. */
export function SmallForecast({ history, points }: Props) {
  const count = history.length + points.length;
  const high = Math.max(...history, ...points.map(({ upper80 }) => upper80));
  const low = Math.min(0, ...history);
  if (count < 2) return null;
  const x = (index: number) => ((index / (count - 1)) * width).toFixed(1);
  const y = (value: number) => (height - 2 - ((value - low) / (high - low || 1)) * (height - 4)).toFixed(1);
  const at = (index: number) => x(history.length + index);
  const path = (steps: string[]) => `M${steps.join('L')}`;
  const band = [
    ...points.map(({ upper80 }, index) => `${at(index)} ${y(upper80)}`),
    ...points.map(({ lower80 }, index) => `${at(index)} ${y(lower80)}`).reverse(),
  ];
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      className="h-11 w-full text-accent"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    >
      {points.length > 1 && <path d={`${path(band)}Z`} fill="currentColor" fillOpacity="0.2" stroke="none" />}
      <path d={path(history.map((value, index) => `${x(index)} ${y(value)}`))} vectorEffect="non-scaling-stroke" />
      <path
        d={path(points.map(({ mean }, index) => `${at(index)} ${y(mean)}`))}
        strokeDasharray="3 3"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
