import type { ReadBytes } from '../engine/coded/column-reader';
import { groupsOf, type RowGroup } from '../engine/coded/read-groups';
import { isShared, type Memory } from '../memory';
import { addGroups, type CodedLines, countRows, type Room } from './coded-groups';
import { BasketCollector } from './itemsets/collector';
import { endTurns, helpWith, openTurns, type Turns } from './together/turns';

/** The last row groups of lines, for another thread to read into the same room. */
export interface Half {
  turns: Turns;
  lines: CodedLines;
  firstGroup: number;
  room: Room;
  /** The place of its first line, as if all lines before were selected. */
  start: number;
  told: Told;
}

/** How the other thread has numbered and counted what it read. */
interface Told {
  /** The place after the last line; how many transactions and items; 1 where the lines of each transaction have come together. */
  numbers: Int32Array;
  /** Low and high half of each key. */
  transactions: Int32Array;
  items: Int32Array;
  /** Of each transaction its lines and its day, as collectors count them. */
  lines: Int32Array;
  days: Int32Array;
}

/** The half of some lines that is nearest to one; null where there is only one row group, or too much for memory that is shared. */
export function beginHalf(lines: CodedLines, groups: readonly RowGroup[], room: Room, memory: Memory): Half | null {
  const rows = countRows(groups);
  const before = (group: number) => countRows(groups.slice(0, group));
  const away = (group: number) => Math.abs(rows - 2 * before(group));
  const firstGroup = [...groups.keys()].reduce((one, other) => (away(other) < away(one) ? other : one), 0);
  const start = before(firstGroup);
  const own = rows - start;
  const told = {
    numbers: memory.int32(4),
    transactions: memory.int32(2 * own),
    items: memory.int32(2 * own),
    lines: memory.int32(own),
    days: memory.int32(own),
  };
  const arrays = [...Object.values(room), ...Object.values(told)];
  if (firstGroup === 0 || !arrays.every(isShared)) return null;
  return { turns: openTurns(), lines, firstGroup, room, start, told };
}

/** Of the thread that helps: memory that it had before is faster. */
const collector = new BasketCollector();

/** Reads the half of another thread's lines. */
export function helpRead({ turns, lines, firstGroup, room, start, told }: Half, readBytes: ReadBytes): void {
  helpWith(turns, () => {
    collector.begin(collector.memory);
    const end = addGroups(collector, lines, groupsOf(lines.parts).slice(firstGroup), readBytes, room, start);
    const { transactions, items, isInOrder } = collector;
    told.transactions.set(transactions.halves());
    told.items.set(items.halves());
    collector.tell(told);
    told.numbers.set([end, transactions.count, items.count, Number(isInOrder)]);
  });
}

/** Puts the lines of the half after the others, and tells the place after them; null where nobody has read them. */
export function endHalf(half: Half, collector: BasketCollector, room: Room, count: number): number | null {
  if (!endTurns(half.turns)) return null;
  const { start, told } = half;
  const [end = 0, transactions = 0, items = 0, isInOrder = 0] = told.numbers;
  const itemOf = collector.items.codesOfHalves(told.items.subarray(0, 2 * items));
  const transactionOf = collector.transactions.codesOfHalves(told.transactions.subarray(0, 2 * transactions));
  collector.countOther(transactionOf, told, isInOrder === 1);
  let place = count;
  for (let line = start; line < end; line++, place++) {
    room.transactions[place] = transactionOf[room.transactions[line]!]!;
    room.items[place] = itemOf[room.items[line]!]!;
    room.amounts[place] = room.amounts[line]!;
    room.units[place] = room.units[line]!;
  }
  return place;
}
