/** Rows as they come, some thousand at a time; values of a row in the order of the columns. */
export interface RowBlock {
  /** With the numbers that PostgreSQL gives types. */
  columns: { name: string; dataTypeID: number }[];
  rows: unknown[][];
}

/**
 * A PostgreSQL with the table `sale_line` and the words of `prelude.ts` on its search path. Days come as ISO text; BIGINT and
 * NUMERIC may come as text, too.
 */
export interface SqlSource {
  query(sql: string, parameters: string[]): Promise<Record<string, unknown>[]>;
  read(sql: string, parameters: string[], take: (block: RowBlock) => void | Promise<void>): Promise<void>;
}
