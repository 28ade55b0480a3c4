import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { z } from 'zod';
import { mergeProfiles } from '../sales/capabilities';
import type { Filter } from '../sales/filter';
import type { PartProfile, SaleLineColumn } from '../sales/sale-line';
import { type CodedPart, chunksOf, codedParts } from './coded/chunk';
import { createInstance, type InstanceOptions } from './instance';
import { keptRows } from './kept-rows';
import { type Lens, profileThrough, quote } from './lens';
import { fewLines, Selections } from './selections';
import { streamColumns } from './stream-columns';
import { KeptSums } from './sums/kept-sums';
import { soldRows } from './sums/sold-table';
import type { Adder, Sums } from './sums/sums';
import { tooLong } from './too-long';
import { type Part, viewOf } from './view';

/** An ordered list of parts. */
export interface DataVersion {
  /** Hash of what the parts hold; null for lines that are asked once, whose answers are not kept. */
  id: string | null;
  parts: Part[];
  /** What is to be seen of it, when that is not all; the id is then of its own. */
  lens?: Lens;
}

/** The sale lines of one data version. */
export interface SaleLines {
  /** Id of the data version. */
  version: string | null;
  profile: PartProfile;
  /**
   * Rows of a SELECT over the view `sale_line`, whose columns `lib/sales/sale-line.ts` lists, with `part` and `line`, the
   * places (from 0) of a part in its list and of a line in its part. Answers are kept: the same question to the same data
   * version is computed once.
   * @param parameters values of $1, $2, ...
   */
  query<Row extends z.ZodRawShape>(sql: string, parameters: string[], row: Row): Promise<z.output<z.ZodObject<Row>>[]>;
  /**
   * The same with those lines only that the names and the search of a filter select, perhaps without the ids that they were
   * written with: what asks about them is answered faster.
   */
  among(filter: Filter): Promise<SaleLines>;
  /**
   * The columns of a SELECT without nulls as they are read: the values of each, some thousand at a time, which are only to be
   * read before `take` returns. Nothing is kept.
   * @param columns by their names, `bigIntegers` for BIGINT, `integers` for INTEGER and, as day numbers, DATE, `doubles` for DOUBLE PRECISION and
   *   DECIMAL
   */
  stream<Columns extends z.ZodRawShape>(
    sql: string,
    parameters: string[],
    columns: Columns,
    take: (columns: z.output<z.ZodObject<Columns>>) => void,
  ): Promise<void>;
  /** The rows of `query`, some thousand at a time as they are read, the next ones when `take` has done. Nothing is kept. */
  each<Row extends z.ZodRawShape>(
    sql: string,
    parameters: string[],
    row: Row,
    take: (rows: z.output<z.ZodObject<Row>>[]) => void | Promise<void>,
  ): Promise<void>;
  /**
   * The name of a table in memory with the rows of a SELECT of few columns, good for a minute: what is asked of them often is
   * answered faster. Null where they are found as fast in the lines.
   */
  table(sql: string, parameters: string[]): Promise<string | null>;
  /**
   * Where some columns lie in files of these lines, for whoever reads so much of them that a thread of its own is better at it. Null where
   * that is not all that the lines are.
   */
  coded(columns: readonly SaleLineColumn[]): Promise<CodedPart[] | null>;
  /** What the lines of some days add up to, straight from files; null where that has to be asked for. */
  sums(filter: Filter): Promise<Sums | null>;
  /**
   * The name of a table in memory, good for a minute, of what each product sold on some days in each category: `product_key`, `product`,
   * `category`, `revenue`, `units`, `lines` and `transactions`, those of the product, or null. Null where that has to be asked for.
   */
  sold(filter: Filter): Promise<string | null>;
}

/** Sale lines that are read from their parts. */
export interface PartLines extends SaleLines {
  /** Writes the rows of a SELECT as a Parquet file into one of the folders that may be read. */
  save(sql: string, path: string): Promise<void>;
}

/** What answers questions about data versions. */
export interface Analytics {
  open(version: DataVersion): SaleLines;
  /** Rejects when the engine does not answer. */
  check(): Promise<void>;
}

export interface Engine extends Analytics {
  open(version: DataVersion): PartLines;
  close(): void;
}

export interface EngineOptions extends InstanceOptions {
  /** Seconds after which a question is ended; without, none is. */
  deadlineSeconds?: number;
  /** Told each query that has ended, and how long it took on its connection. */
  onQuery?: (sql: string, milliseconds: number) => void;
  /** Adds lines up straight from files. */
  adder?: Adder;
  /** From how many lines on that is done. */
  fewestAddedUp?: number;
}

/** What `sale_line` shows: a data version, or the part of it that is in a table. */
interface Shown extends DataVersion {
  table: string | null;
}

interface Session {
  connection: DuckDBConnection;
  /** Table or data version that its `sale_line` shows. */
  shown: string | null;
}

/** A running query holds one of Node's file threads, eight under `npm start`; with three of them, files are still read and written. */
const maximumSessions = 3;

