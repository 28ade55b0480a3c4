import { noDayCell } from '../line-cells';
import type { CodedNumbers } from '../line-values';
import { findRepeats } from './find-repeats';
import type { VisitNumbers } from './visit-numbers';

/** Of a transaction without an hour, or before the first. */
const none = -1;
/** Marks of a transaction: that a line is selected, and that one has an amount. */
const [met, withAmount] = [1, 2];
/** Names are told apart by bits of two numbers. */
const halfBits = 32;

/** What lines add up to by their transactions. */
export class VisitCounter {
  /** Whole numbers of last digits. */
  amounts = new Float64Array(0);
  private marks = new Uint8Array(0);
  /** The cell of its first line with a day. */
  firsts = new Int32Array(0);
  /** Bits of the places of its lines' categories. */
  private low = new Int32Array(0);
  private high = new Int32Array(0);
  /** Transactions by places of categories. */
  readonly ofPlace = new Uint32Array(2 * halfBits);
  /** Further hours of transactions that last longer: their numbers and cells in turn. */
  readonly later: number[] = [];
  /** Whether lines of a transaction have come apart. */
  isApart = false;
  private latest = none;

  constructor(private readonly numbers: VisitNumbers) {}

  /** How many are numbered, selected or not. */
  get count(): number {
    return this.numbers.count;
  }

  /** Adds the lines of a row group. */
  add(visits: Int32Array, cells: Int32Array, { codes, values, none: noAmount }: CodedNumbers): void {
    this.makeRoom();
    const { amounts, marks, firsts, later } = this;
    let { latest, isApart } = this;
    for (let row = 0; row < visits.length; row++) {
      const visit = visits[row]!;
      if (visit < 0) continue;
      if (visit < latest) isApart = true;
      latest = visit;
      const code = codes[row]!;
      amounts[visit]! += values[code]!;
      marks[visit]! |= code === noAmount ? met : met | withAmount;
      const cell = cells[row]!;
      if (cell === noDayCell || firsts[visit] === cell) continue;
      if (firsts[visit] === none) firsts[visit] = cell;
      else if (later.at(-1) !== cell || later.at(-2) !== visit) later.push(visit, cell);
    }
    this.latest = latest;
    this.isApart = isApart;
  }

  /** Counts the transactions of categories. @param places of these, by their codes, less than 64 */
  addNames(visits: Int32Array, codes: Uint32Array, places: Uint8Array): void {
    const { low, high, ofPlace } = this;
    for (let row = 0; row < visits.length; row++) {
      const visit = visits[row]!;
      if (visit < 0) continue;
      const place = places[codes[row]!]!;
      const bits = place < halfBits ? low : high;
      const bit = 1 << place;
      if ((bits[visit]! & bit) !== 0) continue;
      bits[visit]! |= bit;
      ofPlace[place]!++;
    }
  }

  /** Makes one of what several row groups list. */
  unite(): void {
    const { amounts, marks, firsts, low, high, later } = this;
    const repeats = findRepeats(this.numbers.keys(), (visit) => marks[visit] !== 0);
    if (repeats.length === 0) return;
    this.isApart = true;
    const firstOf = new Map(repeats.map(([first, again]) => [again, first]));
    for (let at = 0; at < later.length; at += 2) later[at] = firstOf.get(later[at]!) ?? later[at]!;
    for (const [first, again] of repeats) {
      amounts[first]! += amounts[again]!;
      marks[first]! |= marks[again]!;
      marks[again] = 0;
      this.uncount(low[first]! & low[again]!, 0);
      this.uncount(high[first]! & high[again]!, halfBits);
      low[first]! |= low[again]!;
      high[first]! |= high[again]!;
      if (firsts[first] === none) firsts[first] = firsts[again]!;
      else if (firsts[again] !== none) later.push(first, firsts[again]!);
      firsts[again] = none;
    }
  }

  /** Takes back one transaction for each bit. */
  private uncount(bits: number, base: number): void {
    for (let rest = bits; rest !== 0; rest &= rest - 1) this.ofPlace[base + 31 - Math.clz32(rest & -rest)]!--;
  }

  /** Transactions with a selected line. */
  countMet(): number {
    let count = 0;
    for (let visit = 0; visit < this.count; visit++) count += this.marks[visit]! & met;
    return count;
  }

  /** The amounts of those that have one. */
  amountsOf(): Float64Array {
    const found = new Float64Array(this.count);
    let count = 0;
    for (let visit = 0; visit < this.count; visit++)
      if ((this.marks[visit]! & withAmount) !== 0) found[count++] = this.amounts[visit]!;
    return found.subarray(0, count);
  }

  private makeRoom(): void {
    const known = this.firsts.length;
    const length = this.numbers.room;
    if (length <= known) return;
    this.amounts = extend(this.amounts, new Float64Array(length));
    this.marks = extend(this.marks, new Uint8Array(length));
    this.low = extend(this.low, new Int32Array(length));
    this.high = extend(this.high, new Int32Array(length));
    this.firsts = extend(this.firsts, new Int32Array(length)).fill(none, known);
  }
}

function extend<Numbers extends Float64Array | Int32Array | Uint8Array>(from: Numbers, into: Numbers): Numbers {
  into.set(from);
  return into;
}
