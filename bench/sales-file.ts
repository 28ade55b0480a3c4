import { createReadStream, createWriteStream, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { syntheticSales } from '../lib/sales/synthetic';

export interface SalesFile {
  rows: number;
  bytes: number;
  blocks(): AsyncIterable<Uint8Array>;
}

/**
 * Makes sales once and returns a function that gives them with another last line each time: no upload repeats another.
 * @param isHeld whether the bytes stay in memory, so that sending them costs least
 */
export async function makeSales(folder: string, rows: number, isHeld = false): Promise<() => SalesFile> {
  const path = join(folder, 'sales.csv');
  await pipeline(Readable.from(syntheticSales({ rows: rows - 1, seed: 1 })), createWriteStream(path));
  const { size } = statSync(path);
  const held = isHeld ? readFileSync(path) : null;
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
        if (held === null) yield* createReadStream(path, { highWaterMark: 1 << 20 });
        else yield held;
        yield lastLine;
      },
    };
  };
}
