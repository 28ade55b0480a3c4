import { type MemberForecasts, type MemberName, memberNames } from '../members/names';
import type { Origin } from './origins';

export type Weights = Partial<Record<MemberName, number>>;

/**
 * The weight of each member of a series: one over the square of its mean absolute error at earlier ends of the data, equal
 * where there are none. One that is new counts as a middling one.
 * @see Bates & Granger 1969, The combination of forecasts
 */
export function weigh(origins: readonly Origin[], series: number, names: readonly MemberName[]): Weights {
  const errors = names.map((name) => ({ name, error: meanError(origins, series, name) }));
  const known = errors.flatMap(({ error }) => error ?? []);
  const middle = known.reduce((sum, error) => sum + error, 0) / Math.max(1, known.length);
  // Weights as parts of the middling error, so that they do not depend on the unit of the sales.
  const relative = (error: number | null) => Math.max(1e-3, error === null || middle === 0 ? 1 : error / middle);
  return Object.fromEntries(errors.map(({ name, error }) => [name, relative(error) ** -2]));
}

function meanError(origins: readonly Origin[], series: number, name: MemberName): number | null {
  let sum = 0;
  let count = 0;
  for (const { forecasts, actual } of origins) {
    const forecast = forecasts[series]?.[name];
    const came = actual[series];
    if (forecast === undefined || came === undefined) continue;
    for (let h = 0; h < came.length; h++) sum += Math.abs(came[h]! - forecast[h]!);
    count += came.length;
  }
  return count === 0 ? null : sum / count;
}

/** The weighted mean of the forecasts of the members that have one. */
export function blend(forecasts: MemberForecasts, weights: Weights, horizon: number): Float64Array {
  const mixed = new Float64Array(horizon);
  let all = 0;
  for (const name of memberNames) {
    const forecast = forecasts[name];
    const weight = weights[name] ?? 0;
    if (forecast === undefined || weight === 0) continue;
    all += weight;
    for (let h = 0; h < horizon; h++) mixed[h]! += weight * forecast[h]!;
  }
  if (all === 0) return forecasts.recent ?? mixed;
  return mixed.map((value) => value / all);
}
