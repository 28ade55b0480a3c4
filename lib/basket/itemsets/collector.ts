import { KeyCodes } from '../../engine/coded/key-codes';
import { copyInto, LineMemory } from '../../engine/coded/line-memory';
import { type Baskets, byItem, noDay } from './baskets';

/** Sale lines, column by column; what the file does not tell is left out. */
export interface LineBlock {
  transactions: BigInt64Array;
  items: BigInt64Array;
  days?: Int32Array;
  amounts?: Float64Array;
  units?: Float64Array;
}

/** Room for lines, column by column, with transactions and items by their numbers. */
export interface Room {
  transactions: Uint32Array;
  items: Uint32Array;
  amounts: Float64Array;
  units: Float64Array;
}

/** Which columns the lines have beside those of their transactions and items. */
type Told = Record<'days' | 'amounts' | 'units', boolean>;

/** In the place of the last transaction, where lines of one have come apart. */
const apart = -1;

/** Collects sale lines and makes baskets of them, all in one memory. */
export class BasketCollector {
  readonly transactions: KeyCodes;
  readonly items: KeyCodes;
  private room: Room;
  private lines = 0;
  private told: Told = { days: false, amounts: false, units: false };
  /** Of each transaction its lines, and the day of its first one with a day. */
  private counts: Int32Array;
  private days: Int32Array;
  private last = 0;
  /** Of the block that is added its keys, then its days. */
  private block: BigInt64Array;

  constructor(readonly memory = new LineMemory()) {
    this.transactions = new KeyCodes(memory);
    this.items = new KeyCodes(memory);
    this.room = roomFor(0, memory);
    this.counts = memory.int32(0);
    this.days = memory.int32(0);
    this.block = memory.bigInt64(0);
  }

  /** Adds lines by the keys of their transactions and items. */
  add({ transactions, items, days, amounts, units }: LineBlock): void {
    const { length } = transactions;
    const room = this.open(length);
    if (this.block.length < length) this.block = this.memory.bigInt64(length);
    const { buffer, byteOffset } = this.block;
    const values = new DataView(buffer, byteOffset);
    this.block.set(transactions);
    this.transactions.number({ values, size: length }, room.transactions.fill(1));
    this.block.set(items);
    this.items.number({ values, size: length }, room.items.fill(1));
    if (amounts !== undefined) room.amounts.set(amounts);
    if (units !== undefined) room.units.set(units);
    const told = { days: days !== undefined, amounts: amounts !== undefined, units: units !== undefined };
    this.close(length, days && copyInto(new Int32Array(buffer, byteOffset, length), days), told);
  }

  /** Room for so many lines in all, which costs nothing until it is used; that which is found too small is lost. */
  reserve(lines: number): void {
    const { memory, room } = this;
    if (lines <= room.items.length) return;
    const larger = roomFor(lines, memory);
    this.room = {
      transactions: copyInto(larger.transactions, room.transactions),
      items: copyInto(larger.items, room.items),
      amounts: copyInto(larger.amounts, room.amounts),
      units: copyInto(larger.units, room.units),
    };
  }

  /** Room for further lines, which are there as soon as it is closed. */
  open(more: number): Room {
    const { lines } = this;
    const needed = lines + more;
    if (needed > this.room.items.length) this.reserve(Math.max(needed, 2 * lines));
    return {
      transactions: this.room.transactions.subarray(lines, needed),
      items: this.room.items.subarray(lines, needed),
      amounts: this.room.amounts.subarray(lines, needed),
      units: this.room.units.subarray(lines, needed),
    };
  }

  /** So many lines were written to the room, whose transactions and items the collector has numbered. @param days theirs, in its memory */
  close(count: number, days: Int32Array | undefined, told: Told): void {
    const { kernel } = this.memory;
    const transactions = this.room.transactions.subarray(this.lines).byteOffset;
    this.makeRoom();
    this.last = kernel.countLines(count, transactions, this.counts.byteOffset, this.last);
    if (days !== undefined) kernel.dateLines(count, transactions, days.byteOffset, this.days.byteOffset);
    this.lines += count;
    this.told = told;
  }

  /** The baskets, in the memory of the collector, which is not used any more. */
  finish(): Baskets {
    const { memory, told } = this;
    const transactions = this.transactions.count;
    const firsts = memory.uint32(transactions + 1);
    firsts.set(this.counts.subarray(0, transactions), 1);
    memory.kernel.sumUp(transactions, firsts.byteOffset);
    const { items, amounts, units } = this.last === apart ? this.putTogether(firsts) : this.room;
    const latest = memory.int32(this.items.count).fill(-1);
    const count = memory.kernel.mergeLines(
      transactions,
      ...[firsts, items, amounts, units, latest].map(({ byteOffset }) => byteOffset),
    );
    const keys = this.items.keys();
    const contents = items.subarray(0, count);
    return {
      transactions,
      keys,
      firsts,
      contents,
      amounts: told.amounts ? amounts.subarray(0, count) : null,
      units: told.units ? units.subarray(0, count) : null,
      ...byItem({ firsts, contents }, keys.length, memory),
      days: told.days ? this.days.subarray(0, transactions) : null,
    };
  }

  /** Room for what is told of the transactions numbered last. */
  private makeRoom(): void {
    const { memory, counts, days } = this;
    const { count } = this.transactions;
    if (count <= counts.length) return;
    this.counts = copyInto(memory.int32(2 * count).fill(0), counts);
    this.days = copyInto(memory.int32(2 * count).fill(noDay), days);
  }

  /** The lines of each transaction beside each other. */
  private putTogether(firsts: Uint32Array): Room {
    const { memory, lines, room } = this;
    const sorted = roomFor(lines, memory);
    const next = copyInto(memory.uint32(firsts.length), firsts);
    const columns = [room.transactions, next, room.items, sorted.items, room.amounts, sorted.amounts];
    const addresses = [...columns, room.units, sorted.units].map(({ byteOffset }) => byteOffset);
    memory.kernel.placeLines(lines, ...addresses);
    return sorted;
  }
}

function roomFor(lines: number, memory: LineMemory): Room {
  return {
    transactions: memory.uint32(lines),
    items: memory.uint32(lines),
    amounts: memory.float64(lines),
    units: memory.float64(lines),
  };
}
