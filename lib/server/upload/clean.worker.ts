import { createHash } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { AppError } from '../../errors';
import { type ByteSink, type ByteSource, ingest } from '../../ingest/ingest';
import type { CleanAnswer, CleanJob } from './clean';

/** Cleans one file at a time; the thread stays warm between files. */
parentPort?.on('message', (job: CleanJob) => {
  const answer = (message: CleanAnswer) => parentPort?.postMessage(message);
  const source = openSync(job.source, 'r');
  const part = new HashedFile(job.part);
  const rejects = new HashedFile(job.rejects);
  try {
    const result = ingest(fileSource(source), part, rejects, job.options, (progress) => answer({ progress }));
    answer({ done: { result, part: part.finish(), rejects: rejects.finish() } });
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
  } finally {
    closeSync(source);
    part.close();
    rejects.close();
  }
});

function fileSource(descriptor: number): ByteSource {
  return {
    size: fstatSync(descriptor).size,
    read: (offset, target) => readSync(descriptor, target, 0, target.length, offset),
  };
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
