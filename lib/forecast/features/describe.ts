import type { Grain } from '../../sales/calendar';
import type { Panel } from '../series/panel';
import { Past } from '../series/past';
import { calendarNames, calendarOf } from './calendar';
import { salesNames, standing, writeSales } from './sales';

/** What the forest is told, and in which order. */
export interface FeatureSet {
  grain: Grain;
  /** Whether the time of year and last year's values are told. */
  withYear: boolean;
  /** Names of the series, whose places are their codes. */
  ids: string[];
}

export interface Row {
  level: number;
  base: number;
}

export function featureNames({ grain, withYear }: FeatureSet): string[] {
  return [...salesNames(grain, withYear), ...calendarNames(grain, withYear), 'series'];
}

/** Writes rows of features about a panel. */
export interface Describer {
  columns: number;
  /** The series of the panel, with their sums. */
  pasts: Past[];
  /**
   * Writes the features of the value `ahead` buckets after the first `known` ones of a series.
   * @returns level and base of the series there, or null where nothing was sold of late
   */
  write(series: number, known: number, ahead: number, into: Float64Array, from: number): Row | null;
}

export function describePanel(panel: Panel, features: FeatureSet): Describer {
  const { grain, end } = panel;
  const { withYear } = features;
  const pasts = panel.series.map(({ values }) => new Past(values));
  const calendar = new Map<number, number[]>();
  const calendarAt = (bucket: number) => {
    const features = calendar.get(bucket) ?? calendarOf(grain, end, bucket, withYear);
    calendar.set(bucket, features);
    return features;
  };
  const codes = panel.series.map(({ id }) => features.ids.indexOf(id));
  const scale = Math.max(1e-9, ...pasts.map((past) => past.size(0, past.values.length)));
  return {
    columns: featureNames(features).length,
    pasts,
    write(series, known, ahead, into, from) {
      const past = pasts[series]!;
      const row = standing(past, grain, known, ahead);
      if (row.level <= 0) return null;
      let at = writeSales(past, grain, known, ahead, { unit: row.level, scale, withYear }, into, from);
      for (const feature of calendarAt(known + ahead - 1 - past.values.length)) into[at++] = feature;
      into[at] = codes[series]!;
      return row;
    },
  };
}
