import 'server-only';
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import { AppError } from '../../errors';
import { env } from '../env';
import { bodyOf } from './body';
import { freeing } from './freeing';
import { refuseWithoutRoom } from './room';

export interface Received {
  /** Null when the name was not sent. */
  fileName: string | null;
  bytes: number;
  sha256: string;
  /** Form fields beside the file, empty for a raw body. */
  fields: Record<string, string>;
}

/** Told how many bytes have come in, and how many of them are on the disk. */
type OnBytes = (bytes: number, written: number) => void;

/**
 * Streams the file in a request to `path`: the multipart field `file`, or the raw body. Bytes are counted and hashed on the
 * way, and nothing is held in memory.
 * @throws AppError "file_too_large", "storage_full", "unsupported_file", or "invalid_input" when the body is not complete or stops coming
 */
export async function receive(request: Request, path: string, tell: OnBytes): Promise<Received> {
  const type = request.headers.get('content-type') ?? '';
  const announced = Number(request.headers.get('content-length') ?? 0);
  const multipart = type.startsWith('multipart/form-data');
  if (announced > limitBytes() + (multipart ? 65_536 : 0)) throw tooLarge();
  refuseWithoutRoom(announced);
  const body = bodyOf(request);
  if (body === null) throw new AppError('invalid_input', 'Send the file as the multipart field "file" or as the body.');
  const idle = endWhenIdle(body);
  const onBytes: OnBytes = (bytes, written) => {
    idle.refresh();
    tell(bytes, written);
  };
  try {
    if (multipart) return await receiveForm(body, type, path, onBytes);
    if (!readableTypes.test(type))
      throw new AppError('unsupported_file', `A body of type ${type} is not a sales file. Send CSV as text/csv.`);
    return { fileName: null, fields: {}, ...(await spool(body, path, limitBytes(), onBytes)) };
  } catch (error) {
    throw isCutOff(error)
      ? new AppError('invalid_input', 'The upload ended early. Nothing was stored; send the file again.')
      : error;
  } finally {
    clearTimeout(idle);
    body.destroy();
  }
}

/** Ends a body of which nothing has come for a while, unless the timer is refreshed. */
function endWhenIdle(body: Readable): NodeJS.Timeout {
  const seconds = env().UPLOAD_IDLE_SECONDS;
  const stalled = `No more came for ${seconds} seconds. Nothing was stored; send the file again.`;
  return setTimeout(() => body.destroy(new AppError('invalid_input', stalled)), seconds * 1000);
}

const readableTypes =
  /^(text\/(csv|plain|tab-separated-values)|application\/(octet-stream|csv|vnd\.ms-excel|(x-)?gzip|zip|vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet))?(;|$)/;

/** Of an upload, and of the text in a packed one. */
export function limitBytes(): number {
  return env().MAX_UPLOAD_MB * 1_048_576;
}

function tooLarge(): AppError {
  return new AppError(
    'file_too_large',
    `The file is over the limit of ${env().MAX_UPLOAD_MB} MB. Nothing was stored; split it, or raise MAX_UPLOAD_MB.`,
    { reason: 'TOO_LARGE' },
  );
}

const roomEveryBytes = 16 << 20;

/**
 * Writes a stream to `path`, counted and hashed on the way. What comes of it is nobody else's.
 * @throws AppError "file_too_large" past `limit` bytes
 */
export async function spool(source: Readable, path: string, limit: number, onBytes: OnBytes = () => {}) {
  const file = createWriteStream(path, { flags: 'wx', highWaterMark: 4_194_304, fs: freeing });
  const hash = createHash('sha256');
  let bytes = 0;
  let roomChecked = 0;
  const meter = new Transform({
    highWaterMark: 4_194_304,
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > limit) return done(tooLarge());
      if (bytes - roomChecked > roomEveryBytes) {
        roomChecked = bytes;
        try {
          refuseWithoutRoom(0);
        } catch (error) {
          return done(error instanceof Error ? error : new Error(String(error)));
        }
      }
      hash.update(chunk);
      onBytes(bytes, file.bytesWritten);
      done(null, chunk);
    },
  });
  await pipeline(source, meter, file);
  return { bytes, sha256: hash.digest('hex') };
}

async function receiveForm(body: Readable, type: string, path: string, onBytes: OnBytes): Promise<Received> {
  const form = busboy({
    headers: { 'content-type': type },
    defParamCharset: 'utf8',
    fileHwm: 1_048_576,
    highWaterMark: 1_048_576,
    limits: { files: 1, fields: 20, fieldSize: 65_536, fileSize: limitBytes() + 1 },
  });
  const fields: Record<string, string> = {};
  let stored: Promise<Pick<Received, 'bytes' | 'sha256'>> | undefined;
  let fileName: string | null = null;
  form.on('field', (name, value) => {
    fields[name] = value;
  });
  form.on('file', (name, file, info) => {
    if (name !== 'file' || stored !== undefined) {
      file.resume();
      return;
    }
    fileName = info.filename || null;
    stored = spool(file, path, limitBytes(), onBytes);
    stored.catch((error: Error) => form.destroy(error));
  });
  await pipeline(body, form);
  if (stored === undefined)
    throw new AppError('invalid_input', 'The form has no file. Send it as the multipart field "file".');
  return { fileName, fields, ...(await stored) };
}

/** Errors of a body that stopped before its end: the client went away or the form has no closing boundary. */
function isCutOff(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof AppError) return false;
  const code = 'code' in error ? error.code : undefined;
  return (
    code === 'ECONNRESET' ||
    code === 'ERR_STREAM_PREMATURE_CLOSE' ||
    code === 'UND_ERR_ABORTED' ||
    error.name === 'AbortError' ||
    /aborted|Unexpected end of (form|file)|Malformed/i.test(error.message)
  );
}
