import 'server-only';

/** A table with rows that belong to rows of another, and go or change with these. */
export interface Reference {
  parent: string;
  child: string;
  onDelete: boolean;
  onUpdate: boolean;
}

/** Gives the `Reference`s of a database. */
export const referencesSql = `
  SELECT parent.relname AS parent, child.relname AS child,
         confdeltype IN ('c', 'n', 'd') AS "onDelete", confupdtype IN ('c', 'n', 'd') AS "onUpdate"
    FROM pg_constraint JOIN pg_class parent ON parent.oid = confrelid JOIN pg_class child ON child.oid = conrelid
   WHERE contype = 'f'`;

/** Counts what is written to each table of a database, so that what was read of some is known to be out of date or not. */
export class Writes {
  private readonly counts = new Map<string, number>();
  private everywhere = 0;
  private references: readonly Reference[] = [];

  /** What belongs to what; to be told before anything is written. */
  follow(references: readonly Reference[]): void {
    this.references = references;
  }

  /** A number that grows when something is written to one of the tables. */
  stampOf(tables: readonly string[]): number {
    return tables.reduce((sum, table) => sum + (this.counts.get(table) ?? 0), this.everywhere);
  }

  /** Statements have ended, well or not: whatever they may have written counts as written. */
  note(statements: readonly string[]): void {
    for (const table of new Set(statements.flatMap((sql) => this.writtenBy(sql)))) {
      if (table === anyTable) this.everywhere++;
      else this.counts.set(table, (this.counts.get(table) ?? 0) + 1);
    }
  }

  private writtenBy(sql: string): string[] {
    if (/^\s*SELECT\b/.test(sql)) return [];
    const [, verb, table = anyTable] = /^(INSERT INTO|UPDATE|DELETE FROM) "public"\."(\w+)"/.exec(sql) ?? [];
    if (verb === undefined) return [anyTable];
    if (verb === 'INSERT INTO' && !/\bDO UPDATE\b/.test(sql)) return [table];
    return [...this.reached(table, verb === 'DELETE FROM' ? 'onDelete' : 'onUpdate')];
  }

  /** A table with those that change with it, and with these in turn. */
  private reached(table: string, when: 'onDelete' | 'onUpdate'): Set<string> {
    const direct = this.references.filter((reference) => reference.parent === table && reference[when]);
    const found = new Set([table, ...direct.map(({ child }) => child)]);
    for (const each of found)
      if (each !== table)
        for (const { parent, child, onDelete, onUpdate } of this.references)
          if (parent === each && (onDelete || onUpdate)) found.add(child);
    return found;
  }
}

const anyTable = '';

/** The tables that a reading statement names. */
export function tablesIn(sql: string): string[] {
  return [...new Set(Array.from(sql.matchAll(/"public"\."(\w+)"/g), ([, table = anyTable]) => table))];
}
