import { expectAfter } from '../blend/expect';
import { forecastOrigins } from '../blend/origins';
import { settle } from '../blend/settle';
import { type Range, rangesOf } from '../intervals/conformal';
import { roughWidths } from '../intervals/residuals';
import type { TrainForest } from '../members/forest';
import { learnedFrom } from '../report/backtest';
import type { Panel } from '../series/panel';

/** What is to be expected of each series of a panel, without judging it by earlier ends: for measuring from outside. */
export async function forecastPanel(
  panel: Panel,
  horizon: number,
  seed: number,
  train: TrainForest,
): Promise<Range[][]> {
  const { origins } = await forecastOrigins(panel, horizon, { earlier: learnedFrom, seed, train });
  const [now, ...earlier] = origins;
  const { weights, widthsOf } = settle(panel, earlier, horizon);
  const means = expectAfter({ panel, forecasts: now?.forecasts ?? [] }, weights, horizon);
  return means.map((mean, place) =>
    rangesOf(mean, widthsOf(place) ?? roughWidths(panel.series[place]?.values ?? mean, panel.grain)),
  );
}
