import { permutationImportance } from '../../ml/forest/importance';
import { featureNames } from '../features/describe';
import { type ForestMember, forestExamples } from '../members/forest';
import type { Panel } from '../series/panel';

export interface Driver {
  name: string;
  /** Its part of all that the forest goes by, 0..1. */
  share: number;
}

const fewRows = 300;

/** What each feature is about, in plain words. */
const subjects: readonly [RegExp, string][] = [
  [/^(phase|lag|last$|lastButOne)/, 'the same weekday in the weeks before'],
  [/^(mean|slope|latest|spread|zeros)/, 'how sales went of late'],
  [/^(lastYear|hasLastYear)/, 'the same days last year'],
  [/^(year|month$|christmas|easter)/, 'the time of year'],
  [/^weekday/, 'the day of the week'],
  [/^(dayOfMonth|daysToMonthEnd)/, 'the day of the month'],
  [/^(series|logLevel)/, 'which product or category it is'],
  [/^ahead/, 'how far ahead it is'],
];

/** What the forest goes by: how much its error grows when a subject is hidden, most important first. */
export function driversOf(member: ForestMember, panel: Panel, horizon: number, seed: number): Driver[] {
  const { matrix, target } = forestExamples(panel, member.features, horizon, seed, fewRows);
  if (matrix.rows === 0) return [];
  const importance = permutationImportance(member.forest, matrix, target, seed);
  const shares = new Map<string, number>();
  featureNames(member.features).forEach((feature, column) => {
    const word = subjects.find(([pattern]) => pattern.test(feature))?.[1] ?? feature;
    const name =
      panel.grain === 'day'
        ? word
        : word.replace('the same weekday in the weeks', 'the values just').replace('days last', `${panel.grain} last`);
    shares.set(name, (shares.get(name) ?? 0) + Math.max(0, importance[column] ?? 0));
  });
  const all = [...shares.values()].reduce((sum, share) => sum + share, 0);
  if (!(all > 0)) return [];
  return [...shares]
    .map(([name, share]) => ({ name, share: share / all }))
    .sort((one, other) => other.share - one.share);
}
