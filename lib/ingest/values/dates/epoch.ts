import type { ExcelDay } from './excel-day';

const epoch = /^(\d{10})(?:[.,]\d{1,9}|\d{3})?$/;
const latest = 4_102_444_800;
const secondsPerDay = 86_400;

/** Reads seconds or milliseconds since 1970, of the years 2001 to 2099, as the day and time of UTC; null when it is none. */
export function readEpoch(text: string): ExcelDay | null {
  const seconds = Number(epoch.exec(text.trim())?.[1] ?? 0);
  if (seconds < 1e9 || seconds >= latest) return null;
  return { day: Math.floor(seconds / secondsPerDay), second: seconds % secondsPerDay };
}
