/** Blocks of a year: its weeks. */
const blocksOfYear = 52;
const least = 0.1;

/**
 * How much is sold in each week of the year, 1 is a middling one: weeks, counted back from the end, over the straight line
 * through the means of the years, averaged over the years and smoothed with their neighbours.
 * @param values at least two years
 * @param blockBuckets buckets of a week
 * @returns factors for the values, and for as many buckets after them as are asked for
 */
export function yearIndex(values: Float64Array, blockBuckets: number, horizon: number) {
  const blocks = Math.floor(values.length / blockBuckets);
  const weeks = Float64Array.from({ length: blocks }, (_, back) => {
    const end = values.length - back * blockBuckets;
    return values.subarray(end - blockBuckets, end).reduce((sum, value) => sum + value, 0);
  });
  const smooth = smoothRound(averageYears(weeks));
  const at = (back: number) => smooth[((back % blocksOfYear) + blocksOfYear) % blocksOfYear]!;
  return {
    past: values.map((_, t) => at(Math.floor((values.length - 1 - t) / blockBuckets))),
    coming: Float64Array.from({ length: horizon }, (_, h) => at(-1 - Math.floor(h / blockBuckets))),
  };
}

/** Mean ratio of each week of the year, last week first, to what its time of the trend brings. */
function averageYears(weeks: Float64Array): Float64Array {
  const years = Math.floor(weeks.length / blocksOfYear);
  const means = Array.from({ length: years }, (_, year) => {
    const own = weeks.subarray(year * blocksOfYear, (year + 1) * blocksOfYear);
    return own.reduce((sum, week) => sum + week, 0) / blocksOfYear;
  });
  const sums = new Float64Array(blocksOfYear);
  const counts = new Int32Array(blocksOfYear);
  for (let back = 0; back < years * blocksOfYear; back++) {
    // Years back from the middle of the last one; before the first middle and after the last the line goes on.
    const place = (back - (blocksOfYear - 1) / 2) / blocksOfYear;
    const year = Math.min(Math.max(0, Math.floor(place)), years - 2);
    const [later = 0, earlier = 0] = [means[year], means[year + 1]];
    const line = later + (place - year) * (earlier - later);
    const trend = Math.max(line, 0.25 * (means[Math.floor(back / blocksOfYear)] ?? 0));
    if (trend <= 0) continue;
    sums[back % blocksOfYear]! += weeks[back]! / trend;
    counts[back % blocksOfYear]! += 1;
  }
  return sums.map((sum, back) => (counts[back]! > 0 ? sum / counts[back]! : 1));
}

/** Each with its neighbours, once each, and itself twice; the year goes round. */
function smoothRound(ratios: Float64Array): Float64Array {
  return ratios.map((ratio, back) => {
    const before = ratios[(back + 1) % blocksOfYear]!;
    const after = ratios[(back + blocksOfYear - 1) % blocksOfYear]!;
    return Math.max(least, (before + 2 * ratio + after) / 4);
  });
}
