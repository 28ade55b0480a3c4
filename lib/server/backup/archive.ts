import 'server-only';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { extract, pack } from 'tar-stream';
import { AppError } from '../../errors';
import { Checksums, checksumsEntry } from './manifest';

/** Adds an entry of so many bytes to a backup; returns its SHA-256. */
export type AddEntry = (name: string, bytes: number, content: AsyncIterable<string | Uint8Array>) => Promise<string>;

/** Writes a `.tar.gz`, which has its name only when it is whole and on the disk; the hashes of all its entries come last. */
export async function writeArchive(path: string, fill: (add: AddEntry) => Promise<void>): Promise<void> {
  const unfinished = `${path}.unfinished`;
  const archive = pack();
  const file = createWriteStream(unfinished, { mode: 0o600 });
  const written = pipeline(bytesOf(archive), createGzip({ level: 1 }), file);
  const checksums: Record<string, string> = {};
  const add: AddEntry = async (name, bytes, content) => {
    const hash = createHash('sha256');
    let onEnd: (error?: Error | null) => void = () => {};
    const ended = new Promise<void>((resolve, reject) => {
      onEnd = (error) => (error ? reject(error) : resolve());
    });
    const entry = archive.entry({ name, size: bytes }, (error) => onEnd(error));
    for await (const chunk of content) {
      hash.update(chunk);
      if (!entry.write(Buffer.from(chunk))) await Promise.race([drained(entry), written]);
    }
    entry.end(null);
    await Promise.race([ended, written]);
    checksums[name] = hash.digest('hex');
    return checksums[name];
  };
  try {
    await fill(add);
    const last = JSON.stringify(checksums);
    await add(checksumsEntry, Buffer.byteLength(last), of(last));
    archive.finalize();
    await written;
    await sync(unfinished);
    await rename(unfinished, path);
  } catch (error) {
    archive.destroy();
    await written.catch(() => {});
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function sync(path: string): Promise<void> {
  const file = await open(path);
  await file.sync().finally(() => file.close());
}

/** The one piece of a short entry. */
export async function* of(text: string): AsyncGenerator<string> {
  yield text;
}

/** The entries of a backup in their order. @throws AppError when there is no such file, or it is cut off or damaged */
export async function* readArchive(path: string): AsyncGenerator<{ name: string; content: AsyncIterable<Buffer> }> {
  if (!existsSync(path)) throw new AppError('invalid_input', `There is no file ${path}.`);
  const entries = extract();
  // Whoever reads is told; an event that nobody listens to would end the process.
  entries.on('error', () => {});
  const feed = async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      if (entries.destroyed) return;
      if (!entries.write(chunk)) await drained(entries);
    }
    entries.end(null);
  };
  const file = createReadStream(path);
  const read = pipeline(file, createGunzip(), feed).catch((error: unknown) => {
    entries.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  try {
    for await (const entry of refusingDamage(path, entries)) {
      entry.on('error', () => {});
      yield { name: entry.header.name, content: refusingDamage(path, bytesOf(entry)) };
      entry.resume();
    }
  } finally {
    entries.destroy();
    file.destroy();
    await read;
  }
}

interface Listened {
  on(event: 'drain' | 'close', listener: () => void): unknown;
  off(event: 'drain' | 'close', listener: () => void): unknown;
}

/** Waits until a stream takes more, or nothing any more. */
function drained(stream: Listened): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      stream.off('drain', go);
      stream.off('close', go);
      resolve();
    };
    stream.on('drain', go);
    stream.on('close', go);
  });
}

/** @throws AppError "unreadable_file" */
async function* refusingDamage<T>(path: string, content: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* content;
  } catch (error) {
    throw isDamage(error) ? damaged(path) : error;
  }
}

async function* bytesOf(stream: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  for await (const chunk of stream) if (chunk instanceof Uint8Array) yield Buffer.from(chunk);
}

/** Reads all of a backup. @throws AppError "unreadable_file" unless every entry is as it was written, and all are there */
export async function verifyArchive(path: string): Promise<void> {
  const found: Record<string, string> = {};
  let expected: Record<string, string> | null = null;
  for await (const { name, content } of readArchive(path)) {
    if (name === checksumsEntry) expected = Checksums.parse(JSON.parse(await textOf(content)));
    else found[name] = await hashOf(content);
  }
  const isWhole = expected !== null && JSON.stringify(expected) === JSON.stringify(found);
  if (!isWhole) throw damaged(path);
}

export async function textOf(content: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function hashOf(content: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of content) hash.update(chunk);
  return hash.digest('hex');
}

/** What neither comes from the disk nor was foreseen. */
function isDamage(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof AppError) return false;
  return !('code' in error) || /^(Z_|ERR_)/.test(String(error.code));
}

function damaged(path: string): AppError {
  return new AppError(
    'unreadable_file',
    `${path} is not a whole backup of Shelfwise: it is cut off, damaged or something else.`,
  );
}
