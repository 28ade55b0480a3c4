import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type WriteSheet, writeXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../errors';
import { memorySource } from '../../ingest/memory';
import { unpack } from './unpack';

let folder: string;
let files = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shelfwise-unpack-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(bytes: Uint8Array, { sheet, limitBytes = 1 << 20 }: { sheet?: string; limitBytes?: number } = {}) {
  const path = join(folder, String(files++));
  await writeFile(path, bytes);
  const progress: unknown[] = [];
  const job = { path, source: memorySource(bytes), options: {}, sheet, limitBytes };
  const unpacked = await unpack(job, (step) => progress.push(step));
  return { ...unpacked.origin, text: await readFile(unpacked.path, 'utf8'), progress };
}

const refusal = (bytes: Uint8Array, options = {}) =>
  read(bytes, options).then(
    () => null,
    (error) => {
      if (error instanceof AppError) return { code: error.code, reason: error.reason, detail: error.message };
      throw error;
    },
  );

const header = ['date', 'product', 'quantity', 'price'];
const workbook = (...sheets: WriteSheet[]) => writeXlsx({ sheets });

test('plain text is left where it is', async () => {
  expect(await read(Buffer.from('a,b\n'))).toMatchObject({ container: 'none', sheet: null, sheets: [], text: 'a,b\n' });
});

describe('gzip', () => {
  const text = 'product,price\nTea,1\n'.repeat(5_000);

  test('is unpacked, several members as one text', async () => {
    const members = Buffer.concat([gzipSync(text.slice(0, 70_001)), gzipSync(text.slice(70_001))]);
    const unpacked = await read(members);
    expect(unpacked).toMatchObject({ container: 'gzip', sheet: null, text });
    expect(unpacked.progress.at(-1)).toEqual({ rows: 0, fraction: 1 });
  });

  test('that is cut off or damaged is refused', async () => {
    const packed = gzipSync(text);
    const damaged = packed.map((byte, index) => (index === packed.length >> 1 ? byte ^ 0xff : byte));
    for (const bytes of [packed.subarray(0, -20), packed.subarray(0, 12), damaged])
      expect(await refusal(bytes)).toMatchObject({ code: 'unreadable_file', reason: 'NOT_CSV' });
  });

  test('that grows over the limit is refused, and little of it is written', async () => {
    const refused = await refusal(gzipSync(Buffer.alloc(50 << 20)), { limitBytes: 1 << 20 });
    expect(refused).toMatchObject({ code: 'file_too_large', reason: 'TOO_LARGE' });
    expect((await stat(join(folder, `${files - 1}.text`))).size).toBeLessThanOrEqual(1 << 20);
  });

  test('that grows a thousandfold is refused once it is large', async () => {
    const refused = await refusal(gzipSync(Buffer.alloc(80 << 20)), { limitBytes: 1 << 30 });
    expect(refused).toMatchObject({ code: 'file_too_large', reason: 'TOO_LARGE' });
  });
});

describe('a workbook', () => {
  test('gives each row on the line of its number, as a CSV would have it', async () => {
    const bytes = await workbook({
      name: 'Sales',
      rows: [
        ['Corner shop'],
        [],
        header,
        [new Date(Date.UTC(2024, 0, 5, 9, 15)), 'Tea, "green"', 2, 3.5],
        [new Date(Date.UTC(2024, 11, 31)), 'Cake\nlemon', -1, 1.234],
        [],
        ['2024-01-06', '000123', 0.1 + 0.2, 1234567.891],
        [null, 'Café – 茶', true, '#N/A'],
      ],
      columns: [{ style: { numFmt: 'dd/mm/yyyy hh:mm' } }, {}, {}, {}],
    });
    expect((await read(bytes)).text.split('\n')).toEqual([
      'Corner shop',
      '',
      'date,product,quantity,price',
      '2024-01-05T09:15:00,"Tea, ""green""",2,3.5',
      '2024-12-31,Cake lemon,-1,1.2340',
      '',
      '2024-01-06,000123,0.3,1234567.891',
      ',Café – 茶,TRUE,',
      '',
    ]);
  });
});
