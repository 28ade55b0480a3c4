import { type Residuals, type Widths, widthsOf } from '../intervals/conformal';
import { residualsOf } from '../intervals/residuals';
import { membersFor } from '../members/names';
import type { Panel } from '../series/panel';
import { expectAfter } from './expect';
import { leastKnown, type Origin } from './origins';
import { type Weights, weigh } from './weights';

/** How the members of each series are mixed, and how far the mix is to be trusted. */
export interface Settings {
  weights: Weights[];
  /** Of the series at a place; null where there was no earlier end to tell it from. */
  widthsOf: (series: number) => Widths | null;
}

/**
 * Learns from earlier ends of the data how to mix the members, and how wide the intervals have to be.
 * @param panel what is known at the end from which the mix will be used
 * @param earlier ends before it, a horizon apart, with what came after them
 */
export function settle(panel: Panel, earlier: readonly Origin[], horizon: number): Settings {
  const { grain } = panel;
  const weights = panel.series.map(({ values }, series) =>
    weigh(
      earlier.filter((origin) => isKnown(origin, series)),
      series,
      membersFor(grain, values.length),
    ),
  );
  const residuals = panel.series.map((): Residuals[] => []);
  for (const origin of earlier)
    expectAfter(origin, weights, horizon).forEach((forecast, series) => {
      const values = origin.panel.series[series]?.values;
      const actual = origin.actual[series];
      if (values && actual && isKnown(origin, series))
        residuals[series]?.push(residualsOf(values, forecast, actual, grain));
    });
  return {
    weights,
    widthsOf: (series) =>
      widthsOf(
        residuals[series] ?? [],
        residuals.flatMap((own, other) => (other === series ? [] : own)),
      ),
  };
}

function isKnown({ panel }: Origin, series: number): boolean {
  return (panel.series[series]?.values.length ?? 0) >= leastKnown(panel.grain);
}
