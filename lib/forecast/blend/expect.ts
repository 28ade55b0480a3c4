import type { Panel } from '../series/panel';
import type { Origin } from './origins';
import { closedPhases, isSlow, shopClosed, spreadWeeks } from './rules';
import { blend, type Weights } from './weights';

/** What is to be expected of each series after the end of a panel: the blend, the rules, and parts that add up. */
export function expectAfter(
  { panel, forecasts }: Omit<Origin, 'actual'>,
  weights: readonly Weights[],
  horizon: number,
) {
  const { grain } = panel;
  const shut = shopClosed(panel);
  const each = panel.series.map(({ values }, series) => {
    if (isSlow(values, grain, shut)) return spreadWeeks(values, horizon, shut);
    const closed = closedPhases(values, grain);
    const mixed = blend(forecasts[series] ?? {}, weights[series] ?? {}, horizon);
    return mixed.map((value, h) => (closed[h % 7] ? 0 : value));
  });
  return addUp(panel, each);
}

/**
 * Forecasts that add up: the first series as the mean of its own forecast and the sums of its parts, and each way of dividing it
 * scaled to that. Where parts expect nothing, nothing is to be expected.
 * @see Hollyman, Petropoulos & Tipping 2021, Understanding forecast reconciliation
 */
export function addUp({ parts }: Pick<Panel, 'parts'>, forecasts: readonly Float64Array[]): Float64Array[] {
  const added = [...forecasts];
  const own = forecasts[0];
  const sums = parts.map((places) => sumOf(forecasts, places));
  if (own === undefined || sums.length === 0) return added;
  const total = own.map((value, h) => {
    const expected = [value, ...sums.map((sum) => sum[h]!)];
    return Math.min(...expected) > 0 ? expected.reduce((all, one) => all + one, 0) / expected.length : 0;
  });
  added[0] = total;
  parts.forEach((places, way) => {
    for (const place of places)
      added[place] = forecasts[place]!.map((value, h) => (total[h]! > 0 ? (value * total[h]!) / sums[way]![h]! : 0));
  });
  return added;
}

function sumOf(forecasts: readonly Float64Array[], places: readonly number[]): Float64Array {
  const sum = new Float64Array(forecasts[0]?.length ?? 0);
  for (const place of places)
    forecasts[place]?.forEach((value, h) => {
      sum[h]! += value;
    });
  return sum;
}
