import type { Grain } from '../../sales/calendar';

/** Half the width of an interval at a middling forecast, at two levels. */
export interface Widths {
  k80: number;
  k95: number;
}

export interface Range {
  mean: number;
  lower80: number;
  upper80: number;
  lower95: number;
  upper95: number;
}

/** What one series was off by from one earlier end: relative to the root of its forecast's share of the mean forecast. */
export interface Residuals {
  /** Sizes of the errors. */
  sizes: Float64Array;
  /** The mean absolute error of "the same as last time" within what was known. */
  scale: number;
}

const mostBlocks = 60;

/**
 * Widths that held for the part of the values at earlier ends that the level says: of the series itself, and of all series of
 * the panel relative to how hard they are to guess. The middle of both at 80 %, the wider one at 95 %.
 * @param own what the series itself was off by
 * @param siblings the same for the other series
 * @see Vovk, Gammerman & Shafer 2005, Algorithmic Learning in a Random World (split conformal prediction)
 */
export function widthsOf(own: readonly Residuals[], siblings: readonly Residuals[]): Widths | null {
  const scale = own[0]?.scale;
  if (scale === undefined) return null;
  const ownSizes = sorted(own.map(({ sizes }) => sizes));
  const pool = sorted(
    [...own, ...own, ...thinned(siblings)]
      .filter(({ scale: unit }) => unit > 0)
      .map(({ sizes, scale: unit }) => sizes.map((size) => size / unit)),
  );
  const at = (level: number) => {
    const alone = conformalQuantile(ownSizes, level);
    return { alone, pooled: pool.length === 0 ? alone : conformalQuantile(pool, level) * scale };
  };
  const [usual, wide] = [at(0.8), at(0.95)];
  const k80 = (usual.alone + usual.pooled) / 2;
  return { k80, k95: Math.max(k80, wide.alone, wide.pooled) };
}

/** At most some blocks, evenly taken. */
function thinned(blocks: readonly Residuals[]): Residuals[] {
  const step = Math.max(1, blocks.length / mostBlocks);
  return blocks.filter((_, place) => Math.floor(place / step) !== Math.floor((place - 1) / step));
}

/** All sizes of some blocks, rising. */
export function sorted(blocks: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(blocks.reduce((sum, { length }) => sum + length, 0));
  let filled = 0;
  for (const block of blocks) {
    all.set(block, filled);
    filled += block.length;
  }
  return all.sort();
}

/** The size that a part of new sizes does not pass, where the sizes seen, which are rising, are exchangeable with them. */
export function conformalQuantile(sizes: Float64Array, level: number): number {
  return sizes[Math.min(sizes.length, Math.ceil((sizes.length + 1) * level)) - 1] ?? 0;
}

/** How wide the interval of each bucket is, as a part of that of a middling one: the root of its share of the mean forecast. */
export function spreadOf(forecast: Float64Array): Float64Array {
  const mean = forecast.reduce((sum, value) => sum + value, 0) / Math.max(1, forecast.length);
  return forecast.map((value) => (mean > 0 ? Math.sqrt(value / mean) : 1));
}

export function rangesOf(forecast: Float64Array, { k80, k95 }: Widths): Range[] {
  return Array.from(spreadOf(forecast), (spread, h) => around(forecast[h]!, k80 * spread, k95 * spread));
}

/** By how much the errors of a horizon add up more than independent ones would. */
const together: Record<Grain, { c80: number; c95: number }> = {
  day: { c80: 2.5, c95: 2.7 },
  week: { c80: 1.7, c95: 1.35 },
  month: { c80: 1.7, c95: 1.5 },
};

/** The interval of the sum of a forecast. */
export function totalRange(forecast: Float64Array, { k80, k95 }: Widths, grain: Grain): Range {
  const spread = Math.sqrt(spreadOf(forecast).reduce((sum, value) => sum + value * value, 0));
  const { c80, c95 } = together[grain];
  const sum = forecast.reduce((total, value) => total + value, 0);
  const half80 = c80 * k80 * spread;
  return around(sum, half80, Math.max(half80, c95 * k95 * spread));
}

function around(mean: number, half80: number, half95: number): Range {
  return {
    mean,
    lower80: Math.max(0, mean - half80),
    upper80: mean + half80,
    lower95: Math.max(0, mean - half95),
    upper95: mean + half95,
  };
}
