import { z } from 'zod';
import { toDayNumber } from '../../sales/calendar';
import { mergeProfiles } from '../../sales/capabilities';
import type { Analytics, DataVersion, SaleLines } from '../engine';
import { keptRows } from '../kept-rows';
import { profileThrough } from '../lens';
import { tooLong } from '../too-long';
import { questionTo } from './lines-of';
import type { RowBlock, SqlSource } from './sql-source';

export interface PostgresOptions {
  /** Seconds after which the source ends a question. */
  deadlineSeconds?: number;
  /** Told each query that has ended, and how long it took. */
  onQuery?: (sql: string, milliseconds: number) => void;
}

/** What PostgreSQL says of a statement that it has ended. */
const canceled = '57014';

const [bigInteger, integer, double, decimal, date] = [20, 23, 701, 1700, 1082];

/** The values of a column of numbers. */
function valuesAt({ columns, rows }: RowBlock, at: number): BigInt64Array | Int32Array | Float64Array {
  const type = columns[at]?.dataTypeID;
  if (type === bigInteger) return BigInt64Array.from(rows, (row) => BigInt(String(row[at])));
  if (type === integer) return Int32Array.from(rows, (row) => Number(row[at]));
  if (type === date) return Int32Array.from(rows, (row) => toDayNumber(String(row[at])));
  if (type === double || type === decimal) return Float64Array.from(rows, (row) => Number(row[at]));
  throw new Error(`Columns of type ${type} are not streamed.`);
}

/** The analytics engine over the table `sale_line` of a PostgreSQL: the same questions as DuckDB answers from the parts. */
export function createPostgresAnalytics(source: SqlSource, options: PostgresOptions = {}): Analytics {
  const answers = keptRows();

  async function watched<T>(sql: string, ask: () => Promise<T>): Promise<T> {
    const begun = performance.now();
    try {
      return await ask();
    } catch (error) {
      const isLate = error instanceof Error && 'code' in error && error.code === canceled;
      throw isLate ? tooLong(options.deadlineSeconds ?? 0) : error;
    } finally {
      options.onQuery?.(sql, performance.now() - begun);
    }
  }

  function open(version: DataVersion): SaleLines {
    const whole = mergeProfiles(version.parts.map(({ profile }) => profile));
    const lines: SaleLines = {
      version: version.id,
      profile: version.lens === undefined ? whole : profileThrough(version.lens, whole),
      query: (sql, parameters, row) => {
        const ask = async () => {
          const rows = await watched(sql, () => source.query(questionTo(version, sql), parameters));
          return z.array(z.object(row)).parse(rows);
        };
        if (version.id === null) return ask();
        // The key holds the whole question, and a question names one shape of rows.
        return answers.find(JSON.stringify([version.id, sql, parameters]), ask) as ReturnType<typeof ask>;
      },
      among: async () => lines,
      table: async () => null,
      coded: async () => null,
      sums: async () => null,
      sold: async () => null,
      stream: (sql, parameters, columns, take) => {
        const shape = z.object(columns);
        return watched(sql, () =>
          source.read(questionTo(version, sql), parameters, (block) =>
            take(shape.parse(Object.fromEntries(block.columns.map(({ name }, at) => [name, valuesAt(block, at)])))),
          ),
        );
      },
      each: (sql, parameters, row, take) => {
        const shape = z.array(z.object(row));
        return watched(sql, () =>
          source.read(questionTo(version, sql), parameters, ({ columns, rows }) => {
            const named = rows.map((values) =>
              Object.fromEntries(columns.map(({ name }, index) => [name, values[index]])),
            );
            return take(shape.parse(named));
          }),
        );
      },
    };
    return lines;
  }

  return {
    open,
    check: async () => {
      await source.query('SELECT 1', []);
    },
  };
}
