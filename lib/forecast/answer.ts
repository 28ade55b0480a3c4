import type { Forest } from '../ml/forest/forest';
import { toDayNumber, toIsoDay } from '../sales/calendar';
import { daysByName, type Effect, type NamedDays } from './events/effects';
import { eventFactors } from './events/factors';
import { comingBuckets, type History } from './history';
import { baselineOf, type Foreseen, foresee, lookBack } from './learn/foresee';
import type { Learned } from './learn/learned';
import { leastBuckets } from './members/names';
import { componentsOf } from './report/components';
import { baselineName, sayEvent, sayExpected, saySince, sayVerdict } from './report/sentences';
import { bucketDays, bucketStart } from './series/panel';

const mostHistory = 1000;
/** Buckets of a part's own history that are told. */
const childHistory = 56;

/** What is to be expected after a history, how it came about and how far it is to be trusted. */
export function answerForecast(
  model: { learned: Learned; forest: Forest | null },
  history: History,
  horizon: number,
  coming: readonly NamedDays[],
) {
  const { learned } = model;
  const { panel, effects, about } = history;
  const { grain, end } = panel;
  const starts = comingBuckets(panel, horizon);
  const foreseen = foresee(model, panel, horizon, eventFactors(history, horizon, coming));
  const [total] = foreseen;
  if (total === undefined) throw new Error('A panel has a total.');
  const points = pointsOf(total, starts);
  const buckets = history.total.length;
  const rough = buckets < leastBuckets[grain].learned;
  const since = lookBack(model, panel);
  const baseline = baselineOf({ ...panel, series: [{ id: 'total', values: history.total }], parts: [] }, horizon)[0];
  const told = Math.min(mostHistory, buckets);
  const report = learned.backtest;
  return {
    grain,
    horizon,
    longestHorizon: history.longestHorizon,
    points,
    total: total.total,
    baseline: starts.map((start, h) => ({ bucket: toIsoDay(start), value: baseline?.[h] ?? 0 })),
    history: Array.from({ length: told }, (_, place) => ({
      bucket: toIsoDay(bucketStart(grain, end, place - told)),
      value: history.total[buckets - told + place] ?? 0,
    })),
    shown: learned.shown,
    method: methodOf(learned, rough, buckets),
    rough,
    sentence: sayExpected(total.total, grain, horizon),
    verdict: sayVerdict(report, grain, learned.horizon, buckets, rough),
    backtest: report && {
      cutoffs: report.cutoffs,
      from: report.from,
      to: toIsoDay(toDayNumber(report.until) - 1),
      metrics: report.metrics,
      baseline: { name: `seasonal naive: ${baselineName(grain, buckets)}`, ...report.baseline },
      won: report.won,
      coverage80: report.coverage80,
      coverage95: report.coverage95,
      runs: report.runs,
    },
    trainedOn: {
      from: toIsoDay(bucketStart(grain, learned.end, -learned.buckets)),
      to: toIsoDay(learned.end - 1),
      buckets: learned.buckets,
    },
    since: since && { ...since, sentence: saySince(since, grain) },
    drivers: learned.drivers,
    components: componentsOf(panel.series[0]?.values ?? history.total, panel),
    events: eventsOf(
      effects[0] ?? [],
      coming,
      starts[0] ?? end,
      (starts.at(-1) ?? end) + bucketDays(grain, starts.at(-1) ?? end) - 1,
    ),
    children: foreseen.flatMap((one, place) => {
      const part = about[place];
      return part ? [{ ...part, ...childOf(one, panel.series[place]?.values ?? history.total, starts, horizon) }] : [];
    }),
    notes: history.notes,
  };
}

function pointsOf({ ranges }: Foreseen, starts: readonly number[]) {
  return ranges.map((range, h) => ({ bucket: toIsoDay(starts[h] ?? 0), ...range }));
}

function childOf(one: Foreseen, values: Float64Array, starts: readonly number[], horizon: number) {
  const before = values.subarray(-horizon).reduce((sum, value) => sum + value, 0);
  return {
    total: one.total,
    change: before > 0 ? one.total.mean / before - 1 : null,
    slow: one.slow,
    history: [...values.subarray(-childHistory)],
    points: pointsOf(one, starts),
  };
}

function eventsOf(effects: readonly Effect[], coming: readonly NamedDays[], from: number, to: number) {
  const ahead = daysByName(coming, from, to);
  const names = new Map(effects.map(({ name }) => [name.trim().toLowerCase(), name]));
  for (const [key, { name }] of ahead) if (!names.has(key)) names.set(key, name);
  return [...names].map(([key, name]) => {
    const effect = effects.find((one) => one.name.trim().toLowerCase() === key);
    const days = (ahead.get(key)?.days ?? []).map(toIsoDay);
    const factor = effect?.factor ?? null;
    return {
      name,
      days: effect?.days ?? 0,
      effect: factor === null ? null : factor - 1,
      coming: days,
      sentence: sayEvent(name, effect?.days ?? 0, factor, days.length),
    };
  });
}

function methodOf({ shown, grain, features }: Learned, rough: boolean, buckets: number): string {
  if (shown === 'baseline') return `seasonal naive: ${baselineName(grain, buckets)}`;
  if (rough) return grain === 'day' ? 'mean of the last weekdays' : 'mean of the last values';
  return features === null
    ? 'blend of exponential smoothing, Theta and recent means'
    : 'blend of exponential smoothing, last year or recent weeks and a random forest';
}
