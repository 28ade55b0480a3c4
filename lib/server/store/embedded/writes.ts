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

export interface Statement {
  sql: string;
  args: readonly unknown[];
}

/** What was written to a table so far. */
class Written {
  /** Rows that were changed or deleted, or added nobody knows how. */
  changes = 0;
  additions = 0;
  /** Rows that were added with a value, counted together with those with some other values. */
  private readonly additionsWith = new Uint32Array(4096);

  add(values: readonly string[]): void {
    this.additions++;
    for (const place of new Set(values.map((value) => this.placeOf(value)))) this.additionsWith[place]!++;
  }

  stampOf(about: string | undefined): number {
    return this.changes + (about === undefined ? this.additions : this.additionsWith[this.placeOf(about)]!);
  }

  private placeOf(value: string): number {
    let hash = 0;
    for (let index = 0; index < value.length; index++) hash = (Math.imul(hash, 31) + value.charCodeAt(index)) | 0;
    return hash & 4095;
  }
}

/** Counts what is written to each table of a database, so that what was read of some is known to be out of date or not. */
export class Writes {
  private readonly written = new Map<string, Written>();
  private everywhere = 0;
  private references: readonly Reference[] = [];

  /** What belongs to what; to be told before anything is written. */
  follow(references: readonly Reference[]): void {
    this.references = references;
  }

  /**
   * A number that grows when something is written to one of the tables.
   * @param about a value that all rows have which are asked for, in each of the tables: rows that are added without it do not count
   */
  stampOf(tables: readonly string[], about?: string): number {
    return tables.reduce((sum, table) => sum + (this.written.get(table)?.stampOf(about) ?? 0), this.everywhere);
  }

  /** Statements have ended, well or not: whatever they may have written counts as written. */
  note(statements: readonly Statement[]): void {
    for (const statement of statements) this.noteOne(statement);
  }

  private noteOne({ sql, args }: Statement): void {
    if (/^\s*SELECT\b/.test(sql)) return;
    const [, verb, table] = /^(INSERT INTO|UPDATE|DELETE FROM) "public"\."(\w+)"/.exec(sql) ?? [];
    if (verb === undefined || table === undefined) this.everywhere++;
    else if (verb === 'INSERT INTO' && !/\bDO UPDATE\b/.test(sql) && args.every(isPlain))
      this.of(table).add(args.filter((value) => typeof value === 'string'));
    else
      for (const each of this.reached(table, verb === 'DELETE FROM' ? 'onDelete' : 'onUpdate')) this.of(each).changes++;
  }

  private of(table: string): Written {
    const written = this.written.get(table) ?? new Written();
    this.written.set(table, written);
    return written;
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

/** A value that is no list of values, nor holds some. */
function isPlain(value: unknown): boolean {
  return value === null || typeof value !== 'object' || value instanceof Date || value instanceof Uint8Array;
}

/** The tables that a reading statement names. */
export function tablesIn(sql: string): string[] {
  return [...new Set(Array.from(sql.matchAll(/"public"\."(\w+)"/g), ([, table = '']) => table))];
}
