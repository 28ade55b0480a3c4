import { AppError } from '../../errors';
import type { Role } from '../../sales/sale-line';
import type { IngestOptions } from '../understanding';
import { bareName, lastResorts, mail, normaliseHeader, normaliseWithoutMeasure, vocabulary } from './aliases';
import { numberedOf } from './numbered';
import { recogniseSource } from './sources';

export interface Assignment {
  role: Role;
  column: number;
  /** 0..1: 1 is the uploader's own mapping. */
  confidence: number;
  /** Which of several products of a row the column belongs to, as in "Item 2" and "Qty 2". */
  number?: number;
}

type Mapping = NonNullable<IngestOptions['mapping']>;

const names = vocabulary.map(([role, { names, ...patterns }]) => ({ role, names: names.split(/\s+/), ...patterns }));
/** Names of columns about one line of an order; in a file that has several, other totals are those of the order. */
const ofLine = /^(?:lineitem|orderlines?)./;
const known = new Set(names.flatMap((entry) => entry.names));
const place = /^column (\d{1,4})$/i;

/** How many cells of a row are names of columns; what tells a header from data. */
export function countKnownNames(cells: string[], mapping: Mapping = {}): number {
  const mapped = new Set(Object.values(mapping));
  const isKnown = (name: string) =>
    known.has(name) || numberedOf(name) !== null || names.some(({ forms }) => forms?.test(name) === true);
  const found = withoutTable(cells).map(
    (cell) => [normaliseHeader(cell), normaliseWithoutMeasure(cell)].find(isKnown) ?? (mapped.has(cell) ? cell : null),
  );
  return new Set(found.filter((name) => name !== null)).size;
}

/** Whether the mapping says columns by their place, as in "column 2". */
export function isPositional(mapping: Mapping): boolean {
  const wanted = Object.values(mapping).filter((name) => name !== '');
  return wanted.length > 0 && wanted.every((name) => place.test(name.trim()));
}

/**
 * The column of each role: the uploader's mapping first, then what a known export says, then exact names in order of preference, then looser ones.
 * A column takes one role only; several columns can be `items`. A role mapped to '' has no column.
 * @param rows some of the file's, that show whether a column holds names
 * @throws AppError "invalid_input" when the mapping names a column that the file has not
 * @throws AppError "unreadable_file" with DUPLICATE_HEADER or MISSING_COLUMN
 */
