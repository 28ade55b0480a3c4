import { AppError } from '../../errors';
import { areaUnderCurve } from './area-under-curve';

export interface ClassificationMetrics {
  accuracy: number;
  /** Of those said to be 1, the part that is; 0 when nothing was said to be. */
  precision: number;
  /** Of those that are 1, the part said to be; 0 when nothing is. */
  recall: number;
  f1: number;
  /** The chance that a 1 is ranked before a 0; null where there is only one of them. */
  auc: number | null;
  logLoss: number;
  /** The part that is 1. */
  baseRate: number;
}

/**
 * How well probabilities of 1 tell 1 from 0; a probability above one half says 1, as in scikit-learn.
 * @throws AppError "not_enough_data" without values
 */
export function classificationMetrics(
  actual: ArrayLike<number>,
  probabilities: ArrayLike<number>,
): ClassificationMetrics {
  let [said, are, both] = [0, 0, 0];
  for (let index = 0; index < actual.length; index++) {
    const isSaid = probabilities[index]! > 0.5;
    if (isSaid) said++;
    if (actual[index] === 1) are++;
    if (isSaid && actual[index] === 1) both++;
  }
  const shares = Float64Array.from({ length: 2 * actual.length }, (_, index) => {
    const probability = probabilities[index >> 1]!;
    return index % 2 === 0 ? 1 - probability : probability;
  });
  return {
    logLoss: logLoss(actual, shares, 2),
    accuracy: (actual.length - said - are + 2 * both) / actual.length,
    precision: said === 0 ? 0 : both / said,
    recall: are === 0 ? 0 : both / are,
    f1: said + are === 0 ? 0 : (2 * both) / (said + are),
    auc: areaUnderCurve(actual, probabilities),
    baseRate: are / actual.length,
  };
}

/**
 * The mean of -ln of the share that was given to the class that came; shares are kept 2^-52 away from 0 and 1.
 * @param shares of each row's classes one after the other, as `predict` gives them
 * @throws AppError "not_enough_data" without values
 */
export function logLoss(actual: ArrayLike<number>, shares: ArrayLike<number>, classes: number): number {
  if (actual.length === 0) throw new AppError('not_enough_data', 'There is nothing to measure a prediction by.');
  let sum = 0;
  for (let row = 0; row < actual.length; row++) {
    let whole = 0;
    for (let index = 0; index < classes; index++) whole += within(shares[row * classes + index]!);
    sum -= Math.log(within(shares[row * classes + actual[row]!]!) / whole);
  }
  return sum / actual.length;
}

/** The part of the rows whose largest share is that of their class. */
export function accuracy(actual: ArrayLike<number>, shares: ArrayLike<number>, classes: number): number {
  let right = 0;
  for (let row = 0; row < actual.length; row++) {
    let best = 0;
    for (let index = 1; index < classes; index++)
      if (shares[row * classes + index]! > shares[row * classes + best]!) best = index;
    if (best === actual[row]) right++;
  }
  return right / actual.length;
}

function within(share: number): number {
  return Math.min(1 - Number.EPSILON, Math.max(Number.EPSILON, share));
}
