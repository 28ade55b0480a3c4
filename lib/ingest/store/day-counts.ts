import { toIsoDay } from '../../sales/calendar';

const days = 131 * 366;
/** Days between the rest of a file's dates and one that is likely a slip. */
const suspiciousGap = 3 * 365 + 1;

/** How many kept lines each day of 1970 to 2100 has. */
export class DayCounts {
  constructor(readonly counts: Int32Array = new Int32Array(days)) {}

  add(list: Int32Array, rows: number): void {
    const { counts } = this;
    for (let row = 0; row < rows; row++) counts[list[row]!]!++;
  }

  /** First and last day that has a line, null when none has. */
  range(): { first: number; last: number } | null {
    const first = this.counts.findIndex((count) => count > 0);
    return first < 0 ? null : { first, last: this.counts.findLastIndex((count) => count > 0) };
  }

  /** Lines after a day. */
  after(day: number): number {
    return this.counts.subarray(Math.max(day + 1, 0)).reduce((sum, count) => sum + count, 0);
  }

  /**
   * Dates at either end that hold hardly a line and lie more than three years from all others: likely a slip of the
   * keyboard or of a clock.
   */
  lone(): { lines: number; days: string[] } {
    const { counts } = this;
    const used: number[] = [];
    let total = 0;
    for (let day = 0; day < days; day++) {
      if (counts[day] === 0) continue;
      used.push(day);
      total += counts[day]!;
    }
    const isLone = (day: number | undefined, next: number | undefined) =>
      day !== undefined &&
      next !== undefined &&
      Math.abs(day - next) > suspiciousGap &&
      counts[day]! <= Math.max(1, total / 1000);
    const found: number[] = [];
    while (used.length > 4 && isLone(used.at(-1), used.at(-2))) found.push(used.pop() ?? 0);
    while (used.length > 4 && isLone(used[0], used[1])) found.push(used.shift() ?? 0);
    return { lines: found.reduce((sum, day) => sum + counts[day]!, 0), days: found.map(toIsoDay) };
  }
}
