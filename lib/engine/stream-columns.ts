import { setImmediate } from 'node:timers/promises';
import {
  DuckDBBigIntVector,
  type DuckDBConnection,
  DuckDBDateVector,
  DuckDBDecimal64Vector,
  DuckDBDecimal128Vector,
  DuckDBDoubleVector,
  DuckDBIntegerVector,
  type DuckDBMaterializedResult,
  type DuckDBVector,
} from '@duckdb/node-api';
import { z } from 'zod';

/** Rows up to which a result is held whole: its pieces are then there at once, and not one call after the other. */
const fewRows = 2_000_000;
/** Pieces, of 2048 rows, that are read without a pause. */
const piecesAtOnce = 8;

/** What `SaleLines.stream` does, with a connection. @param most rows that there may be */
export async function streamColumns<Columns extends z.ZodRawShape>(
  connection: DuckDBConnection,
  sql: string,
  parameters: string[],
  columns: Columns,
  most: number,
  take: (columns: z.output<z.ZodObject<Columns>>) => void,
): Promise<void> {
  const shape = z.object(columns);
  const held = most <= fewRows ? await connection.run(sql, parameters) : null;
  const result = held ?? (await connection.stream(sql, parameters));
  const names = result.columnNames();
  for await (const chunk of held === null ? result : piecesOf(held)) {
    const read = names.map((name, column) => [name, valuesOf(chunk.getColumnVector(column))]);
    take(shape.parse(Object.fromEntries(read)));
  }
}

async function* piecesOf(result: DuckDBMaterializedResult) {
  for (let piece = 0; piece < result.chunkCount; piece++) {
    if (piece % piecesAtOnce === piecesAtOnce - 1) await setImmediate();
    yield result.getChunk(piece);
  }
}

function valuesOf(vector: DuckDBVector): BigInt64Array | Int32Array | Float64Array {
  // The package has no public way to a column that does not make an object of every value.
  // biome-ignore-start lint/complexity/useLiteralKeys: TypeScript lets this form reach what is private
  if (vector instanceof DuckDBBigIntVector) return vector['items'];
  if (vector instanceof DuckDBIntegerVector) return vector['items'];
  if (vector instanceof DuckDBDoubleVector) return vector['items'];
  if (vector instanceof DuckDBDateVector) return vector['items'];
  if (vector instanceof DuckDBDecimal64Vector) return nearest(vector, vector['dataView'], 2);
  if (vector instanceof DuckDBDecimal128Vector) return nearest(vector, vector['dataView'], 4);
  // biome-ignore-end lint/complexity/useLiteralKeys: as above
  throw new Error(`Columns of ${vector.type} are not streamed.`);
}

/** The numbers next to decimals, faster than the engine casts them. @param words of 32 bits that one takes, the low ones first */
function nearest(
  vector: DuckDBDecimal64Vector | DuckDBDecimal128Vector,
  { buffer, byteOffset }: DataView,
  words: 2 | 4,
): Float64Array {
  const read = new Int32Array(buffer, byteOffset, vector.itemCount * words);
  const values = new Float64Array(vector.itemCount);
  const unit = 10 ** vector.type.scale;
  for (let at = 0, word = 0; at < values.length; at++, word += words) {
    const high = read[word + 1]!;
    const isShort = words === 2 || (read[word + 2] === high >> 31 && read[word + 3] === high >> 31);
    const digits = isShort ? high * 2 ** 32 + (read[word]! >>> 0) : Number(vector.getScaledValue(at));
    values[at] = digits / unit;
  }
  return values;
}
