import type { Grain } from '../../sales/calendar';
import { type ForestSize, fitForest, type TrainForest } from '../members/forest';
import { type Fitted, fitSeries, forecastMembers, wantsForest } from '../members/members';
import { leastBuckets, type MemberForecasts } from '../members/names';
import { cutPanel, type Panel } from '../series/panel';

/** An end of the data, now or earlier, and what the members expected from there. */
export interface Origin {
  panel: Panel;
  /** In the order of the series. */
  forecasts: MemberForecasts[];
  /** What came after it, in the same order; empty for the last one. */
  actual: Float64Array[];
}

export interface Origins {
  /** The end of the data first, then each a horizon earlier. */
  origins: Origin[];
  /** The members as they were fitted to all data. */
  fitted: Fitted;
}

/** Earlier ends that are forecast by what was fitted to the earliest of them, where they make up little of the history. */
const sharing = 3;
const little = 0.2;
/** The forest that forecasts, and those that only tell how good it is. */
const large: ForestSize = { trees: 80, rows: 8000 };
const small: ForestSize = { trees: 40, rows: 4000 };

export interface OriginOptions {
  /** How many earlier ends are wanted; fewer where the history is too short. */
  earlier: number;
  seed: number;
  train: TrainForest;
  /** Told the part that is done, 0..1. */
  onFit?: (done: number) => void;
}

/** Forecasts from the end of a panel and from earlier ends, none of which sees what came after it. */
export async function forecastOrigins(panel: Panel, horizon: number, options: OriginOptions): Promise<Origins> {
  const { earlier, seed, train, onFit } = options;
  const longest = Math.max(0, ...panel.series.map(({ values }) => values.length));
  const room = Math.floor((longest - leastKnown(panel.grain)) / horizon);
  const most = Math.max(0, Math.min(earlier, room));
  const shared = sharing * horizon <= little * longest ? sharing : 1;
  const fits = 1 + Math.ceil(most / shared);
  const fitAt = async (back: number): Promise<Fitted> => {
    const past = cutPanel(panel, back * horizon);
    const size = back === 0 ? large : small;
    const forest = wantsForest(past) ? await fitForest(past, { horizon, seed, size, train }) : null;
    return { forest, series: fitSeries(past) };
  };
  const fitted = await fitAt(0);
  const origins: Origin[] = [{ panel, forecasts: forecastMembers(fitted, panel, horizon), actual: [] }];
  onFit?.(1 / fits);
  for (let first = 1; first <= most; first += shared) {
    const last = Math.min(most, first + shared - 1);
    const earliest = await fitAt(last);
    for (let back = first; back <= last; back++) {
      const past = cutPanel(panel, back * horizon);
      const forecasts = forecastMembers(earliest, past, horizon);
      origins.push({ panel: past, forecasts, actual: after(panel, back * horizon, horizon) });
    }
    onFit?.((1 + Math.ceil(last / shared)) / fits);
  }
  return { origins, fitted };
}

/** Buckets that must be known at an earlier end for something to be learned from it. */
export function leastKnown(grain: Grain): number {
  return grain === 'day' ? leastBuckets.day.learned / 2 : leastBuckets[grain].learned;
}

/** The values of each series from some buckets before its end on. */
function after({ series }: Panel, back: number, length: number): Float64Array[] {
  return series.map(({ values }) => Float64Array.from({ length }, (_, h) => values[values.length - back + h] ?? 0));
}
