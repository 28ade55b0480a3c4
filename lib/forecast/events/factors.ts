import { comingBuckets, type History } from '../history';
import { bucketDays } from '../series/panel';
import { type Effect, factorOf, type NamedDays } from './effects';

/** What named days to come do to each coming bucket of each series of a history; 1 is nothing. */
export function eventFactors(
  { panel, effects }: Pick<History, 'panel' | 'effects'>,
  horizon: number,
  coming: readonly NamedDays[],
): Float64Array[] {
  const { grain } = panel;
  const starts = comingBuckets(panel, horizon);
  return panel.series.map((_, place) => {
    const known = effectsFor(effects, place);
    return Float64Array.from(starts, (start) => factorOf(start, bucketDays(grain, start), coming, known));
  });
}

/** What named days did to a part; to the total, where the part says nothing of them. */
function effectsFor(effects: readonly Effect[][], place: number): Effect[] {
  const whole = effects[0] ?? [];
  return (effects[place] ?? whole).map((effect, index) => (effect.factor === null ? (whole[index] ?? effect) : effect));
}
