import { toIsoDay } from '../../sales/calendar';
import type { IdRule } from '../columns/id-rule';
import { EMPTY } from '../store/dictionary';
import type { SaleColumns } from '../store/sale-columns';

/** Makes the transaction id of each line by a rule, from a code of the row and its date. */
export class TransactionIds {
  /** Codes of the ids made in this row group. */
  private readonly made = new Map<number, number>();

  constructor(
    private readonly columns: SaleColumns,
    private readonly rule: IdRule,
    /** Before line numbers, so that those of two files differ. */
    private readonly fileId: string,
  ) {}

  /** Fills in the id of a row whose cells are read. */
  settle(row: number, line: number): void {
    const { columns, rule } = this;
    const ids = columns.texts.transactionId;
    if (ids === undefined) return;
    if (rule === 'row') {
      ids.codes[row] = ids.dictionary.intern(`${this.fileId}${line}`);
      return;
    }
    const base = rule === 'idAndDay' ? columns.rawIds : columns.texts.customerId;
    const code = base?.codes[row] ?? EMPTY;
    if (base === undefined || code < 0) {
      ids.codes[row] = EMPTY;
      return;
    }
    const day = columns.days[row]!;
    const second = rule === 'customerAndTime' ? columns.seconds[row]! : -1;
    const key = (code * 65_536 + day) * 131_072 + second + 1;
    let made = this.made.get(key);
    if (made === undefined) {
      const clock = second < 0 ? '' : ` ${clockText(second)}`;
      made = ids.dictionary.intern(`${base.dictionary.name(code)} ${toIsoDay(day)}${clock}`);
      this.made.set(key, made);
    }
    ids.codes[row] = made;
  }

  /** Forgets the codes, which end with their row group. */
  endGroup(): void {
    this.made.clear();
  }
}

function clockText(second: number): string {
  const parts = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
