import { AppError } from '../../errors';

export interface RegressionMetrics {
  mae: number;
  mse: number;
  rmse: number;
  /** 1 is exact, 0 as good as the mean; null of a single value. */
  r2: number | null;
  /** Absolute errors as a part of what there was; null where there was nothing. */
  wape: number | null;
  /** Absolute error beside that of the seasonal naive forecast on the history; null where the latter has none. */
  mase: number | null;
}

/**
 * How far predictions are from what came.
 * @param naiveError of the history, see `naiveErrorOf`; null leaves `mase` out
 * @throws AppError "not_enough_data" without values
 * @see Hyndman & Koehler 2006, Another look at measures of forecast accuracy; r2 of a constant is 1 or 0, as in scikit-learn
 */
export function regressionMetrics(
  actual: ArrayLike<number>,
  predicted: ArrayLike<number>,
  naiveError: number | null = null,
): RegressionMetrics {
  const count = actual.length;
  if (count === 0) throw new AppError('not_enough_data', 'There is nothing to measure a prediction by.');
  let [sum, size, absolute, squared] = [0, 0, 0, 0];
  for (let index = 0; index < count; index++) {
    const error = actual[index]! - predicted[index]!;
    sum += actual[index]!;
    size += Math.abs(actual[index]!);
    absolute += Math.abs(error);
    squared += error * error;
  }
  let spread = 0;
  for (let index = 0; index < count; index++) spread += (actual[index]! - sum / count) ** 2;
  const mae = absolute / count;
  return {
    mae,
    mse: squared / count,
    rmse: Math.sqrt(squared / count),
    r2: count < 2 ? null : spread > 0 ? 1 - squared / spread : Number(squared === 0),
    wape: size > 0 ? absolute / size : null,
    mase: naiveError !== null && naiveError > 0 ? mae / naiveError : null,
  };
}

/** The mean absolute error of "as one season ago" over a history; null where it is no longer than a season. */
export function naiveErrorOf(history: ArrayLike<number>, season: number): number | null {
  if (history.length <= season) return null;
  let sum = 0;
  for (let index = season; index < history.length; index++) sum += Math.abs(history[index]! - history[index - season]!);
  return sum / (history.length - season);
}
