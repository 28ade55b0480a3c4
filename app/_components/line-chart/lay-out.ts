import { nice, ticks } from 'd3-array';

/** Room around the lines, in pixels. */
const room = { left: 56, right: 8, top: 8, bottom: 28 };
/** What the signs of named points need above the lines. */
const signRoom = 12;
const letterWidth = 7.5;
const tickGap = 40;
const stepsUp = 5;

export interface Layout {
  width: number;
  height: number;
  /** The box that the lines are in. */
  box: { left: number; right: number; top: number; bottom: number };
  x: (index: number) => number;
  y: (value: number) => number;
  /** Values that have a line across the chart. */
  levels: number[];
  /** Indexes whose names stand under the chart, as many as do not touch. */
  named: number[];
}

interface Size {
  width: number;
  height: number;
  hasSigns: boolean;
}

/** Where the points of a chart are: side by side from left to right, values from 0 or the least to the most. */
export function layOut(names: readonly string[], values: readonly number[], { width, height, hasSigns }: Size): Layout {
  const box = {
    left: room.left,
    right: Math.max(room.left + 1, width - room.right),
    top: room.top + (hasSigns ? signRoom : 0),
    bottom: height - room.bottom,
  };
  const [low, high] = rangeOf(values);
  const gap = (box.right - box.left) / Math.max(1, names.length - 1);
  const y = (value: number) => box.bottom - ((value - low) / (high - low)) * (box.bottom - box.top);
  const x = (index: number) => (names.length === 1 ? (box.left + box.right) / 2 : box.left + index * gap);
  const widest = Math.max(0, ...names.map((name) => name.length * letterWidth));
  const every = Math.max(1, Math.ceil((widest + tickGap) / gap));
  const named = names.flatMap((_, index) => (index % every === 0 && x(index) + widest / 2 <= width ? [index] : []));
  return { width, height, box, x, y, levels: ticks(low, high, stepsUp), named };
}

function rangeOf(values: readonly number[]): [number, number] {
  const [low, high] = nice(Math.min(0, ...values), Math.max(0, ...values), stepsUp);
  return low === high ? [0, 1] : [low, high];
}

/** A path through the known values; where one is not known the line has a gap. */
export function pathThrough(values: readonly (number | null)[], { x, y }: Layout): string {
  return values
    .map((value, index) => {
      if (value === null) return '';
      const isFirst = (values[index - 1] ?? null) === null;
      return `${isFirst ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
    })
    .join('');
}
