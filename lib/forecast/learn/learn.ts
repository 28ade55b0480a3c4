import { encodeForest } from '../../ml/forest/format';
import type { LearningContext } from '../../ml/learning-context';
import { addUp } from '../blend/expect';
import { forecastOrigins, type Origin } from '../blend/origins';
import { settle } from '../blend/settle';
import { widthsOf } from '../intervals/conformal';
import { residualsOf } from '../intervals/residuals';
import { forecastNaive } from '../members/simple';
import { backtest, judged, learnedFrom } from '../report/backtest';
import { driversOf } from '../report/drivers';
import type { Panel } from '../series/panel';
import type { Learned } from './learned';

export interface LearnRequest {
  panel: Panel;
  horizon: number;
  seed: number;
}

export interface LearnAnswer {
  learned: Learned;
  /** The forest in bytes; empty without one. */
  forest: Uint8Array<ArrayBuffer>;
}

/**
 * Learns to forecast the series of a panel, and judges what was learned by what it would have said at earlier ends of the data.
 * What is not better than "the same as last time" is not shown.
 */
export async function learnForecast(
  { panel, horizon, seed }: LearnRequest,
  { trainForest: train, progress }: LearningContext,
): Promise<LearnAnswer> {
  const { grain, end, series } = panel;
  const options = { earlier: judged + learnedFrom, seed, train, onFit: progress };
  const { origins, fitted } = await forecastOrigins(panel, horizon, options);
  const before = origins.slice(1, 1 + learnedFrom);
  const { weights, widthsOf: settled } = settle(panel, before, horizon);
  const report = backtest(origins, horizon);
  const shown = report !== null && report.metrics.mae >= report.baseline.mae ? 'baseline' : 'model';
  const naive = naiveWidths(before, series.length, horizon);
  const { forest } = fitted;
  const learned: Learned = {
    grain,
    horizon,
    seed,
    end,
    buckets: series[0]?.values.length ?? 0,
    sum: series[0]?.values.reduce((sum, value) => sum + value, 0) ?? 0,
    features: forest?.features ?? null,
    series: fitted.series.map((one, place) => ({
      ...one,
      weights: weights[place] ?? {},
      widths: settled(place),
      baselineWidths: naive[place] ?? null,
    })),
    shown,
    backtest: report,
    drivers: forest === null ? [] : driversOf(forest, panel, horizon, seed),
  };
  return { learned, forest: forest === null ? new Uint8Array(0) : encodeForest(forest.forest) };
}

function naiveWidths(before: readonly Origin[], count: number, horizon: number) {
  const residuals = before.map(({ panel, actual }) =>
    addUp(
      panel,
      panel.series.map(({ values }) => forecastNaive(values, panel.grain, horizon)),
    ).map((forecast, place) =>
      residualsOf(panel.series[place]?.values ?? forecast, forecast, actual[place] ?? forecast, panel.grain),
    ),
  );
  return Array.from({ length: count }, (_, place) =>
    widthsOf(
      residuals.flatMap((all) => all[place] ?? []),
      [],
    ),
  );
}
