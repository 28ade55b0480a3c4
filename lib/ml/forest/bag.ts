import { mix, type RandomSource, randomSource } from '../../random';

/** What a row adds to a sum of weights beside how often it was drawn, so that sums count rows in their fraction. */
export const oneRow = 2 ** -30;

/** Draws a tree's rows with replacement: how often each is in its bag, plus `oneRow`; 0 for a row that is not. */
export function drawBag(weights: Float64Array, seed: number, tree: number, bootstrap: boolean): RandomSource {
  const random = randomSource(mix(seed, tree));
  if (!bootstrap) weights.fill(1 + oneRow);
  else {
    weights.fill(0);
    for (let drawn = 0; drawn < weights.length; drawn++) weights[random.below(weights.length)]! += 1;
    for (let row = 0; row < weights.length; row++) if (weights[row]! > 0) weights[row]! += oneRow;
  }
  return random;
}

/** How many rows are in a sum of weights, in units of `oneRow`. */
export function rowsIn(weight: number): number {
  return weight - Math.floor(weight);
}