/** A DuckDB over Parquet parts, made at first use. */
export function createEngine(options: EngineOptions): Engine {
  let instance: Promise<DuckDBInstance> | null = null;
  const idle: Session[] = [];
  const waiting: ((session: Session) => void)[] = [];
  let sessions = 0;
  /** A connection of its own, so that a health check never waits behind long questions. */
  let probe: Promise<DuckDBConnection> | null = null;
  const answers = keptRows();
  const sums = new KeptSums(options.adder, options.fewestAddedUp);

  const selections = new Selections(async (sql) => {
    await (await connectApart()).run(sql);
  });

  async function connectApart(): Promise<DuckDBConnection> {
    instance ??= createInstance(options);
    probe ??= (await instance).connect();
    return probe;
  }

  async function takeSession(shown: string | null): Promise<Session> {
    const found = Math.max(
      0,
      idle.findIndex((session) => session.shown === shown),
    );
    const session = idle.splice(found, 1)[0];
    if (session !== undefined) return session;
    if (sessions >= maximumSessions) return new Promise((resolve) => waiting.push(resolve));
    sessions++;
    try {
      instance ??= createInstance(options);
      return { connection: await (await instance).connect(), shown: null };
    } catch (error) {
      sessions--;
      instance = null;
      throw error;
    }
  }

  function giveBack(session: Session): void {
    const next = waiting.shift();
    if (next === undefined) idle.push(session);
    else next(session);
  }

  async function connected<T>(
    version: Shown,
    sql: string,
    use: (connection: DuckDBConnection) => Promise<T>,
  ): Promise<T> {
    const shown = version.table ?? version.id;
    const session = await takeSession(shown);
    const begun = performance.now();
    try {
      if (shown === null || session.shown !== shown) {
        session.shown = null;
        await session.connection.run(viewOf(version.table ?? version.parts, version.lens ?? null));
        session.shown = shown;
      }
      return await beforeDeadline(session.connection, use);
    } finally {
      giveBack(session);
      options.onQuery?.(sql, performance.now() - begun);
    }
  }

  /** @throws AppError "too_many_requests" when the question takes too long */
  async function beforeDeadline<T>(
    connection: DuckDBConnection,
    use: (connection: DuckDBConnection) => Promise<T>,
  ): Promise<T> {
    const { deadlineSeconds } = options;
    if (deadlineSeconds === undefined) return use(connection);
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      connection.interrupt();
    }, deadlineSeconds * 1000);
    try {
      return await use(connection);
    } catch (error) {
      throw isLate ? tooLong(deadlineSeconds) : error;
    } finally {
      clearTimeout(timer);
    }
  }

  function read(version: Shown, sql: string, parameters: string[]): Promise<unknown[]> {
    return connected(version, sql, async (connection) =>
      (await connection.runAndReadAll(sql, parameters)).getRowObjectsJson(),
    );
  }

  function tableOf(version: Shown, key: string, sql: string, parameters: string[]): Promise<string | null> {
    return selections.rowsOf(key, sql, parameters, (use) => connected(version, sql, use));
  }

  function open(version: DataVersion): PartLines {
    const whole = mergeProfiles(version.parts.map(({ profile }) => profile));
    const profile = version.lens === undefined ? whole : profileThrough(version.lens, whole);
    return show({ ...version, table: null }, profile);
  }

  function show(version: Shown, profile: PartProfile): PartLines {
    const { id } = version;
    const lines: PartLines = {
      version: id,
      profile,
      query: (sql, parameters, row) => {
        const ask = async () => z.array(z.object(row)).parse(await read(version, sql, parameters));
        if (id === null) return ask();
        // The key holds the whole question, and a question names one shape of rows.
        return answers.find(JSON.stringify([id, sql, parameters]), ask) as ReturnType<typeof ask>;
      },
      among: async (filter) => {
        if (id === null || version.table !== null) return lines;
        const whole = <T>(use: (connection: DuckDBConnection) => Promise<T>) =>
          connected(version, 'CREATE TABLE selection', use);
        const { table, filter: named } = await selections.find(id, profile.rows, filter, whole);
        return table === null ? lines : show({ ...version, id: JSON.stringify([id, named]), table }, profile);
      },
      stream: (sql, parameters, columns, take) =>
        connected(version, sql, (connection) =>
          streamColumns(connection, sql, parameters, columns, profile.rows, take),
        ),
      each: (sql, parameters, row, take) =>
        connected(version, sql, async (connection) => {
          const rows = z.array(z.object(row));
          const result = await connection.stream(sql, parameters);
          for await (const read of result.yieldRowObjectJson()) await take(rows.parse(read));
        }),
      table: async (sql, parameters) => {
        if (id === null || profile.rows < fewLines) return null;
        return tableOf(version, JSON.stringify([id, sql, parameters]), sql, parameters);
      },
      coded: async (columns) => {
        if (version.table !== null || version.lens !== undefined) return null;
        const { sql, row } = chunksOf(version.parts, columns);
        return codedParts(version.parts, await lines.query(sql, [], row));
      },
      sums: (filter) => sums.find(lines, filter),
      sold: async (filter) => {
        const found = await sums.find(lines, filter);
        if (found === null || found.sold === null) return null;
        const { sql, parameters } = soldRows(found.sold, found);
        return tableOf(version, JSON.stringify([id, 'sold', filter]), sql, parameters);
      },
      save: (sql, path) =>
        connected(version, sql, async (connection) => {
          await connection.run(`COPY (${sql}) TO ${quote(path)} (FORMAT parquet)`);
        }),
    };
    return lines;
  }

  return {
    open,
    check: async () => {
      await (await connectApart()).run('SELECT 1');
    },
    close: () => {
      for (const { connection } of idle.splice(0)) connection.closeSync();
    },
  };
}
