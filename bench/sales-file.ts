import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { syntheticSales } from '../lib/sales/synthetic';

export interface SalesFile {
  rows: number;
  bytes: number;
  blocks(): AsyncIterable<Uint8Array>;
}

/** Makes sales once and returns a function that gives them with another last line each time: no upload repeats another. */
export async function makeSales(folder: string, rows: number): Promise<() => SalesFile> {
  const path = join(folder, 'sales.csv');
  await pipeline(Readable.from(syntheticSales({ rows: rows - 1, seed: 1 })), createWriteStream(path));
  const { size } = statSync(path);
  let variant = 0;
  return () => {
    variant++;
    const lastLine = Buffer.from(
      `T99999999,2024-12-30T20:59:59,High Street,Oat biscuits,Biscuits & sweets,${variant},1.75,K000001\n`,
    );
    return {
      rows,
      bytes: size + lastLine.length,
      async *blocks() {
        yield* createReadStream(path, { highWaterMark: 1 << 20 });
        yield lastLine;
      },
    };
  };
}
