import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type MessagePort, parentPort } from 'node:worker_threads';
import { containerOf } from '../../ingest/container/container';
import { type ByteSink, ingest } from '../../ingest/ingest';
import { memorySource, nowhere } from '../../ingest/memory';
import { syntheticSales } from '../../sales/synthetic';
import type { Answered } from '../thread/converse';
import { describeFailure } from '../thread/failure';
import { assistOn, ThreadAssistant } from './assistant';
import type { CleanAnswer, Cleaned, CleanJob, CleanProgress, CleanRequest } from './clean';
import { OpenFile } from './open-file';
import { unpack } from './unpack';

/** How much of the work on a packed file it is to unpack it. */
const unpackingShare = { gzip: 0.5, xlsx: 0.9 };

/** How often the invented sales are cleaned until the code for it is fast. */
const practiceRounds = 10;
let practising = false;

/** Cleans one file at a time, or assists another thread; the thread stays warm between files. */
parentPort?.on('message', async ({ job, assistant, assist, practise: isPractice }: CleanRequest) => {
  practising = isPractice === true;
  if (practising) await practise();
  if (assist !== undefined) assistOn(assist);
  if (job === undefined) return;
  const answer = (message: Answered<CleanAnswer>) => parentPort?.postMessage(message);
  try {
    answer({ done: await clean(job, assistant, (progress) => answer({ progress })) });
  } catch (error) {
    answer({ failed: describeFailure(error) });
  } finally {
    assistant?.close();
  }
});

/** Cleans invented sales again and again, until there is real work. */
async function practise(): Promise<void> {
  const sales = memorySource(Buffer.concat([...syntheticSales({ rows: 20_000, seed: 1 })]));
  for (let round = 0; round < practiceRounds && practising; round++) {
    ingest(sales, nowhere, nowhere, {}, () => undefined);
    await nextTurn();
  }
}

async function clean(
  job: CleanJob,
  assistant: MessagePort | undefined,
  onProgress: (progress: CleanProgress) => void,
): Promise<Cleaned> {
  const packed = new OpenFile(job.source);
  try {
    const container = containerOf(packed);
    if (container === 'none') return cleanText(job, packed, assistant, onProgress);
    const share = unpackingShare[container];
    const { path, origin } = await unpack({ ...job, path: job.source, source: packed, container }, (progress) =>
      onProgress({ ...progress, fraction: share * progress.fraction }),
    );
    const text = new OpenFile(path);
    try {
      const cleaned = cleanText(job, text, assistant, (progress) =>
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

function cleanText(
  job: CleanJob,
  source: OpenFile,
  assistant: MessagePort | undefined,
  onProgress: (progress: CleanProgress) => void,
): Cleaned {
  const part = new HashedFile(job.part);
  const rejects = new HashedFile(job.rejects);
  try {
    const result = ingest(
      source,
      part,
      rejects,
      job.options,
      ({ bytes, rows }) => onProgress({ rows, fraction: source.size === 0 ? 1 : bytes / source.size }),
      assistant === undefined ? null : new ThreadAssistant(assistant, source.path),
    );
    return { result, part: part.finish(), rejects: rejects.finish() };
  } finally {
    part.close();
    rejects.close();
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
