import { createReadStream, createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { AppError } from '../../errors';
import { Expansion } from './expansion';

const chunkBytes = 1 << 20;

/**
 * Unpacks a gzip file to `target` as a stream; several members are one text.
 * @param onBytes called with the packed bytes read so far
 * @throws AppError "file_too_large" past `limitBytes`; "unreadable_file" with NOT_CSV when the archive is damaged
 */
export async function gunzip(
  source: string,
  target: string,
  limitBytes: number,
  onBytes: (packed: number) => void,
): Promise<void> {
  const expansion = new Expansion(limitBytes);
  const unpacker = createGunzip({ chunkSize: chunkBytes });
  const meter = new Transform({
    highWaterMark: chunkBytes,
    transform(chunk: Buffer, _encoding, done) {
      try {
        expansion.add(chunk.length, unpacker.bytesWritten);
      } catch (error) {
        return done(error instanceof Error ? error : new Error(String(error)));
      }
      onBytes(unpacker.bytesWritten);
      done(null, chunk);
    },
  });
  try {
    const packed = createReadStream(source, { highWaterMark: chunkBytes });
    await pipeline(packed, unpacker, meter, createWriteStream(target, { flags: 'wx', highWaterMark: chunkBytes }));
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^Z_(BUF|DATA)_ERROR$/.test(String(error.code)))
      throw new AppError(
        'unreadable_file',
        'This gzip archive is cut off or damaged; export it again, or unpack it and upload the CSV inside.',
        { reason: 'NOT_CSV' },
      );
    throw error;
  }
}
