export interface LinePoint {
  key: string;
  label: string;
  tick: string;
  value: number | null;
  /** Its moving average. */
  average: number | null;
  /** What it is compared with. */
  before: { label: string; value: number | null } | null;
  /** Whether the data cover all of it; what they do not is drawn dashed, with a hollow point. */
  complete: boolean;
  /** Names that somebody gave it. */
  names: readonly string[];
}

/** A stretch of named points, by index. */
export interface ChartMark {
  from: number;
  to: number;
}

/** What each line is called. */
export type LineNames = Record<'value' | 'average' | 'before', string>;
