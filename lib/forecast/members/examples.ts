import { randomSource } from '../../random';
import type { Grain } from '../../sales/calendar';
import type { Past } from '../series/past';
import { seasonality } from '../series/seasonality';

/** A value to learn from: the one `ahead` buckets after the first `known` ones of a series. */
interface Example {
  series: number;
  known: number;
  ahead: number;
}

/** The examples to learn from: all there are or, where those are too many, as many as are allowed, drawn at random. */
export function chooseExamples(
  pasts: readonly Past[],
  grain: Grain,
  { horizon, seed, most }: { horizon: number; seed: number; most: number },
): Example[] {
  const { level, phase } = seasonality[grain];
  const spans = pasts.map(({ values: { length } }) => {
    const first = Math.min(level, Math.max(2 * phase, Math.floor(length / 3)));
    return { first, origins: Math.max(0, length - first) };
  });
  const total = spans.reduce((sum, { origins }) => sum + origins, 0);
  const examples: Example[] = [];
  if (total * horizon <= most) {
    spans.forEach(({ first, origins }, series) => {
      for (let place = 0; place < origins; place++)
        for (let ahead = 1; ahead <= Math.min(horizon, origins - place); ahead++)
          examples.push({ series, known: first + place, ahead });
    });
    return examples;
  }
  const random = randomSource(seed);
  while (examples.length < most) {
    let place = random.below(total);
    const series = spans.findIndex(({ origins }) => {
      if (place < origins) return true;
      place -= origins;
      return false;
    });
    const { first, origins } = spans[series] ?? { first: 0, origins: 1 };
    examples.push({ series, known: first + place, ahead: 1 + random.below(Math.min(horizon, origins - place)) });
  }
  return examples;
}
