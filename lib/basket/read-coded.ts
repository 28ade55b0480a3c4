import type { ReadBytes } from '../engine/coded/column-reader';
import { daysAlone, groupsOf } from '../engine/coded/read-groups';
import type { SaleLines } from '../engine/engine';
import type { Filter } from '../sales/filter';
import { addGroups, type CodedLines, codedColumns, countRows, type Room } from './coded-groups';
import { beginHalf, endHalf, type Half } from './coded-half';
import type { BasketCollector } from './itemsets/collector';
import type { Level } from './read-baskets';

/** Where the selected lines lie that `readBasketLines` hands on; null where they have to be asked for. */
export async function findCodedLines(lines: SaleLines, filter: Filter, level: Level): Promise<CodedLines | null> {
  const days = level === 'product' ? daysAlone(filter) : null;
  const parts = days && (await lines.coded(Object.values(codedColumns)));
  return parts && { parts, columns: lines.profile.columns, days };
}

/**
 * Collects lines from their files. Takes a third of the time of a question.
 * @param ask hands the last half of the row groups to a thread that may help
 */
export function addCodedLines(
  collector: BasketCollector,
  lines: CodedLines,
  readBytes: ReadBytes,
  ask: ((half: Half) => void) | null = null,
): void {
  const groups = groupsOf(lines.parts);
  const rows = countRows(groups);
  const { memory } = collector;
  const room: Room = {
    transactions: memory.uint32(rows),
    items: memory.uint32(rows),
    amounts: memory.float64(rows),
    units: memory.float64(rows),
  };
  const half = ask && beginHalf(lines, groups, room, memory);
  if (half !== null) ask?.(half);
  const firstHalf = groups.slice(0, half?.firstGroup);
  let count = addGroups(collector, lines, firstHalf, readBytes, room, 0);
  const helped = half && endHalf(half, collector, room, count);
  count = helped ?? addGroups(collector, lines, groups.slice(firstHalf.length), readBytes, room, count);
  const has = (name: 'amounts' | 'units') => lines.columns.includes(codedColumns[name]);
  collector.addCoded({
    transactions: room.transactions.subarray(0, count),
    items: room.items.subarray(0, count),
    amounts: has('amounts') ? room.amounts.subarray(0, count) : undefined,
    units: has('units') ? room.units.subarray(0, count) : undefined,
  });
}
