import type { Receipt } from '@/lib/api/ingest';
import type { Problem } from '@/lib/api/problem';
import { type Role, roles } from '@/lib/sales/sale-line';

export interface FileColumn {
  header: string;
  role: Role | null;
  examples: Receipt['columns'][number]['examples'];
  /** The role that the examples were understood in. */
  readAs: Role | null;
  /** What the file alone gave reason to think, before anybody chose. */
  found: { role: Role; isGuess: boolean } | null;
}

/** Below this a role was taken from a name that only resembles a known one, or from values. */
const knownName = 0.9;

/** The columns of an answer; what was found in them before anybody chose is remembered from the earlier one. */
export function readColumns(columns: Receipt['columns'], before: readonly FileColumn[]): FileColumn[] {
  return columns.map(({ header, role, confidence, examples }, index) => {
    const chosen = confidence === 1;
    const found = role === null || chosen ? null : { role, isGuess: confidence < knownName };
    return { header, role, examples, readAs: role, found: before[index]?.found ?? found };
  });
}

/** The columns of a file that was refused, with what they were taken for. */
export function refusedColumns({ headers = [], examples = [], mapping = {} }: Problem): FileColumn[] {
  return headers.map((header, index) => {
    const role = roles.find((name) => mapping[name] === header) ?? null;
    const found = role === null ? null : { role, isGuess: false };
    return { header, role, examples: examples[index] ?? [], readAs: role, found };
  });
}

/** Gives a column a role; another column that had it is left without, as a role belongs to one column. */
export function giveRole(columns: readonly FileColumn[], index: number, role: Role | null): FileColumn[] {
  return columns.map((column, at) => {
    if (at === index) return { ...column, role };
    return role !== null && column.role === role ? { ...column, role: null } : column;
  });
}

/** The roles as chosen; a role that was found in the file and taken away is mapped to nothing, lest it be found again. */
export function toMapping(columns: readonly FileColumn[]): Partial<Record<Role, string>> {
  const taken = columns.flatMap(({ found }) => (found === null ? [] : [[found.role, '']]));
  const given = columns.flatMap(({ role, header }) => (role === null ? [] : [[role, header]]));
  return Object.fromEntries([...taken, ...given]);
}
