import { codeOf, KeyCodes, newCodes } from '../coded/key-codes';
import type { TypedColumn } from '../coded/read-groups';
import type { CodedNumbers } from './line-values';
import { type SoldColumns, separator } from './sums';

/** Adds lines up by product and category: a sort is a product in one category. */
export class ProductCounter {
  readonly keys = new KeyCodes();
  private readonly names: string[] = [];
  /** Distinct transactions of each product, while those lie together, and the last one met. */
  private visits = new Float64Array(0);
  private latest = new Int32Array(0);
  /** Products and categories of the sorts. */
  private readonly products: number[] = [];
  private readonly categories: number[] = [];
  private readonly sorts = new Map<number, number>();
  private lines = new Float64Array(0);
  private amounts = new Float64Array(0);
  private priced = new Float64Array(0);
  private units = new Float64Array(0);
  private counted = new Float64Array(0);
  /** The sort of each line of the row group that is added, negative where it is not selected. */
  private found: Int32Array;
  private readonly room: Int32Array;

  /** @param mostRows of a row group */
  constructor(mostRows: number) {
    this.found = new Int32Array(mostRows);
    this.room = this.found;
  }

  /**
   * Finds the sorts of the lines of a row group, which are added next.
   * @param nameOf a product of the group by its code
   * @param places of categories, by their codes
   */
  number(
    cells: Int32Array,
    products: TypedColumn,
    nameOf: (code: number) => string,
    categories: Uint32Array,
    places: Int32Array,
  ): void {
    const sortOf = newCodes(products);
    const placeOf = newCodes(products);
    const { codes } = products;
    const found = this.room.subarray(0, cells.length);
    this.found = found;
    for (let row = 0; row < cells.length; row++) {
      if (cells[row]! < 0) {
        found[row] = -1;
        continue;
      }
      const code = codes[row]!;
      const place = places[categories[row]!]!;
      if (sortOf[code]! < 0 || placeOf[code] !== place) {
        placeOf[code] = place;
        sortOf[code] = this.sortOf(this.productOf(products, code, nameOf), place);
      }
      found[row] = sortOf[code]!;
    }
  }

  /** Adds the lines of a row group. */
  add(amounts: CodedNumbers, units: CodedNumbers): void {
    const { found, lines, amounts: sums, priced, units: sold, counted } = this;
    const { codes: amountCodes, values: amountOf, none: noAmount } = amounts;
    const { codes: unitCodes, values: unitsOf, none: noUnits } = units;
    for (let row = 0; row < found.length; row++) {
      const sort = found[row]!;
      if (sort < 0) continue;
      const amount = amountCodes[row]!;
      const unit = unitCodes[row]!;
      lines[sort]!++;
      sums[sort]! += amountOf[amount]!;
      sold[sort]! += unitsOf[unit]!;
      if (amount !== noAmount) priced[sort]!++;
      if (unit !== noUnits) counted[sort]!++;
    }
  }

  /** Counts the transactions of products, as long as the lines of each lie together. */
  addVisits(visits: Int32Array): void {
    const { found, latest, visits: counts } = this;
    const productOf = Int32Array.from(this.products);
    for (let row = 0; row < found.length; row++) {
      const visit = visits[row]!;
      if (visit < 0) continue;
      const product = productOf[found[row]!]!;
      if (latest[product] === visit) continue;
      latest[product] = visit;
      counts[product]!++;
    }
  }

  /** The sorts by columns. @param categories their names by places; null for none */
  finish(
    categories: readonly (string | null)[],
    { amount, quantity }: { amount: number; quantity: number },
  ): SoldColumns | null {
    const keys = this.keys.toKeys();
    const columns = {
      product_key: this.products.map((product) => String(keys[product])),
      product: this.products.map((product) => this.names[product] ?? ''),
      category: this.categories.map((place) => categories[place] ?? ''),
      revenue: this.products.map((_, sort) => (this.priced[sort] === 0 ? '' : decimal(this.amounts[sort]!, amount))),
      units: this.products.map((_, sort) => (this.counted[sort] === 0 ? '' : decimal(this.units[sort]!, quantity))),
      lines: this.products.map((_, sort) => String(this.lines[sort])),
    };
    const isUnclear = [columns.product, columns.category].some((names) =>
      names.some((name) => name.includes(separator) || name.includes('\0')),
    );
    if (isUnclear) return null;
    return {
      rows: this.products.length,
      product_key: columns.product_key.join(separator),
      product: columns.product.join(separator),
      category: columns.category.join(separator),
      revenue: columns.revenue.join(separator),
      units: columns.units.join(separator),
      lines: columns.lines.join(separator),
      transactions: this.products.map((product) => String(this.visits[product])).join(separator),
    };
  }

  private productOf(products: TypedColumn, code: number, nameOf: (code: number) => string): number {
    const known = this.keys.count;
    const product = codeOf(this.keys, products, code);
    if (product === known) this.names.push(nameOf(code));
    if (product >= this.visits.length) {
      this.visits = extend(this.visits);
      const latest = new Int32Array(this.visits.length).fill(-1);
      latest.set(this.latest);
      this.latest = latest;
    }
    return product;
  }

  private sortOf(product: number, place: number): number {
    const key = product * 2 ** 20 + place;
    const known = this.sorts.get(key);
    if (known !== undefined) return known;
    const sort = this.products.push(product) - 1;
    this.categories.push(place);
    this.sorts.set(key, sort);
    if (sort >= this.lines.length)
      for (const name of ['lines', 'amounts', 'priced', 'units', 'counted'] as const) this[name] = extend(this[name]);
    return sort;
  }
}

function extend(from: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const into = new Float64Array(Math.max(1024, from.length * 2));
  into.set(from);
  return into;
}

/** A whole number of last digits as a decimal. */
function decimal(digits: number, scale: number): string {
  if (scale === 0) return String(digits);
  const text = String(Math.abs(digits)).padStart(scale + 1, '0');
  return `${digits < 0 ? '-' : ''}${text.slice(0, -scale)}.${text.slice(-scale)}`;
}
