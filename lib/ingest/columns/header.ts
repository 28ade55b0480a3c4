import { AppError } from '../../errors';
import type { Role } from '../../sales/sale-line';
import type { IngestOptions } from '../understanding';
import { bareName, mail, normaliseHeader, normaliseWithoutMeasure, vocabulary } from './aliases';
import { recogniseSource } from './sources';

export interface Assignment {
  role: Role;
  column: number;
  /** 0..1: 1 is the uploader's own mapping. */
  confidence: number;
}

type Mapping = NonNullable<IngestOptions['mapping']>;

const names = vocabulary.map(([role, { names, ...patterns }]) => ({ role, names: names.split(/\s+/), ...patterns }));
/** Names of columns about one line of an order; in a file that has several, other totals are those of the order. */
const ofLine = /^(?:lineitem|orderlines?)./;
const known = new Set(names.flatMap((entry) => entry.names));
/** One of several columns with a product each, as in "Item 1", "Item 2". */
const numbered = /^(?:item|product|article|artikel|produkt|produit|producto|prodotto|produto|good)s?\d{1,3}$/;
const numberedCount =
  /^(?:item|product)?(?:qty|quantity|menge|anzahl|qte|quantite|cantidad|quantita|quantidade|qtd|aantal)\d{1,3}$/;
const place = /^column (\d{1,4})$/i;

/** How many cells of a row are names of columns; what tells a header from data. */
export function countKnownNames(cells: string[], mapping: Mapping = {}): number {
  const mapped = new Set(Object.values(mapping));
  const isKnown = (name: string) =>
    known.has(name) || numbered.test(name) || names.some(({ forms }) => forms?.test(name) === true);
  const found = cells.map(
    (cell) => [normaliseHeader(cell), normaliseWithoutMeasure(cell)].find(isKnown) ?? (mapped.has(cell) ? cell : null),
  );
  return new Set(found.filter((name) => name !== null)).size;
}

/** The column that counts the products of a numbered one, as "Qty 2" those of "Item 2"; -1 when there is none. */
export function countBeside(name: string, header: string[]): number {
  const number = /\d{1,3}$/.exec(normaliseHeader(name))?.[0];
  if (number === undefined || !numbered.test(normaliseHeader(name))) return -1;
  return header
    .map(normaliseHeader)
    .findIndex((other) => numberedCount.test(other) && /\d{1,3}$/.exec(other)?.[0] === number);
}

/** Whether the mapping says columns by their place, as in "column 2". */
export function isPositional(mapping: Mapping): boolean {
  const wanted = Object.values(mapping).filter((name) => name !== '');
  return wanted.length > 0 && wanted.every((name) => place.test(name.trim()));
}

/**
 * The column of each role: the uploader's mapping first, then what a known export says, then exact names in order of preference, then looser ones.
 * A column takes one role only; several columns can be `items`. A role mapped to '' has no column.
 * @throws AppError "invalid_input" when the mapping names a column that the file has not
 * @throws AppError "unreadable_file" with DUPLICATE_HEADER or MISSING_COLUMN
 */
export function assignRoles(header: string[], mapping: Mapping = {}): Assignment[] {
  const found: Assignment[] = mapped(header, mapping);
  const normal = header.map(normaliseHeader);
  const bare = header.map(normaliseWithoutMeasure);
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
  const several = normal.flatMap((name, column) => (numbered.test(name) && free(column) ? [column] : []));
  if (open('product') && several.length > 1 && mapping.items === undefined) {
    const others = found.filter(({ role }) => role !== 'items');
    return [...others, ...several.map((column): Assignment => ({ role: 'items', column, confidence: 0.9 }))];
  }
  refuseTwins(header, found);
  if (!found.some(({ role }) => role === 'product' || role === 'items'))
    throw new AppError(
      'unreadable_file',
      `${source === undefined ? '' : `This looks like a ${source.name} export, which lists no products. `}No column says which product was sold; name one with the mapping, such as {"product": "${header.find((name) => name !== '') ?? ''}"}.`,
      { reason: 'MISSING_COLUMN', extra: { headers: header.slice(0, 1000) } },
    );
  return found;

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
