import { describe, expect, test } from 'vitest';
import { AppError } from '../../errors';
import { memorySource } from '../memory';
import { containerOf, refuseContainer } from './container';
import { readZipDirectory } from './zip-directory';

const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

function refusal(run: () => unknown): string | null {
  try {
    run();
  } catch (error) {
    if (error instanceof AppError && error.reason === 'NOT_CSV') return error.message;
    throw error;
  }
  return null;
}

/** A zip archive of empty entries; see APPNOTE.TXT 4.3.12 and 4.3.16. */
function zipOf(names: string[], sizes: { size?: number; wide?: bigint } = {}): Uint8Array {
  const local = 'PK\x03\x04'.padEnd(30, '\0');
  const directory = names.map((name) => {
    const entry = new DataView(new ArrayBuffer(46 + name.length + (sizes.wide === undefined ? 0 : 12)));
    entry.setUint32(0, 0x02014b50, true);
    entry.setUint32(20, 7, true);
    entry.setUint32(24, sizes.wide === undefined ? (sizes.size ?? 0) : 0xffffffff, true);
    entry.setUint16(28, name.length, true);
    new Uint8Array(entry.buffer).set(bytesOf(name), 46);
    if (sizes.wide !== undefined) {
      entry.setUint16(30, 12, true);
      entry.setUint16(46 + name.length, 1, true);
      entry.setUint16(48 + name.length, 8, true);
      entry.setBigUint64(50 + name.length, sizes.wide, true);
    }
    return String.fromCharCode(...new Uint8Array(entry.buffer));
  });
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(10, names.length, true);
  end.setUint32(12, directory.join('').length, true);
  end.setUint32(16, local.length, true);
  return bytesOf(local + directory.join('') + String.fromCharCode(...new Uint8Array(end.buffer)));
}

/** An OLE compound file whose directory, in sector 1, has one stream of this name. */
function compoundFileOf(stream: string): Uint8Array {
  const file = new DataView(new ArrayBuffer(2048));
  new Uint8Array(file.buffer).set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  file.setUint16(30, 9, true);
  file.setUint32(48, 1, true);
  for (const [index, letter] of [...stream].entries())
    file.setUint16(1024 + 128 + 2 * index, letter.charCodeAt(0), true);
  return new Uint8Array(file.buffer);
}

describe('a file is what its bytes are', () => {
  test.each([
    ['product,price\nTea,1\n', 'none'],
    ['', 'none'],
    ['BZ,PK,II\n', 'none'],
    ['\x1f\x8b\x08\0\0\0\0\0', 'gzip'],
  ])('%j is %s', (text, container) => {
    expect(containerOf(memorySource(bytesOf(text)))).toBe(container);
  });

  test('a zip archive is a workbook when it has one', () => {
    const workbook = memorySource(zipOf(['[Content_Types].xml', 'xl/workbook.xml']));
    expect(containerOf(workbook)).toBe('xlsx');
    expect(refusal(() => refuseContainer(workbook))).toContain('an Excel workbook');
    expect(refusal(() => refuseContainer(memorySource(bytesOf('\x1f\x8b\x08'))))).toContain('a gzip archive');
  });

  test.each([
    ['PNG', '\x89PNG\r\n\x1a\n', 'CSV'],
    ['JPEG', '\xff\xd8\xff\xe0', 'CSV'],
    ['GIF', 'GIF89a', 'CSV'],
    ['TIFF', 'II*\0\x08\0\0\0', 'CSV'],
    ['PDF', '%PDF-1.7', 'CSV'],
    ['PostScript', '%!PS-Adobe', 'CSV'],
    ['formatted document', '{\\rtf1', 'CSV'],
    ['7-Zip', '7z\xbc\xaf\x27\x1c', 'unpack it'],
    ['RAR', 'Rar!\x1a\x07\x01\0', 'unpack it'],
    ['bzip2', 'BZh91AY', 'unpack it'],
    ['xz', '\xfd7zXZ\0', 'unpack it'],
    ['Zstandard', '\x28\xb5\x2f\xfd', 'unpack it'],
    ['tar', `${'sales.csv'.padEnd(257, '\0')}ustar`, 'unpack it'],
    ['SQLite', 'SQLite format 3\0', 'CSV'],
    ['Access', '\0\x01\0\0Standard Jet DB', 'CSV'],
    ['Parquet', 'PAR1\x15', 'CSV'],
    ['Arrow', 'ARROW1\0\0', 'CSV'],
    ['program', '\x7fELF\x02', 'CSV'],
    ['web page', '\n <!DOCTYPE html><html>', 'export the CSV again'],
    ['web page', '\xff\xfe<\0h\0t\0m\0l\0>\0', 'export the CSV again'],
    ['XML', '\xef\xbb\xbf<?xml version="1.0"?>', 'export the CSV again'],
    ['JSON', '[{"product": "Tea"}]', 'CSV'],
    ['JSON', '{\n "rows": []}', 'CSV'],
    ['cut off', 'PK\x03\x04\x14\0', 'unzip'],
  ])('%s is refused by name', (name, text, remedy) => {
    const sentence = refusal(() => containerOf(memorySource(bytesOf(text))));
    expect(sentence).toContain(name);
    expect(sentence).toContain(remedy);
  });

  test.each([
    ['a zip archive', ['../../etc/sales.csv', 'notes.txt'], 'unzip it first'],
    ['.xlsb', ['[Content_Types].xml', 'xl/workbook.bin'], 'save it as .xlsx or CSV'],
    ['Word', ['[Content_Types].xml', 'word/document.xml'], 'CSV'],
    ['OpenDocument', ['mimetype', 'content.xml'], 'save it as .xlsx or CSV'],
    ['Numbers', ['Index/Document.iwa'], 'save it as .xlsx or CSV'],
  ])('%s is told by its entries %j', (name, entries, remedy) => {
    const sentence = refusal(() => containerOf(memorySource(zipOf(entries))));
    expect(sentence).toContain(name);
    expect(sentence).toContain(remedy);
  });

  test.each([
    ['with a password', 'EncryptedPackage'],
    ['(.xls)', 'Workbook'],
    ['Word', 'WordDocument'],
    ['old Office', 'Contents'],
  ])('a compound file is %s when it has the stream %s', (name, stream) => {
    const sentence = refusal(() => containerOf(memorySource(compoundFileOf(stream))));
    expect(sentence).toContain(name);
    expect(sentence).toContain('save it as .xlsx or CSV');
  });
});

describe('the directory of a zip archive', () => {
  test('gives names and sizes, of 64 bits too', () => {
    expect(readZipDirectory(memorySource(zipOf(['a', 'b.csv'], { size: 9 })))).toMatchObject([
      { name: 'a', packed: 7, size: 9 },
      { name: 'b.csv', packed: 7, size: 9 },
    ]);
    expect(readZipDirectory(memorySource(zipOf(['a'], { wide: 5_000_000_000n })))).toMatchObject([
      { name: 'a', packed: 7, size: 5_000_000_000 },
    ]);
  });

  test('that is cut off at any byte is none, and never a fault', () => {
    const whole = zipOf(['xl/workbook.xml', 'b'], { wide: 5n });
    for (let length = 0; length < whole.length; length++)
      expect(readZipDirectory(memorySource(whole.subarray(0, length)))).toBeNull();
  });
});
