import { crc32, createInflateRaw } from 'node:zlib';
import type { ZipEntry } from '../../ingest/read/zip-directory';

const localHeaderBytes = 30;
const deflated = 8;
const chunkBytes = 1 << 18;

/**
 * Whether an entry is what the directory says: its name, its length and its checksum. Unpacks it without
 * keeping it, and stops where it grows longer.
 */
export async function isIntact(archive: Buffer, entry: ZipEntry): Promise<boolean> {
  const { name, offset, packed, size, method } = entry;
  if (offset + localHeaderBytes > archive.length || (method !== 0 && method !== deflated)) return false;
  const nameEnd = offset + localHeaderBytes + archive.readUInt16LE(offset + 26);
  if (archive.toString('utf8', offset + localHeaderBytes, nameEnd) !== name) return false;
  const start = nameEnd + archive.readUInt16LE(offset + 28);
  const content = archive.subarray(start, start + packed);
  if (packed === 0 || method === 0) return content.length === size && packed === size && crc32(content) === entry.crc;
  let crc = 0;
  let length = 0;
  try {
    for await (const chunk of createInflateRaw({ chunkSize: chunkBytes }).end(content)) {
      length += chunk.length;
      if (length > size) return false;
      crc = crc32(chunk, crc);
    }
  } catch {
    return false;
  }
  return length === size && crc === entry.crc;
}
