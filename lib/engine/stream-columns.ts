import {
  DuckDBBigIntVector,
  type DuckDBConnection,
  DuckDBDoubleVector,
  DuckDBIntegerVector,
  type DuckDBVector,
} from '@duckdb/node-api';
import { z } from 'zod';

/** What `SaleLines.stream` does, with a connection. */
export async function streamColumns<Columns extends z.ZodRawShape>(
  connection: DuckDBConnection,
  sql: string,
  parameters: string[],
  columns: Columns,
  take: (columns: z.output<z.ZodObject<Columns>>) => void,
): Promise<void> {
  const shape = z.object(columns);
  const result = await connection.stream(sql, parameters);
  const names = result.columnNames();
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    const read = names.map((name, column) => [name, valuesOf(chunk.getColumnVector(column))]);
    take(shape.parse(Object.fromEntries(read)));
  }
}

function valuesOf(vector: DuckDBVector): BigInt64Array | Int32Array | Float64Array {
  // The package has no public way to a column that does not make an object of every value.
  // biome-ignore-start lint/complexity/useLiteralKeys: TypeScript lets this form reach what is private
  if (vector instanceof DuckDBBigIntVector) return vector['items'];
  if (vector instanceof DuckDBIntegerVector) return vector['items'];
  if (vector instanceof DuckDBDoubleVector) return vector['items'];
  // biome-ignore-end lint/complexity/useLiteralKeys: as above
  throw new Error(`Columns of ${vector.type} are not streamed.`);
}
