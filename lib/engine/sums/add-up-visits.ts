import { noName } from '../../sales/filter';
import type { ReadBytes } from '../coded/column-reader';
import { KeyCodes } from '../coded/key-codes';
import { beginLines } from '../coded/line-memory';
import { groupsOf, readGroups } from '../coded/read-groups';
import { CategoryPlaces } from './category-places';
import { type Group, LineCells } from './line-cells';
import { LineValues } from './line-values';
import type { SummedColumn, SumQuestion, VisitSums } from './sums';
import { countVisits, mostCategories } from './visits/count-visits';
import { VisitCounter } from './visits/visit-counter';
import { VisitNumbers } from './visits/visit-numbers';

/** What the selected lines of files tell of transactions and customers. */
export function addUpVisits(question: SumQuestion, readBytes: ReadBytes): VisitSums {
  const memory = beginLines();
  const cells = new LineCells(question, memory);
  const scale = Math.max(0, ...question.parts.map(({ scales }) => scales.amount));
  const amounts = new LineValues(cells.mostRows, scale, memory);
  const numbers = new VisitNumbers(cells.mostRows, question, memory);
  const visits = new VisitCounter(numbers, cells.mostRows, memory);
  const categories = new CategoryPlaces(memory);
  const bits = memory.uint8(cells.mostRows + 1);
  const customers = new KeyCodes(memory);
  const marks = memory.uint32(cells.mostRows + 1);
  for (const group of readGroups<SummedColumn>(groupsOf(question.parts), readBytes, memory)) {
    const selected = cells.read(group);
    if (selected === null) continue;
    addCustomers(customers, marks, group, selected);
    if (!numbers.isKnown) continue;
    const found = numbers.read(group, selected.cells);
    visits.add(found, selected.cells, amounts.of(group.column('amount'), group.part.scales.amount));
    const category = group.column('category');
    const places = categories.of(category);
    bits.set(places);
    if (categories.count <= mostCategories) visits.addNames(found, category.codes, bits);
  }
  visits.unite();
  const hasNames = question.columns.includes('category') && categories.count <= mostCategories;
  return {
    visits: countVisits(visits, cells.firstDay, scale),
    categories: hasNames ? categories.names().map((name) => name ?? noName) : null,
    customers: customers.count,
    isInOrder: !visits.isApart,
  };
}

function addCustomers(
  known: KeyCodes,
  marks: Uint32Array,
  { column, list }: Group,
  { cells, isWhole }: { cells: Int32Array; isWhole: boolean },
): void {
  if (isWhole) {
    const all = list('customer_key');
    marks.fill(1, 0, all.size);
    known.number(all, marks);
    if (all.size > 0) return;
  }
  const customers = column('customer_key');
  marks.fill(0, 0, customers.size + 1);
  for (let row = 0; row < cells.length; row++) if (cells[row]! >= 0) marks[customers.codes[row]!] = 1;
  known.number(customers, marks);
}
