import type { ByteSource } from '../source';

export interface ZipEntry {
  name: string;
  /** 0 is stored, 8 is deflated. */
  method: number;
  crc: number;
  /** Bytes in the archive, and unpacked as the directory says. */
  packed: number;
  size: number;
  /** Where the header before the content starts. */
  offset: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endBytes = 22;
const entryBytes = 46;
const longestComment = 65_535;
const longestDirectory = 8 << 20;
/** Stands for a number of 64 bits that follows in an extra field. */
const elsewhere = 0xffffffff;

/**
 * The entries that the directory at the end of a zip archive lists, without unpacking anything; null when there is no
 * directory that can be read. Names are for telling what the archive is, never for paths.
 */
export function readZipDirectory(source: ByteSource): ZipEntry[] | null {
  const tail = readAt(source, Math.max(0, source.size - endBytes - longestComment), endBytes + longestComment);
  let end = tail.byteLength - endBytes;
  while (end >= 0 && tail.getUint32(end, true) !== endSignature) end--;
  if (end < 0) return null;
  const count = tail.getUint16(end + 10, true);
  const length = tail.getUint32(end + 12, true);
  const directory = readAt(source, tail.getUint32(end + 16, true), Math.min(length, longestDirectory));
  const entries: ZipEntry[] = [];
  for (let at = 0; entries.length < count; ) {
    if (at + entryBytes > directory.byteLength || directory.getUint32(at, true) !== entrySignature) return null;
    const nameEnd = at + entryBytes + directory.getUint16(at + 28, true);
    const next = nameEnd + directory.getUint16(at + 30, true) + directory.getUint16(at + 32, true);
    if (next > directory.byteLength) return null;
    const name = decoder.decode(new Uint8Array(directory.buffer, at + entryBytes, nameEnd - at - entryBytes));
    const method = directory.getUint16(at + 10, true);
    const crc = directory.getUint32(at + 16, true);
    entries.push({ name, method, crc, ...placeOf(directory, at, nameEnd) });
    at = next;
  }
  return entries;
}

const decoder = new TextDecoder();

function placeOf(directory: DataView, at: number, extra: number): Pick<ZipEntry, 'packed' | 'size' | 'offset'> {
  const end = extra + directory.getUint16(at + 30, true);
  const wide: number[] = [];
  for (let field = extra; field + 4 <= end; field += 4 + directory.getUint16(field + 2, true))
    if (directory.getUint16(field, true) === 1)
      for (let number = field + 4; number + 8 <= end; number += 8)
        wide.push(Number(directory.getBigUint64(number, true)));
  const number = (plain: number) => (plain === elsewhere ? (wide.shift() ?? plain) : plain);
  const size = number(directory.getUint32(at + 24, true));
  const packed = number(directory.getUint32(at + 20, true));
  return { size, packed, offset: number(directory.getUint32(at + 42, true)) };
}

function readAt(source: ByteSource, offset: number, length: number): DataView {
  const bytes = new Uint8Array(Math.max(0, Math.min(length, source.size - offset)));
  return new DataView(bytes.buffer, 0, source.read(offset, bytes));
}
