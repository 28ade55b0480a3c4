import { createHash } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { AppError } from '../../errors';
import { type ByteSink, type ByteSource, ingest } from '../../ingest/ingest';
import { containerOf } from '../../ingest/read/container';
import type { CleanAnswer, Cleaned, CleanJob, CleanProgress } from './clean';
import { unpack } from './unpack';

/** How much of the work on a packed file it is to unpack it. */
const unpackingShare = { gzip: 0.5, xlsx: 0.9 };

/** Cleans one file at a time; the thread stays warm between files. */
parentPort?.on('message', async (job: CleanJob) => {
  const answer = (message: CleanAnswer) => parentPort?.postMessage(message);
  try {
    answer({ done: await clean(job, (progress) => answer({ progress })) });
  } catch (error) {
    const known = error instanceof AppError;
    answer({
      failed: known
        ? { code: error.code, detail: error.message, reason: error.reason, fields: error.fields, extra: error.extra }
        : {
            code: 'internal',
            detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
            fields: [],
            extra: {},
          },
      systemCode: error instanceof Error && 'code' in error && !known ? String(error.code) : undefined,
    });
  }
});

async function clean(job: CleanJob, onProgress: (progress: CleanProgress) => void): Promise<Cleaned> {
  const packed = new OpenFile(job.source);
  try {
    const container = containerOf(packed);
    if (container === 'none') return cleanText(job, packed, onProgress);
    const share = unpackingShare[container];
    const { path, origin } = await unpack({ ...job, path: job.source, source: packed, container }, (progress) =>
      onProgress({ ...progress, fraction: share * progress.fraction }),
    );
    const text = new OpenFile(path);
    try {
      const cleaned = cleanText(job, text, (progress) =>
        onProgress({ ...progress, fraction: share + (1 - share) * progress.fraction }),
      );
      Object.assign(cleaned.result.understanding.dialect, origin);
      return cleaned;
    } finally {
      text.close();
    }
  } finally {
    packed.close();
  }
}

function cleanText(job: CleanJob, source: ByteSource, onProgress: (progress: CleanProgress) => void): Cleaned {
  const part = new HashedFile(job.part);
  const rejects = new HashedFile(job.rejects);
  try {
    const result = ingest(source, part, rejects, job.options, ({ bytes, rows }) =>
      onProgress({ rows, fraction: source.size === 0 ? 1 : bytes / source.size }),
    );
    return { result, part: part.finish(), rejects: rejects.finish() };
  } finally {
    part.close();
    rejects.close();
  }
}

class OpenFile implements ByteSource {
  readonly size: number;
  private readonly descriptor: number;

  constructor(path: string) {
    this.descriptor = openSync(path, 'r');
    this.size = fstatSync(this.descriptor).size;
  }

  read(offset: number, target: Uint8Array): number {
    return readSync(this.descriptor, target, 0, target.length, offset);
  }

  close(): void {
    closeSync(this.descriptor);
  }
}

/** A file whose SHA-256 is known when it is finished; finishing puts it on the disk. */
class HashedFile implements ByteSink {
  private readonly descriptor: number;
  private hash = createHash('sha256');
  private bytes = 0;

  constructor(private readonly path: string) {
    this.descriptor = openSync(path, 'w');
  }

  write(bytes: Uint8Array): void {
    this.hash.update(bytes);
    for (let written = 0; written < bytes.length; )
      written += writeSync(this.descriptor, bytes, written, bytes.length - written, this.bytes + written);
    this.bytes += bytes.length;
  }

  restart(): void {
    ftruncateSync(this.descriptor);
    this.hash = createHash('sha256');
    this.bytes = 0;
  }

  finish() {
    fsyncSync(this.descriptor);
    return { path: this.path, sha256: this.hash.digest('hex'), bytes: this.bytes };
  }

  close(): void {
    closeSync(this.descriptor);
  }
}
