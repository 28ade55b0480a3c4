import type { Matrix } from './matrix';

/** What brings each column to mean 0 and standard deviation 1, as it was when it was fitted; storable as JSON. */
export interface Scaler {
  means: number[];
  scales: number[];
}

/**
 * Fits a scaler. Missing values are left out; a column that is constant, or that has no values, is only shifted (scale 1).
 * The standard deviation is that of the population, and "constant" means so within rounding, both as in scikit-learn.
 * O(rows x columns)
 */
export function fitScaler({ values, rows, columns }: Matrix): Scaler {
  const means: number[] = [];
  const scales: number[] = [];
  for (let column = 0; column < columns; column++) {
    let count = 0;
    let sum = 0;
    for (let row = 0; row < rows; row++) {
      const value = values[row * columns + column]!;
      if (Number.isNaN(value)) continue;
      count++;
      sum += value;
    }
    const mean = count === 0 ? 0 : sum / count;
    let squares = 0;
    let rest = 0;
    for (let row = 0; row < rows; row++) {
      const difference = values[row * columns + column]! - mean;
      if (Number.isNaN(difference)) continue;
      squares += difference * difference;
      rest += difference;
    }
    const variance = count === 0 ? 0 : (squares - (rest * rest) / count) / count;
    const rounding = count * Number.EPSILON * variance + (count * mean * Number.EPSILON) ** 2;
    means.push(mean);
    scales.push(variance <= rounding ? 1 : Math.sqrt(variance));
  }
  return { means, scales };
}

/** The matrix in the scaler's units; missing values stay missing. */
export function scale({ means, scales }: Scaler, { values, rows, columns }: Matrix): Matrix {
  const scaled = Float64Array.from(values, (value, index) => {
    const column = index % columns;
    return (value - means[column]!) / scales[column]!;
  });
  return { values: scaled, rows, columns };
}

/** The inverse of `scale`. */
export function unscale({ means, scales }: Scaler, { values, rows, columns }: Matrix): Matrix {
  const original = Float64Array.from(values, (value, index) => {
    const column = index % columns;
    return value * scales[column]! + means[column]!;
  });
  return { values: original, rows, columns };
}
