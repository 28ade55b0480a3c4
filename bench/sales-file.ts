import { createReadStream, createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { syntheticSales } from '../lib/sales/synthetic';

export interface SalesFile {
  rows: number;
  bytes: number;
  blocks(): AsyncIterable<Uint8Array>;
}

const readOptions = { highWaterMark: 1 << 20 };

/** Makes sales once and gives them as {@link variantsOf} does. */
export async function makeSales(folder: string, rows: number, isHeld = false): Promise<() => SalesFile> {
  const path = join(folder, 'sales.csv');
  await pipeline(Readable.from(syntheticSales({ rows, seed: 1 })), createWriteStream(path));
  return variantsOf(path, isHeld);
}

/**
 * A function that gives the sales of a file, each time with its last line once more: no upload repeats another.
 * @param path a CSV file with one header line, no line feed within a field, and one after the last line
 * @param isHeld whether the bytes stay in memory, so that sending them costs least
 */
export async function variantsOf(path: string, isHeld = false): Promise<() => SalesFile> {
  let lineFeeds = 0;
  let bytes = 0;
  let end = Buffer.alloc(0);
  for await (const block of createReadStream(path, readOptions) as AsyncIterable<Buffer>) {
    for (let at = block.indexOf(10); at !== -1; at = block.indexOf(10, at + 1)) lineFeeds++;
    bytes += block.length;
    end = Buffer.concat([end, block]).subarray(-65_536);
  }
  const lastLine = end.subarray(end.lastIndexOf(10, -2) + 1);
  const held = isHeld ? readFileSync(path) : null;
  let variant = 0;
  return () => {
    const more = Buffer.concat(Array.from({ length: ++variant }, () => lastLine));
    return {
      rows: lineFeeds - 1 + variant,
      bytes: bytes + more.length,
      async *blocks() {
        if (held === null) yield* createReadStream(path, readOptions);
        else yield held;
        yield more;
      },
    };
  };
}
