import type { Forest } from '../../ml/forest/forest';
import { addUp, expectAfter } from '../blend/expect';
import { isSlow, shopClosed } from '../blend/rules';
import { weigh } from '../blend/weights';
import { type Range, rangesOf, totalRange } from '../intervals/conformal';
import { roughWidths } from '../intervals/residuals';
import { fitSeries, forecastMembers } from '../members/members';
import { membersFor } from '../members/names';
import { forecastNaive } from '../members/simple';
import { bucketStart, type Panel } from '../series/panel';
import type { Learned } from './learned';

export interface Foreseen {
  id: string;
  ranges: Range[];
  total: Range;
  slow: boolean;
}

/**
 * What is to be expected after the end of a panel, by what was learned from it or from an earlier end of it. Series that were
 * not there then get members of their own, equally mixed.
 * @param factors what named days to come do to each bucket of each series; 1 is nothing
 */
export function foresee(
  { learned, forest }: { learned: Learned; forest: Forest | null },
  panel: Panel,
  horizon: number,
  factors: readonly Float64Array[] = [],
): Foreseen[] {
  const { grain } = panel;
  const shut = shopClosed(panel);
  const known = new Map(learned.series.map((one) => [one.id, one]));
  const strangers = panel.series.filter(({ id }) => !known.has(id));
  const fitted = {
    forest: forest === null || learned.features === null ? null : { forest, features: learned.features },
    series: [...learned.series, ...fitSeries({ ...panel, series: strangers })],
  };
  const weights = panel.series.map(
    ({ id, values }) => known.get(id)?.weights ?? weigh([], 0, membersFor(grain, values.length)),
  );
  const isModel = learned.shown === 'model';
  const plain = isModel
    ? expectAfter({ panel, forecasts: forecastMembers(fitted, panel, horizon) }, weights, horizon)
    : baselineOf(panel, horizon);
  const means = addUp(
    panel,
    plain.map((mean, place) => mean.map((value, h) => value * (factors[place]?.[h] ?? 1))),
  );
  return panel.series.map(({ id, values }, place) => {
    const mean = means[place] ?? new Float64Array(horizon);
    const own = known.get(id);
    const widths = (isModel ? own?.widths : own?.baselineWidths) ?? roughWidths(values, grain);
    return {
      id,
      ranges: rangesOf(mean, widths),
      total: totalRange(mean, widths, grain),
      slow: isSlow(values, grain, shut),
    };
  });
}

/** What "the same as last time" says of each series. */
export function baselineOf(panel: Panel, horizon: number): Float64Array[] {
  return addUp(
    panel,
    panel.series.map(({ values }) => forecastNaive(values, panel.grain, horizon).map((value) => Math.max(0, value))),
  );
}

/** How a model has done on what came after it was trained; null where nothing came. */
export function lookBack(
  model: { learned: Learned; forest: Forest | null },
  panel: Panel,
): { buckets: number; mae: number; baselineMae: number } | null {
  const { end, horizon } = model.learned;
  let came = 0;
  while (bucketStart(panel.grain, panel.end, -came) > end) came++;
  const buckets = Math.min(came, horizon);
  if (buckets === 0 || (panel.series[0]?.values.length ?? 0) <= came) return null;
  const then: Panel = {
    ...panel,
    end,
    series: panel.series.map(({ id, values }) => ({
      id,
      values: values.subarray(0, Math.max(0, values.length - came)),
    })),
  };
  const total = panel.series[0]?.values ?? new Float64Array(0);
  const actual = total.subarray(total.length - came, total.length - came + buckets);
  const mean = foresee(model, then, buckets)[0]?.ranges.map((range) => range.mean) ?? [];
  const naive = baselineOf(then, buckets)[0] ?? new Float64Array(buckets);
  const error = (forecast: ArrayLike<number>) =>
    actual.reduce((sum, value, h) => sum + Math.abs(value - (forecast[h] ?? 0)), 0) / buckets;
  return { buckets, mae: error(mean), baselineMae: error(naive) };
}
