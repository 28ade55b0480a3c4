import type { ReadBytes } from '../engine/coded/column-reader';
import { daysAlone, groupsOf, readGroups, rowsOfGroups } from '../engine/coded/read-groups';
import type { SaleLines } from '../engine/engine';
import type { Filter } from '../sales/filter';
import { type CodedLines, codedColumns, GroupAdder } from './coded-groups';
import type { BasketCollector } from './itemsets/collector';
import type { Level } from './read-baskets';

/** Where the selected lines lie that `readBasketLines` hands on; null where they have to be asked for. */
export async function findCodedLines(lines: SaleLines, filter: Filter, level: Level): Promise<CodedLines | null> {
  const days = level === 'product' ? daysAlone(filter) : null;
  const parts = days && (await lines.coded(Object.values(codedColumns)));
  return parts && { parts, columns: lines.profile.columns, days };
}

/** Collects the selected lines of files. Takes a tenth of the time of a question. */
export function addCodedLines(collector: BasketCollector, lines: CodedLines, readBytes: ReadBytes): void {
  const rows = rowsOfGroups(lines.parts);
  collector.reserve(rows.reduce((sum, count) => sum + count, 0));
  const adder = new GroupAdder(collector, lines, rows.length, Math.max(0, ...rows));
  for (const group of readGroups(groupsOf(lines.parts), readBytes, collector.memory)) adder.add(group);
}
