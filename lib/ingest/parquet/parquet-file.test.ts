import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MemorySink } from '../memory';
import { ByteWriter } from './byte-writer';
import { bitsFor, writeHybrid } from './encodings';
import { ParquetFile } from './parquet-file';
import { noValues, RowGroupWriter } from './row-group';

test('DuckDB reads back every type, with and without values and dictionary', async () => {
  const parts: Uint8Array[] = [];
  const sink = { write: (bytes: Uint8Array) => void parts.push(bytes.slice()), restart: () => undefined };
  const file = new ParquetFile(sink, [
    { name: 'day', type: { kind: 'date' } },
    { name: 'second', type: { kind: 'int32' } },
    { name: 'name', type: { kind: 'text' } },
    { name: 'key', type: { kind: 'int64' } },
    { name: 'price', type: { kind: 'decimal', scale: 2, wide: false } },
    { name: 'huge', type: { kind: 'decimal', scale: 3, wide: true } },
    { name: 'nothing', type: { kind: 'text' } },
  ]);
  const plain = { dictionary: null, repeatsPage: false, range: null };
  const text = (out: ByteWriter) => {
    for (const name of ['Tea', 'Café']) {
      const bytes = new TextEncoder().encode(name);
      out.int32(bytes.length);
      out.append(bytes);
    }
  };
  const int32s =
    (...values: number[]) =>
    (out: ByteWriter) => {
      for (const value of values) out.int32(value);
    };
  for (let group = 0; group < 2; group++) {
    const pages = new MemorySink();
    const writer = new RowGroupWriter(pages);
    writer.write(3, 7, (column) => {
      if (column === 0)
        return {
          ...plain,
          present: null,
          values: 3,
          range: [0, 2],
          writePlain: int32s(0, 1, 2),
        };
      if (column === 1)
        return {
          ...plain,
          present: Uint8Array.of(1, 0, 1),
          values: 2,
          writePlain: int32s(60, 61),
        };
      if (column === 2) {
        const dictionary = { codes: Int32Array.of(0, 1, 0), size: 2, write: text };
        return { ...plain, present: null, values: 3, dictionary, writePlain: null };
      }
      if (column === 3 || column === 4)
        return {
          ...plain,
          present: null,
          values: 3,
          writePlain: int32s(-1, -1, 5, 0, 250, 0),
        };
      if (column === 5)
        return {
          ...plain,
          present: null,
          values: 3,
          writePlain: (out) => {
            for (const value of [-1n, 10n ** 30n, 5n]) out.append(bigEndian(value));
          },
        };
      return noValues;
    });
    file.add(writer.groups, pages.bytes());
  }
  file.finish();

  const folder = mkdtempSync(join(tmpdir(), 'parquet-'));
  try {
    const path = join(folder, 'part.parquet');
    writeFileSync(path, Buffer.concat(parts));
    const connection = await (await DuckDBInstance.create()).connect();
    const rows = await connection.runAndReadAll(`SELECT * FROM '${path}'`);
    const group = [
      { day: '1970-01-01', second: 60, name: 'Tea', key: '-1', price: '-0.01', huge: '-0.001', nothing: null },
      {
        day: '1970-01-02',
        second: null,
        name: 'Café',
        key: '5',
        price: '0.05',
        huge: '1000000000000000000000000000.000',
        nothing: null,
      },
      { day: '1970-01-03', second: 61, name: 'Tea', key: '250', price: '2.50', huge: '0.005', nothing: null },
    ];
    expect(rows.getRowObjectsJson()).toEqual([...group, ...group]);
    const meta = await connection.runAndReadAll(
      `SELECT DISTINCT stats_min_value, stats_max_value FROM parquet_metadata('${path}') WHERE path_in_schema = 'day'`,
    );
    expect(meta.getRowObjectsJson()).toEqual([{ stats_min_value: '1970-01-01', stats_max_value: '1970-01-03' }]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function bigEndian(value: bigint): Uint8Array {
  const view = new DataView(new ArrayBuffer(16));
  view.setBigInt64(0, value >> 64n);
  view.setBigUint64(8, BigInt.asUintN(64, value));
  return new Uint8Array(view.buffer);
}

test('bit-packed values come back at every width', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 31 }),
      fc.array(fc.nat(2 ** 31 - 1), { minLength: 1, maxLength: 70 }),
      (width, raw) => {
        const values = Int32Array.from(raw, (value) => value % 2 ** width);
        const out = new ByteWriter();
        writeHybrid(out, values, values.length, width);
        expect(unpack(out.filled(), width, values.length)).toEqual([...values]);
      },
    ),
  );
  expect([0, 1, 2, 255, 256].map(bitsFor)).toEqual([0, 1, 2, 8, 9]);
});

/** Reads one run by the format's definition, bit by bit. */
function unpack(bytes: Uint8Array, width: number, count: number): number[] {
  let header = 0;
  let at = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++] ?? 0;
    header += (byte & 127) * 2 ** shift;
    if (byte < 128) break;
  }
  const bit = (index: number) => ((bytes[at + (index >> 3)] ?? 0) >> (index & 7)) & 1;
  const valueAt = (first: number) =>
    Array.from({ length: width }, (_, index) => bit(first + index) * 2 ** index).reduce((a, b) => a + b, 0);
  if (header % 2 === 0) return Array(header / 2).fill(valueAt(0));
  expect(bytes.length - at).toBe(((header - 1) / 2) * width);
  return Array.from({ length: count }, (_, index) => valueAt(index * width));
}
