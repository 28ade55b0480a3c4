import { AppError } from '../../errors';
import type { ByteSource } from '../source';
import { nameCompoundFile } from './compound-file';
import { readZipDirectory } from './zip-directory';

/** What a sales file may come packed in; its content counts, not its name. */
export type Container = 'none' | 'gzip' | 'xlsx';

const exportAgain = 'export the sales as CSV and upload that file';
const unpackFirst = 'unpack it and upload the CSV inside';
const saveAgain = 'save it as .xlsx or CSV and upload that file';

const signatures: [name: string, bytes: string | number[], offset?: number, remedy?: string][] = [
  ['a PNG image', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG image', [0xff, 0xd8, 0xff]],
  ['a GIF image', 'GIF8'],
  ['a TIFF image', 'II*\0'],
  ['a TIFF image', 'MM\0*'],
  ['a PDF document', '%PDF-'],
  ['a PostScript document', '%!PS'],
  ['a formatted document', '{\\rtf'],
  ['a 7-Zip archive', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], 0, unpackFirst],
  ['a RAR archive', 'Rar!\x1a\x07', 0, unpackFirst],
  ['a bzip2 archive', 'BZh', 0, unpackFirst],
  ['an xz archive', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0], 0, unpackFirst],
  ['a Zstandard archive', [0x28, 0xb5, 0x2f, 0xfd], 0, unpackFirst],
  ['a tar archive', 'ustar', 257, unpackFirst],
  ['a SQLite database', 'SQLite format 3\0'],
  ['an Access database', '\0\x01\0\0Standard '],
  ['a Parquet file', 'PAR1'],
  ['an Arrow file', 'ARROW1'],
  ['a program', [0x7f, 0x45, 0x4c, 0x46]],
  ['a program', 'MZ\x90\0'],
  ['a sound file', 'ID3'],
  ['a sound, video or image file', 'RIFF'],
  ['a photo or video', 'ftyp', 4],
];

/** Zip archives that are documents, by the name of an entry; the first that fits counts. */
const documents: [entry: RegExp, name: string, remedy: string][] = [
  [/^xl\/workbook\.bin$/i, 'a binary Excel workbook (.xlsb)', saveAgain],
  [/^word\//, 'a Word document', exportAgain],
  [/^ppt\//, 'a PowerPoint file', exportAgain],
  [/^content\.xml$/, 'an OpenDocument file (LibreOffice)', saveAgain],
  [/^index\/document\.iwa$/i, 'a Numbers or Pages document', saveAgain],
];

const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const gzip = [0x1f, 0x8b, 8];
const headBytes = 65_536;

/**
 * What a file is by its content: delimited text as it stands, or a container that text can be got out of.
 * @throws AppError "unsupported_file" with reason NOT_CSV that names anything else and says what to do
 */
export function containerOf(source: ByteSource): Container {
  const buffer = new Uint8Array(headBytes);
  const head = buffer.subarray(0, source.read(0, buffer));
  if (startsWith(head, gzip)) return 'gzip';
  if (startsWith(head, 'PK\x03\x04') || startsWith(head, 'PK\x05\x06')) return containerOfZip(source);
  if (startsWith(head, compoundFile)) refuse(nameCompoundFile(source), saveAgain);
  for (const [name, bytes, offset, remedy] of signatures)
    if (startsWith(head, bytes, offset)) refuse(name, remedy ?? exportAgain);
  refuseMarkup(head);
  return 'none';
}

/**
 * Refuses a container inside a container.
 * @throws AppError "unsupported_file" with reason NOT_CSV unless the bytes are text as they stand
 */
export function refuseContainer(source: ByteSource): void {
  const container = containerOf(source);
  if (container === 'gzip') refuse('a gzip archive', unpackFirst);
  if (container === 'xlsx') refuse('an Excel workbook', 'upload the workbook by itself');
}

/**
 * Refuses bytes that are no text of a single-byte or UTF-8 encoding: many control characters, or hardly a letter of
 * ASCII and not one line break.
 */
export function refuseBinary(head: Uint8Array): void {
  let controls = 0;
  let high = 0;
  let breaks = 0;
  for (const byte of head) {
    if (byte > 127) high++;
    else if (byte === 10 || byte === 13) breaks++;
    else if (byte < 32 && !(byte >= 9 && byte <= 12) && byte !== 27) controls++;
  }
  if (breaks === 0 && high > 64 && high > head.length * 0.9) refuse('binary data', exportAgain);
  if (controls > 8 && controls > head.length * 0.02) refuse('binary data', exportAgain);
}

function containerOfZip(source: ByteSource): Container {
  const entries = readZipDirectory(source);
  if (entries === null) refuse('a zip archive that is cut off or damaged', 'unzip it and upload the CSV inside');
  if (entries.some(({ name }) => name === 'xl/workbook.xml')) return 'xlsx';
  for (const [entry, name, remedy] of documents)
    if (entries.some((found) => entry.test(found.name))) refuse(name, remedy);
  refuse('a zip archive', 'unzip it first and upload the CSV inside');
}

/** A web page, XML or JSON, in any of the encodings that have ASCII's letters. */
function refuseMarkup(head: Uint8Array): void {
  const text = latin1
    .decode(head.subarray(0, 4096))
    .replaceAll('\0', '')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*/, '');
  if (
    /^<(?:!doctype|!--|html|head|body|\?xml|svg|table|meta|script|style|title|link|div|form|section|main)\b/i.test(text)
  )
    refuse('a web page or XML', 'the download may have saved a sign-in page: export the CSV again');
  if (/^(?:\{\s*["}]|\[\s*[{["\]])/.test(text)) refuse('JSON', exportAgain);
  if (sqlScript.test(text)) refuse('an SQL script', exportAgain);
}

/** Statements that begin a database's dump, perhaps after lines of comments. */
const sqlScript =
  /^(?:(?:--|#)[^\n]*\n\s*)*(?:insert\s+into|create\s+(?:table|database)|drop\s+table|begin\s+transaction|pragma|set\s+names)\s/i;

/** Bytes as they are, but for 0x80 to 0x9f. */
const latin1 = new TextDecoder('latin1');

function startsWith(head: Uint8Array, bytes: string | number[], offset = 0): boolean {
  for (let index = 0; index < bytes.length; index++) {
    const byte = typeof bytes === 'string' ? bytes.charCodeAt(index) : bytes[index];
    if (head[offset + index] !== byte) return false;
  }
  return true;
}

function refuse(name: string, remedy: string): never {
  throw new AppError('unsupported_file', `This file is ${name}, not a CSV; ${remedy}.`, { reason: 'NOT_CSV' });
}
