import { AppError } from '../../errors';

const signatures: [name: string, bytes: number[], offset?: number][] = [
  ['a PNG image', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG image', [0xff, 0xd8, 0xff]],
  ['a GIF image', [0x47, 0x49, 0x46, 0x38]],
  ['a PDF document', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a gzip archive', [0x1f, 0x8b]],
  ['a 7-Zip archive', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['a RAR archive', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['a bzip2 archive', [0x42, 0x5a, 0x68, 0x39]],
  ['a Zstandard archive', [0x28, 0xb5, 0x2f, 0xfd]],
  ['an old Excel or Word file', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['a SQLite database', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66, 0x6f, 0x72, 0x6d, 0x61, 0x74]],
  ['a Parquet file', [0x50, 0x41, 0x52, 0x31]],
  ['a program', [0x7f, 0x45, 0x4c, 0x46]],
  ['a tar archive', [0x75, 0x73, 0x74, 0x61, 0x72], 257],
];

const zip = [0x50, 0x4b];

/**
 * Refuses what is not delimited text by its first bytes, and says what it is instead.
 * @param head the first bytes of the file, up to 64 KB
 * @throws AppError "unsupported_file" with reason NOT_CSV
 */
export function refuseOtherContainers(head: Uint8Array): void {
  for (const [name, bytes, offset = 0] of signatures) if (startsWith(head, bytes, offset)) refuse(name);
  if (startsWith(head, zip, 0) && (head[2] ?? 99) < 9) {
    const names = new TextDecoder('latin1').decode(head);
    if (names.includes('xl/') || names.includes('[Content_Types].xml'))
      refuse('an Excel workbook', 'open it and save the sheet as "CSV UTF-8"');
    refuse('a zip archive', 'unzip it and upload the CSV inside');
  }
  const text = new TextDecoder('latin1').decode(head.subarray(0, 4096)).replace(/^(?:\xef\xbb\xbf)?\s*/, '');
  if (/^<(?:!doctype|html|head|body|\?xml|svg|table)/i.test(text))
    refuse('a web page or XML', 'the download may have saved a sign-in page: export the CSV again');
  if (/^(?:\{\s*["}]|\[\s*[{[])/.test(text)) refuse('JSON');
  if (text.startsWith('%!PS') || text.startsWith('{\\rtf')) refuse('a formatted document');
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
  if (breaks === 0 && high > 64 && high > head.length * 0.9) refuse('binary data');
  if (controls > 8 && controls > head.length * 0.02) refuse('binary data');
}

function startsWith(head: Uint8Array, bytes: number[], offset: number): boolean {
  return bytes.every((byte, index) => head[offset + index] === byte);
}

function refuse(name: string, remedy = 'export the sales as CSV and upload that file'): never {
  throw new AppError('unsupported_file', `This file is ${name}, not a CSV; ${remedy}.`, { reason: 'NOT_CSV' });
}
