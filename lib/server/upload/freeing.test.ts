import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freeing } from './freeing';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'freeing-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([1, 9])(
  '%s pieces are written whole, then their memory is gone, but not what others share',
  async (count) => {
    const path = join(folder, String(count));
    const alone = Array.from({ length: count }, (_, piece) => Buffer.alloc(65_536, piece + 1));
    const shared = Buffer.alloc(1000, 'x');
    const parts = [...alone, shared.subarray(0, 400), shared.subarray(400)];
    const expected = Buffer.concat(parts);
    await pipeline(Readable.from(parts), createWriteStream(path, { highWaterMark: 1 << 20, fs: freeing }));
    expect(readFileSync(path).equals(expected)).toBe(true);
    expect(alone.map(({ byteLength }) => byteLength)).toEqual(alone.map(() => 0));
    expect(shared.toString()).toBe('x'.repeat(1000));
  },
);
