import { KeyCodes } from '../coded/key-codes';
import { copyInto, type LineMemory } from '../coded/line-memory';
import type { TypedColumn } from '../coded/read-groups';
import type { CodedNumbers } from './line-values';
import { type SoldColumns, separator } from './sums';

/** Of a sort: lines, amounts, lines with an amount, units, lines with units. */
const sumsOfSort = 5;

/** Adds lines up by product and category: a sort is a product in one category. */
export class ProductCounter {
  readonly keys: KeyCodes;
  private readonly names: string[] = [];
  /** Distinct transactions of each product, while those lie together, and the last one met. */
  private visits: Uint32Array = new Uint32Array(0);
  private latest: Int32Array = new Int32Array(0);
  /** Products and categories of the sorts. */
  private readonly products: number[] = [];
  private readonly categories: number[] = [];
  /** The products of the sorts again, for WebAssembly. */
  private ofSorts: Int32Array = new Int32Array(0);
  private readonly sorts = new Map<number, number>();
  private sums: Float64Array = new Float64Array(0);
  /** The sort of each line of the row group that is added, negative where it is not selected. */
  private found: Int32Array;
  private readonly room: Int32Array;
  /** By the codes of products, the sort met last and the place of its category. */
  private readonly sortOf: Int32Array;
  private readonly placeOf: Int32Array;

  /** @param mostRows of a row group */
  constructor(
    mostRows: number,
    private readonly memory: LineMemory,
  ) {
    this.keys = new KeyCodes(memory);
    this.room = memory.int32(mostRows);
    this.found = this.room;
    this.sortOf = memory.int32(mostRows);
    this.placeOf = memory.int32(mostRows);
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
    const { sortOf, placeOf } = this;
    const rows = cells.length;
    const found = this.room.subarray(0, rows);
    this.found = found;
    sortOf.fill(-1, 0, products.size);
    const addresses = [cells, products.codes, categories, places, sortOf, placeOf, found].map(
      ({ byteOffset }) => byteOffset,
    );
    const findFrom = (row: number) => this.memory.kernel.findSorts(row, rows, ...addresses);
    for (let row = findFrom(0); row < rows; row = findFrom(row)) {
      const code = products.codes[row]!;
      const place = places[categories[row]!]!;
      placeOf[code] = place;
      sortOf[code] = this.sortIn(this.productOf(products, code, nameOf), place);
    }
  }

  /** Adds the lines of a row group. */
  add(amounts: CodedNumbers, units: CodedNumbers): void {
    this.memory.kernel.addBySort(
      this.found.length,
      this.found.byteOffset,
      amounts.codes.byteOffset,
      amounts.values.byteOffset,
      amounts.none,
      units.codes.byteOffset,
      units.values.byteOffset,
      units.none,
      this.sums.byteOffset,
    );
  }

  /** Counts the transactions of products, as long as the lines of each lie together. */
  addVisits(visits: Int32Array): void {
    const { products } = this;
    if (this.ofSorts.length < products.length) this.ofSorts = this.memory.int32(products.length * 2);
    this.ofSorts.set(products);
    const arrays = [visits, this.found, this.ofSorts, this.latest, this.visits];
    this.memory.kernel.countVisits(visits.length, ...arrays.map(({ byteOffset }) => byteOffset));
  }

  /** The sorts by columns. @param categories their names by places; null for none */
  finish(
    categories: readonly (string | null)[],
    { amount, quantity }: { amount: number; quantity: number },
  ): SoldColumns | null {
    const keys = this.keys.keys();
    const sumOf = (sort: number, place: number) => this.sums[sort * sumsOfSort + place]!;
    const columns = {
      product_key: this.products.map((product) => String(keys[product])),
      product: this.products.map((product) => this.names[product] ?? ''),
      category: this.categories.map((place) => categories[place] ?? ''),
      revenue: this.products.map((_, sort) => (sumOf(sort, 2) === 0 ? '' : decimal(sumOf(sort, 1), amount))),
      units: this.products.map((_, sort) => (sumOf(sort, 4) === 0 ? '' : decimal(sumOf(sort, 3), quantity))),
      lines: this.products.map((_, sort) => String(sumOf(sort, 0))),
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
    const product = this.keys.numberOf(products.values.byteOffset + code * 8);
    if (product === known) this.names.push(nameOf(code));
    if (product >= this.visits.length) {
      const room = Math.max(1024, this.visits.length * 2);
      this.visits = copyInto(this.memory.uint32(room).fill(0), this.visits);
      this.latest = copyInto(this.memory.int32(room).fill(-1), this.latest);
    }
    return product;
  }

  private sortIn(product: number, place: number): number {
    const key = product * 2 ** 20 + place;
    const known = this.sorts.get(key);
    if (known !== undefined) return known;
    const sort = this.products.push(product) - 1;
    this.categories.push(place);
    this.sorts.set(key, sort);
    if (sort * sumsOfSort >= this.sums.length)
      this.sums = copyInto(this.memory.float64(Math.max(1024 * sumsOfSort, this.sums.length * 2)).fill(0), this.sums);
    return sort;
  }
}

/** A whole number of last digits as a decimal. */
function decimal(digits: number, scale: number): string {
  if (scale === 0) return String(digits);
  const text = String(Math.abs(digits)).padStart(scale + 1, '0');
  return `${digits < 0 ? '-' : ''}${text.slice(0, -scale)}.${text.slice(-scale)}`;
}
