import { createReadStream } from 'node:fs';
import { crc32, createInflateRaw } from 'node:zlib';
import type { ZipEntry } from '../../../ingest/container/zip-directory';
import type { ByteSource } from '../../../ingest/source';
import { damaged } from './damaged';

const localHeaderBytes = 30;
const deflated = 8;
const chunkBytes = 1 << 17;

/** A zip archive on the disk and the entries of its directory. */
export interface Archive {
  path: string;
  source: ByteSource;
  entries: Map<string, ZipEntry>;
}

/**
 * The content of an entry, piece by piece; nothing is kept.
 * @throws AppError "unreadable_file" when the content is not as the directory says: its name, length or checksum
 */
export async function* readEntry({ path, source }: Archive, entry: ZipEntry): AsyncGenerator<Buffer> {
  const { name, offset, packed, size, method } = entry;
  const header = Buffer.alloc(localHeaderBytes + Buffer.byteLength(name));
  source.read(offset, header);
  const start = offset + header.length + header.readUInt16LE(28);
  const named = header.readUInt16LE(26) === header.length - localHeaderBytes && header.toString('utf8', 30) === name;
  if (!named || start + packed > source.size || (method !== 0 && method !== deflated)) throw damaged();
  if (size === 0) return;
  const content = createReadStream(path, { start, end: start + packed - 1, highWaterMark: chunkBytes });
  const unpacker = createInflateRaw({ chunkSize: chunkBytes });
  content.on('error', (error) => unpacker.destroy(error));
  let crc = 0;
  let length = 0;
  try {
    for await (const chunk of method === deflated ? content.pipe(unpacker) : content) {
      length += chunk.length;
      if (length > size) throw damaged();
      crc = crc32(chunk, crc);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof Error && 'code' in error && String(error.code).startsWith('Z_') ? damaged() : error;
  } finally {
    content.destroy();
    unpacker.destroy();
  }
  if (length !== size || crc !== entry.crc) throw damaged();
}