export function assignRoles(header: string[], mapping: Mapping = {}, rows: readonly string[][] = []): Assignment[] {
  const found: Assignment[] = mapped(header, mapping);
  const bareNames = withoutTable(header);
  const normal = bareNames.map(normaliseHeader);
  const bare = bareNames.map(normaliseWithoutMeasure);
  const free = (column: number) => column >= 0 && !found.some((assignment) => assignment.column === column);
  const source = recogniseSource(header)?.source;
  const open = (role: Role) =>
    mapping[role] !== '' && !found.some((assignment) => assignment.role === role) && !source?.without?.includes(role);
  for (const { role } of names) {
    for (const name of source?.roles?.[role]?.split(' ') ?? []) {
      const column = normal.indexOf(name);
      if (open(role) && free(column)) found.push({ role, column, confidence: 0.99 });
    }
  }
  const totals = normal.filter((name) => ofLine.test(name)).length > 1 ? ofLine : /./;
  for (const { role, names: aliases } of names) {
    if (!open(role)) continue;
    for (const alias of role === 'amount' ? aliases.filter((name) => totals.test(name)) : aliases) {
      const column = [normal, bare]
        .map((list) => list.findIndex((name, index) => name === alias && free(index)))
        .find((index) => index >= 0);
      if (column === undefined) continue;
      found.push({ role, column, confidence: 0.98 });
      break;
    }
  }
  for (const { role, forms } of names) addLike(role, forms, 0.95);
  for (const { role, like } of names) addLike(role, like, 0.7);
  if (open('product') && !found.some(({ role }) => role === 'items') && !normal.some((name) => mail.test(name)))
    addLike('product', bareName, 0.7);
  if (!found.some(({ role }) => role === 'items')) for (const pattern of lastResorts) addNames(pattern);
  const several = numberedColumns();
  if (several.length > 0) return several;
  refuseTwins(header, found);
  if (!found.some(({ role }) => role === 'product' || role === 'items') && !areDayTotals(found, mapping))
    throw new AppError(
      'unreadable_file',
      `${source === undefined ? '' : `This looks like a ${source.name} export, which lists no products. `}No column says which product was sold; name one with the mapping, such as {"product": "${header.find((name) => name !== '') ?? ''}"}.`,
      { reason: 'MISSING_COLUMN', extra: { headers: header.slice(0, 1000) } },
    );
  return found;

  /** Columns of several products, each with its figures; of the others only those that say nothing of one product. */
  function numberedColumns(): Assignment[] {
    const numbered = bareNames.flatMap((name, column): Assignment[] => {
      const known = found.some((assignment) => assignment.column === column && assignment.confidence === 1);
      const said = known ? null : numberedOf(name);
      return said === null ? [] : [{ ...said, column, confidence: 0.9 }];
    });
    const products = new Set(numbered.flatMap(({ role, number }) => (role === 'items' ? [number] : [])));
    const isOpen = !found.some(
      ({ role, column }) => role === 'product' && !numbered.some((own) => own.column === column),
    );
    if (products.size < 2 || !isOpen || mapping.product === '' || mapping.items !== undefined) return [];
    const parts = numbered.filter(({ number }) => products.has(number));
    const priced = parts.some(({ role }) => role === 'unitPrice' || role === 'amount');
    const replaced: Role[] = ['items', 'product', 'quantity', 'unitPrice', ...(priced ? (['amount'] as const) : [])];
    const isFree = ({ role, column }: Assignment) =>
      !replaced.includes(role) && !parts.some((own) => own.column === column);
    return [...found.filter(isFree), ...parts];
  }

  /** A column of names for the products. */
  function addNames(pattern: RegExp): void {
    if (!open('product')) return;
    const hasNames = (column: number) => rows.some((row) => /\p{L}{2}/u.test(row[column] ?? ''));
    const column = normal.findIndex((name, index) => pattern.test(name) && free(index) && hasNames(index));
    if (column >= 0) found.push({ role: 'product', column, confidence: 0.6 });
  }

  function addLike(role: Role, pattern: RegExp | undefined, confidence: number): void {
    if (!open(role) || pattern === undefined) return;
    const column = normal.findIndex(
      (name, index) => pattern.test(name) && free(index) && (role !== 'amount' || totals.test(name)),
    );
    if (column >= 0) found.push({ role, column, confidence });
  }
}

function mapped(header: string[], mapping: Mapping): Assignment[] {
  const found: Assignment[] = [];
  for (const { role } of names) addMapped(role);
  return found;

  function addMapped(role: Role): void {
    const wanted = mapping[role]?.trim();
    if (wanted === undefined || wanted === '') return;
    const named = header.indexOf(wanted);
    const column = named < 0 ? Number(place.exec(wanted)?.[1] ?? 0) - 1 : named;
    if (column < 0 || column >= header.length)
      throw new AppError('invalid_input', `The mapping names a column "${wanted}" that the file does not have.`, {
        fields: [{ path: `mapping.${role}`, message: `is not a column of the file` }],
      });
    found.push({ role, column, confidence: 1 });
  }
}

/** Whether rows are the takings of whole days, perhaps by store: a date and a total, and nothing of a single sale. */
function areDayTotals(found: Assignment[], mapping: Mapping): boolean {
  const has = (role: Role) => found.some((assignment) => assignment.role === role);
  const single: Role[] = [
    'transactionId',
    'quantity',
    'unitPrice',
    'category',
    'customerId',
    'time',
    'discount',
    'cost',
  ];
  return Object.keys(mapping).length === 0 && has('date') && has('amount') && !single.some(has);
}

/** What a query tool writes before each column, such as "Sales[" or "orders.". */
const tableName = /^[\p{L}\p{N} _'"]{1,60}[.[]/u;

/** Names of columns without the table that all of them name. */
function withoutTable(header: string[]): string[] {
  const table = tableName.exec(header[0] ?? '')?.[0] ?? '';
  const shared = table !== '' && header.length > 2 && header.every((name) => name.startsWith(table));
  return shared ? header.map((name) => name.slice(table.length)) : header;
}

function refuseTwins(header: string[], found: Assignment[]): void {
  for (const { column, confidence } of found) {
    const name = header[column] ?? '';
    const twin = header.findIndex((other, index) => index !== column && other.toLowerCase() === name.toLowerCase());
    if (twin >= 0 && confidence < 1)
      throw new AppError(
        'unreadable_file',
        `Columns ${Math.min(column, twin) + 1} and ${Math.max(column, twin) + 1} are both called "${name}"; rename one of them.`,
        { reason: 'DUPLICATE_HEADER' },
      );
  }
}
