import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { z } from 'zod';
import { mergeProfiles } from '../sales/capabilities';
import type { Filter } from '../sales/filter';
import type { PartProfile, SaleLineColumn } from '../sales/sale-line';
import { type CodedPart, chunksOf, codedParts } from './coded/chunk';
import { keptRows } from './kept-rows';
import { type Lens, profileThrough, quote } from './lens';
import { Selections } from './selections';
import { streamColumns } from './stream-columns';
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

export interface EngineOptions {
  /** The only folders that queries may read, besides the next one. */
  partsDirectories: string[];
  /** Where large intermediate results go. */
  temporaryDirectory: string;
  memoryLimitMb: number;
  threads: number;
  /** Seconds after which a question is ended; without, none is. */
  deadlineSeconds?: number;
  /** Told each query that has ended, and how long it took on its connection. */
  onQuery?: (sql: string, milliseconds: number) => void;
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

/**
 * An in-memory DuckDB, made at first use, that reads Parquet parts and nothing else: no other file, no network, no
 * extension, and no way to change that.
 * @see https://duckdb.org/docs/stable/operations_manual/securing_duckdb/overview
 */
export function createEngine(options: EngineOptions): Engine {
  let instance: Promise<DuckDBInstance> | null = null;
  const idle: Session[] = [];
  const waiting: ((session: Session) => void)[] = [];
  let sessions = 0;
  /** A connection of its own, so that a health check never waits behind long questions. */
  let probe: Promise<DuckDBConnection> | null = null;
  const answers = keptRows();

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
        if (id === null) return null;
        const whole = <T>(use: (connection: DuckDBConnection) => Promise<T>) => connected(version, sql, use);
        return selections.rowsOf(id, profile.rows, sql, parameters, whole);
      },
      coded: async (columns) => {
        if (version.table !== null || version.lens !== undefined) return null;
        const { sql, row } = chunksOf(version.parts, columns);
        return codedParts(version.parts, await lines.query(sql, [], row));
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

async function createInstance({ partsDirectories, temporaryDirectory, memoryLimitMb, threads }: EngineOptions) {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(threads),
    memory_limit: `${memoryLimitMb}MB`,
    temp_directory: temporaryDirectory,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    preserve_insertion_order: 'false',
  });
  const connection = await instance.connect();
  await connection.run(`SET parquet_metadata_cache = true`);
  const readable = [...partsDirectories, temporaryDirectory].map(quote);
  await connection.run(`SET allowed_directories = [${readable.join(', ')}]`);
  await connection.run(`SET GLOBAL TimeZone = 'UTC'`);
  await connection.run(`SET enable_external_access = false`);
  await connection.run(`SET lock_configuration = true`);
  connection.closeSync();
  return instance;
}
