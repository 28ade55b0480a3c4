import { regressionMetrics } from '../../ml/metrics/regression';
import { toIsoDay } from '../../sales/calendar';
import { expectAfter } from '../blend/expect';
import type { Origin } from '../blend/origins';
import { settle } from '../blend/settle';
import { rangesOf } from '../intervals/conformal';
import { naiveScale } from '../intervals/residuals';
import { forecastNaive } from '../members/simple';
import type { Backtest } from './judged';

/** Earlier ends that are judged, and those before each that its mix is learned from. */
export const judged = 6;
export const learnedFrom = 3;

/**
 * Judges the forecasts of the total from earlier ends, each made as it would have been made then: members, mix and intervals
 * from what was known. Null where no end is far enough back.
 */
export function backtest(origins: readonly Origin[], horizon: number): Backtest | null {
  const ends = origins.slice(1, 1 + judged);
  const runs = ends.map((origin, place) => judge(origin, origins.slice(place + 2, place + 2 + learnedFrom), horizon));
  const [latest] = runs;
  const earliest = runs.at(-1);
  if (latest === undefined || earliest === undefined) return null;
  const all = (pick: (run: Run) => ArrayLike<number>) => runs.flatMap((run) => Array.from(pick(run)));
  const scale = earliest.scale;
  const actual = all((run) => run.actual);
  const held = (level: 'held80' | 'held95') => {
    const known = all((run) => run[level]);
    return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0) / known.length;
  };
  const sums = runs.map((run) => ({
    cutoff: toIsoDay(run.end),
    mae: meanDifference(run.actual, run.mean),
    baselineMae: meanDifference(run.actual, run.naive),
    expected: sumOf(run.mean),
    actual: sumOf(run.actual),
  }));
  return {
    cutoffs: runs.length,
    from: toIsoDay(earliest.end),
    until: toIsoDay(origins[0]?.panel.end ?? latest.end),
    metrics: regressionMetrics(
      actual,
      all((run) => run.mean),
      scale,
    ),
    baseline: regressionMetrics(
      actual,
      all((run) => run.naive),
      scale,
    ),
    won: sums.filter(({ mae, baselineMae }) => mae < baselineMae).length,
    coverage80: held('held80'),
    coverage95: held('held95'),
    runs: sums,
  };
}

interface Run {
  end: number;
  scale: number;
  actual: Float64Array;
  mean: Float64Array;
  naive: Float64Array;
  /** 1 for each bucket within its interval; empty where there were no intervals. */
  held80: number[];
  held95: number[];
}

function judge(origin: Origin, earlier: readonly Origin[], horizon: number): Run {
  const { panel } = origin;
  const known = panel.series[0]?.values ?? new Float64Array(0);
  const actual = origin.actual[0] ?? new Float64Array(0);
  const { weights, widthsOf } = settle(panel, earlier, horizon);
  const mean = expectAfter(origin, weights, horizon)[0] ?? new Float64Array(horizon);
  const widths = widthsOf(0);
  const ranges = widths === null ? [] : rangesOf(mean, widths);
  return {
    end: panel.end,
    scale: naiveScale(known, panel.grain),
    actual,
    mean,
    naive: forecastNaive(known, panel.grain, horizon).map((value) => Math.max(0, value)),
    held80: ranges.map(({ lower80, upper80 }, h) => Number(lower80 <= actual[h]! && actual[h]! <= upper80)),
    held95: ranges.map(({ lower95, upper95 }, h) => Number(lower95 <= actual[h]! && actual[h]! <= upper95)),
  };
}

function meanDifference(one: Float64Array, other: Float64Array): number {
  return one.reduce((sum, value, h) => sum + Math.abs(value - other[h]!), 0) / Math.max(1, one.length);
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
