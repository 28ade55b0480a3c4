import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type WriteSheet, writeXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../errors';
import { containerOf } from '../../ingest/container/container';
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
  const source = memorySource(bytes);
  const container = containerOf(source);
  if (container === 'none') throw new Error('This is no packed file.');
  const job = { path, source, container, options: {}, sheet, limitBytes };
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
    expect((await read(await workbook({ name: 'S', rows, columns }))).text).toBe('1e+300,1e+300\n-1e+300,1e-7\n');
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

  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const workbookOf = (sheet: string | Buffer, texts = '<sst/>', told?: number) =>
    zipOf({
      'xl/workbook.xml': { content: Buffer.from('<workbook><sheets><sheet name="S" r:id="r1"/></sheets></workbook>') },
      'xl/_rels/workbook.xml.rels': {
        content: Buffer.from(
          `<Relationships><Relationship Id="r1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/>` +
            `<Relationship Id="r2" Type="${relation}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
        ),
      },
      'xl/sharedStrings.xml': { content: Buffer.from(texts) },
      'xl/worksheets/sheet1.xml': { content: Buffer.from(sheet), ...(told === undefined ? {} : { told }) },
    });
  const sheetOf = (rows: string) => `<x:worksheet><x:sheetData>${rows}</x:sheetData></x:worksheet>`;

  test('is read with prefixed names, rich texts, formulas and cells without a place', async () => {
    const texts =
      '<sst><si><r><t>Earl </t></r><r><t>Grey</t></r><rPh><t>aru</t></rPh></si><si><t>A_x000D_&amp;_x000A_B</t></si></sst>';
    const rows =
      '<x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="s"><x:v>1</x:v></x:c><x:c t="s"><x:v></x:v></x:c></x:row>' +
      '<x:row r="3"><x:c r="B3"><x:f>1+2</x:f><x:v>3</x:v></x:c><x:c r="AA3" t="str"><x:v>x</x:v></x:c></x:row>' +
      '<x:row><x:c t="e"><x:v>#N/A</x:v></x:c><x:c t="d"><x:v>2024-01-05T00:00:00</x:v></x:c><x:c t="inlineStr"><x:is><x:t><![CDATA[<y>]]></x:t></x:is></x:c></x:row>';
    const { text } = await read(workbookOf(sheetOf(rows), texts));
    expect(text).toBe(`Earl Grey,A & B\n\n,3${','.repeat(25)}x\n,2024-01-05,<y>${','.repeat(24)}\n`);
  });

  const large = { code: 'file_too_large', reason: 'TOO_LARGE' };
  const damaged = { code: 'unreadable_file', reason: 'NOT_CSV' };
  test.each([
    ['a sheet of blanks', () => workbookOf(Buffer.alloc(80 << 20, ' ')), large],
    ['a sheet that is told to be huge', () => workbookOf('<x/>', '<sst/>', 2 ** 31 + 1), large],
    ['a sheet longer than told', () => workbookOf(Buffer.alloc(40 << 20, ' '), '<sst/>', 100), damaged],
    ['millions of texts', () => workbookOf('<x/>', '<si/>'.repeat(2_000_001)), large],
    ['an endless row', () => workbookOf(sheetOf(`<row>${'<c/>'.repeat(20_000)}</row>`)), damaged],
    ['a row beyond the last', () => workbookOf(sheetOf('<row r="99999999"/>')), damaged],
    ['an endless tag', () => workbookOf(`<row ${'r="1" '.repeat(400_000)}/>`), damaged],
    ['an endless cell', () => workbookOf(sheetOf(`<row><c><v>${'1'.repeat(2 << 20)}</v></c></row>`)), damaged],
    ['texts that are missing', () => workbookOf(sheetOf('<row><c t="s"><v>0</v></c></row>')), damaged],
    ['endless depth', () => workbookOf('<a>'.repeat(100)), damaged],
    ['a sheet without an end', () => workbookOf('<worksheet><sheetData><row r="1"><c><v>1</v></c></row>'), damaged],
  ])('with %s is refused', async (_what, make, refused) => {
    expect(await refusal(make(), { limitBytes: 100 << 20 })).toMatchObject(refused);
  });

  test('whose cells repeat one long text is refused at the limit', async () => {
    const repeated = await workbook({ name: 'S', rows: Array.from({ length: 90 }, () => ['x'.repeat(30_000)]) });
    expect(await refusal(repeated, { limitBytes: 1 << 20 })).toMatchObject(large);
  });

  test('never looks up an entity', async () => {
    const types = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>';
    const cell = '<row r="1"><c t="inlineStr"><is><t>&b;&c;Tea</t></is></c></row>';
    const { text } = await read(workbookOf(types + sheetOf(cell)));
    expect(text).toBe('&b;&c;Tea\n');
  });
});
