import type { SaleColumns } from './sale-columns';

const longestId = 10;
const unseen = -1;
const counted = -2;

/** Counts the file's own ids that come on days that lie apart, within a row group: those that start again every day. */
export class IdSpans {
  distinct = 0;
  apart = 0;
  /** First day of each code. */
  private firstDays = new Int32Array(1024);

  constructor(private readonly columns: SaleColumns) {}

  /** Counts the ids of the row group that ends. */
  endGroup(): void {
    const { rows, days, texts } = this.columns;
    if (texts.transactionId === undefined) return;
    const { codes, dictionary } = texts.transactionId;
    const { count, entries } = dictionary.texts;
    if (this.firstDays.length < count) this.firstDays = new Int32Array(count * 2);
    const { firstDays } = this;
    firstDays.fill(unseen, 0, count);
    for (let row = 0; row < rows; row++) {
      const code = codes[row]!;
      if (code < 0) continue;
      const first = firstDays[code]!;
      if (first === counted) continue;
      const span = days[row]! - first;
      if (first === unseen) {
        firstDays[code] = days[row]!;
        this.distinct++;
      } else if ((span > 1 || span < -1) && entries[code * 4 + 1]! <= longestId) {
        firstDays[code] = counted;
        this.apart++;
      }
    }
  }
}
