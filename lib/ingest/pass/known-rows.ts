import type { SaleColumns } from '../store/sale-columns';
import type { KnownLines } from '../understanding';
import type { BasketRows } from './basket-rows';
import type { Money } from './money';

/** Leaves out the lines that the dataset of the file has already. */
export class KnownRows {
  /** Place of the next line among all that would be kept. */
  private line = 0;

  constructor(
    private readonly known: KnownLines,
    private readonly columns: SaleColumns,
    private readonly money: Money,
    private readonly baskets: BasketRows,
  ) {}

  /** Takes back the known ones of a row's lines, the last of the group from `first`; why, when no other is left. */
  settle(first: number): 'ALREADY_STORED' | 'CHANGED_LINE' | null {
    const { columns, money, baskets } = this;
    const lines = columns.rows - first;
    let dropped = 0;
    let changed = false;
    for (let row = first; row < columns.rows; row++, this.line++) {
      const isChange = this.known.changed?.[this.line] === '1';
      if (!isChange && this.known.present?.[this.line] !== '1') continue;
      changed ||= isChange;
      dropped++;
      money.undo(row);
      columns.drop(row);
    }
    baskets.extraLines -= Math.min(dropped, lines - 1);
    if (dropped < lines) return null;
    return changed ? 'CHANGED_LINE' : 'ALREADY_STORED';
  }
}
