import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type WriteSheet, writeXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../errors';
import { memorySource } from '../../ingest/memory';
import { zipOf } from '../testing/zip';
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

  const sales = (rows: number, product = 'Tea') => [
    header,
    ...Array.from({ length: rows }, (_, index) => ['2024-01-05', `${product} ${index}`, 1, 2.5]),
  ];
  const notes = Array.from({ length: 50 }, (_, index) => [`Note ${index}`]);

  test.each([
    [
      'the longest one with a header of sales',
      [
        ['Notes', 50, false],
        ['May', 3, false],
        ['June', 9, false],
      ],
      'June',
    ],
    [
      'the first that is not empty when none has one',
      [
        ['Blank', 0, false],
        ['Notes', 50, false],
      ],
      'Notes',
    ],
    [
      'a visible one before a hidden one',
      [
        ['Old', 9, true],
        ['May', 3, false],
      ],
      'May',
    ],
    [
      'a hidden one when no other has rows',
      [
        ['Blank', 0, false],
        ['Old', 9, true],
      ],
      'Old',
    ],
  ] as const)('of several sheets gives %s', async (_rule, sheets, chosen) => {
    const bytes = await workbook(
      ...sheets.map(([name, rows, hidden]) => ({
        name,
        hidden,
        rows: rows === 0 ? [] : name === 'Notes' ? notes : sales(rows, name),
      })),
    );
    const unpacked = await read(bytes);
    expect(unpacked).toMatchObject({ container: 'xlsx', sheet: chosen, sheets: sheets.map(([name]) => name) });
    expect(unpacked.text).toContain(chosen === 'Notes' ? 'Note 49' : `${chosen} 2`);
  });

  test('gives the sheet that the uploader names, or says which there are', async () => {
    const bytes = await workbook({ name: 'May', rows: sales(9) }, { name: 'R&D "Café"', rows: sales(1, 'Cake') });
    expect(await read(bytes, { sheet: 'R&D "Café"' })).toMatchObject({ sheet: 'R&D "Café"' });
    const refused = await refusal(bytes, { sheet: 'July' });
    expect(refused?.code).toBe('invalid_input');
    expect(refused?.detail).toContain('"May"');
  });

  test('gives the days and times of its number formats, in both date systems', async () => {
    const day = new Date(Date.UTC(2024, 1, 29));
    const instant = new Date(Date.UTC(2024, 1, 29, 23, 59, 59, 600));
    const rows = [[day, instant, 0.25, 45351]];
    const columns = ['dd.mm.yy', 'd mmm yyyy hh:mm', '[h]:mm', '#,##0.00 [$€-407]'].map((numFmt) => ({
      style: { numFmt },
    }));
    for (const dateSystem of ['1900', '1904'] as const) {
      const bytes = await writeXlsx({ sheets: [{ name: 'S', rows, columns }], dateSystem });
      expect((await read(bytes)).text).toBe('2024-02-29,2024-03-01,06:00:00,45351\n');
    }
  });

  test('with broken dates or numbers is no fault', async () => {
    const columns = [{ style: { numFmt: 'yyyy-mm-dd' } }, {}];
    const rows = [
      [1e300, 1e300],
      [-1e300, 1e-7],
    ];
    expect((await read(await workbook({ name: 'S', rows, columns }))).text).toBe('no date,1e+300\nno date,1e-7\n');
  });

  test('that is cut off or damaged at any byte is refused, or nothing of it is lost', async () => {
    const bytes = await workbook({ name: 'May', rows: sales(20) });
    const { text } = await read(bytes);
    for (let at = 0; at < bytes.length; at += 29) {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 0x55;
      for (const file of [damaged, bytes.slice(0, at)]) {
        const outcome = await read(file).catch((error: unknown) => error);
        if (outcome instanceof AppError) expect(outcome.reason).toMatch(/NOT_CSV|TOO_LARGE/);
        else if (at > 4) expect(outcome).toMatchObject({ text });
      }
    }
  });

  test('without a row is refused as empty', async () => {
    expect(await refusal(await workbook({ name: 'S', rows: [] }))).toMatchObject({ reason: 'EMPTY_FILE' });
  });

  test('whose sheet, texts or rows are a bomb is refused as too large', async () => {
    const bomb = (part: string, size: number, told = size) =>
      zipOf({
        '[Content_Types].xml': { content: Buffer.from('<Types/>') },
        'xl/workbook.xml': { content: Buffer.from('<workbook/>') },
        [part]: { content: Buffer.alloc(size, ' '), told },
      });
    const large = { code: 'file_too_large', reason: 'TOO_LARGE' };
    expect(await refusal(bomb('xl/worksheets/sheet1.xml', 80 << 20))).toMatchObject(large);
    expect(await refusal(bomb('xl/worksheets/sheet1.xml', 10, 2 ** 31))).toMatchObject(large);
    expect(await refusal(bomb('xl/sharedStrings.xml', 40 << 20))).toMatchObject(large);
    expect(await refusal(bomb('xl/worksheets/sheet1.xml', 80 << 20, 100))).toMatchObject({ reason: 'NOT_CSV' });
    const repeated = await workbook({ name: 'S', rows: Array.from({ length: 90 }, () => ['x'.repeat(30_000)]) });
    expect(await refusal(repeated, { limitBytes: 1 << 20 })).toMatchObject(large);
  });

  test('never looks up an entity', async () => {
    const parts = {
      '[Content_Types].xml': '<Types/>',
      '_rels/.rels':
        '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
      'xl/workbook.xml': '<workbook><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      'xl/worksheets/sheet1.xml':
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>&b;&c;Tea</t></is></c></row></sheetData></worksheet>',
    };
    const bytes = zipOf(
      Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, { content: Buffer.from(xml) }])),
    );
    const { text } = await read(bytes);
    expect(text).not.toMatch(/aaaa|root:/);
    expect(text).toContain('Tea');
  });
});
