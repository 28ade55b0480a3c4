import { noName } from '../../sales/filter';
import { codeOf, KeyCodes, newCodes } from '../coded/key-codes';
import { CategoryPlaces } from './category-places';
import { type Group, LineCells } from './line-cells';
import { numbersOf } from './line-values';
import type { SumQuestion, VisitSums } from './sums';
import { countVisits, mostCategories } from './visits/count-visits';
import { VisitCounter } from './visits/visit-counter';
import { VisitNumbers } from './visits/visit-numbers';

/** What the selected lines of files tell of transactions and customers. */
export function addUpVisits(question: SumQuestion, groups: Iterable<Group>): VisitSums {
  const cells = new LineCells(question);
  const scale = Math.max(0, ...question.parts.map(({ scales }) => scales.amount));
  const numbers = new VisitNumbers(cells.mostRows, question);
  const visits = new VisitCounter(numbers);
  const categories = new CategoryPlaces();
  const customers = new KeyCodes();
  for (const group of groups) {
    const selected = cells.read(group);
    if (selected === null) continue;
    addCustomers(customers, group, selected);
    if (!numbers.isKnown) continue;
    const found = numbers.read(group, selected.cells);
    visits.add(found, selected.cells, numbersOf(group.column('amount'), group.part.scales.amount, scale));
    const category = group.column('category');
    const places = categories.of(category);
    if (categories.count <= mostCategories) visits.addNames(found, category.codes, Uint8Array.from(places));
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
  { column, list }: Group,
  { cells, isWhole }: { cells: Int32Array; isWhole: boolean },
): void {
  if (isWhole) {
    const all = list('customer_key');
    for (let code = 0; code < all.size; code++) codeOf(known, all, code);
    if (all.size > 0) return;
  }
  const customers = column('customer_key');
  const { codes, size } = customers;
  const found = newCodes(customers);
  for (let row = 0; row < cells.length; row++) {
    const code = codes[row]!;
    if (cells[row]! < 0 || code === size || found[code]! >= 0) continue;
    found[code] = codeOf(known, customers, code);
  }
}
