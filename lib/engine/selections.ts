import type { DuckDBConnection } from '@duckdb/node-api';
import { KeptAnswers } from '../kept-answers';
import type { Filter } from '../sales/filter';
import type { SaleLineColumn } from '../sales/sale-line';
import { conditionOf } from './lens';

/** Fewer lines are read from their parts as fast as from memory; of more than this, too much memory would be taken. */
export const fewLines = 100_000;
const mostLines = 150_000;
/** Lines of all selections that are kept. */
const keptLines = 600_000;
/** Written names that nothing is counted by, as each has a key; reading them takes a third of the time. */
const ids: readonly SaleLineColumn[] = ['transaction_id', 'customer_id'];
/** Rows of other tables that weigh as much as one line; they have few columns. */
const rowsOfLine = 4;
/** Whoever has just been told a table has done with it by then. */
const graceMilliseconds = 60_000;

/** What a key stands for; no name where no table is worth it. */
interface Table {
  name: string | null;
  lines: number;
}

/** Runs something where `sale_line` shows all lines. */
type Connected = <T>(use: (connection: DuckDBConnection) => Promise<T>) => Promise<T>;

export interface Selection {
  /** A table, where the lines are better read from one. */
  table: string | null;
  filter: Filter;
}

/**
 * Selected lines in memory: a page asks some fifteen questions about the same selection, and finding its lines costs more
 * than answering. Tables are made when they are first asked for, and go when others have been used since.
 */
export class Selections {
  private readonly tables = new KeptAnswers<Table>({
    max: 1000,
    maxSize: keptLines,
    sizeOf: ({ lines }) => 1 + lines,
    forget: (table) => void table.then(({ name }) => name && this.dropLater(name)).catch(() => {}),
  });
  private made = 0;

  constructor(private readonly run: (sql: string) => Promise<void>) {}

  /** The lines that a filter selects, whatever their days. */
  async find(id: string, rows: number, filter: Filter, connected: Connected): Promise<Selection> {
    const named = { ...filter, from: null, to: null };
    const isNamed = [filter.product, filter.category, filter.store, filter.search].some(({ length }) => length > 0);
    const table =
      isNamed && rows >= fewLines ? await this.tableOf(JSON.stringify([id, named]), named, connected) : null;
    return { table, filter: named };
  }

  private tableOf(key: string, filter: Filter, connected: Connected): Promise<string | null> {
    const condition = conditionOf({ filter, amountFactor: null });
    return this.keep(key, (name) => connected((connection) => make(connection, name, condition)));
  }

  /** A table of the rows of a SELECT. @param key names them */
  rowsOf(key: string, sql: string, parameters: string[], connected: Connected): Promise<string | null> {
    return this.keep(key, (name) =>
      connected(async (connection) => {
        await connection.run(`CREATE TABLE ${name} AS ${sql}`, parameters);
        const counted = await connection.runAndReadAll(`SELECT count(*) FROM ${name}`);
        return Math.ceil(Number(counted.getRows()[0]?.[0] ?? 0) / rowsOfLine);
      }),
    );
  }

  /** The table that a key names, made where there is none. @param fill tells how many lines it holds; null for no table */
  private async keep(key: string, fill: (name: string) => Promise<number | null>): Promise<string | null> {
    const { name } = await this.tables.find(key, async () => {
      const name = `selection_${this.made++}`;
      const lines = await fill(name);
      return lines === null ? { name: null, lines: 0 } : { name, lines };
    });
    return name;
  }

  private dropLater(name: string): void {
    setTimeout(() => this.run(`DROP TABLE IF EXISTS ${name}`).catch(() => {}), graceMilliseconds).unref();
  }
}

/** How many lines the new table has; null when there would be too many, and no table. */
async function make(connection: DuckDBConnection, name: string, condition: string): Promise<number | null> {
  const counted = await connection.runAndReadAll(`SELECT count(*) FROM sale_line WHERE ${condition}`);
  const lines = Number(counted.getRows()[0]?.[0] ?? 0);
  if (lines > mostLines) return null;
  const columns = `* EXCLUDE (${ids.join(', ')})`;
  await connection.run(`CREATE TABLE ${name} AS SELECT ${columns} FROM sale_line WHERE ${condition}`);
  return lines;
}
