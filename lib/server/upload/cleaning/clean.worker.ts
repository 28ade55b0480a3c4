import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type MessagePort, parentPort } from 'node:worker_threads';
import { AppError } from '../../../errors';
import { containerOf } from '../../../ingest/container/container';
import { type ByteSink, type IngestProgress, ingest } from '../../../ingest/ingest';
import { memorySource, nowhere } from '../../../ingest/memory';
import { InlineAssistant } from '../../../ingest/stretch/inline-assistant';
import { type ReadAhead, readAhead } from '../../../ingest/stretch/read-ahead';
import { syntheticSales } from '../../../sales/synthetic';
import type { Answered } from '../../thread/converse';
import { describeFailure } from '../../thread/failure';
import { giveWay } from '../../thread/give-way';
import { unpack } from '../unpack';
import { ArrivingFile, NotArriving } from './arrival';
import { assistOn, ThreadAssistant } from './assistant';
import { OpenFile } from './open-file';
import type { BeginRequest, CleanAnswer, Cleaned, CleanJob, CleanProgress, CleanRequest } from './requests';

/** How much of the work on a packed file it is to unpack it. */
const unpackingShare = { gzip: 0.5, xlsx: 0.9 };

/** How often the invented sales are cleaned until the code for it is fast. */
const practiceRounds = 10;
let practising = false;
/** What was read of a file that has not been asked for yet. */
let begun: Begun | null = null;

giveWay();

/**
 * Cleans one file at a time, begins to read one that is still arriving, or assists another thread; the thread stays warm
 * between files.
 */
parentPort?.on('message', async (request: CleanRequest) => {
  practising = request === 'practise';
  if (request === 'practise') return practise();
  if (request === 'forget') return forget();
  if ('assist' in request) return assistOn(request.assist);
  const answer = (message: Answered<CleanAnswer>) => parentPort?.postMessage(message);
  try {
    if ('arriving' in request) answer({ begun: begin(request, (progress) => answer({ progress })) });
    else answer({ done: await clean(request.job, request.assistant, (progress) => answer({ progress })) });
  } catch (error) {
    answer({ failed: describeFailure(error) });
  } finally {
    if ('assistant' in request) request.assistant?.close();
  }
});

/** Cleans invented sales again and again, in one go and in stretches, until there is real work. */
async function practise(): Promise<void> {
  const sales = memorySource(Buffer.concat([...syntheticSales({ rows: 20_000, seed: 1 })]));
  for (let round = 0; round < practiceRounds && practising; round++) {
    const assistant = round % 2 === 0 ? null : new InlineAssistant(sales, sales.size >> 2, 2);
    ingest(sales, nowhere, nowhere, {}, () => undefined, { assistant });
    await nextTurn();
  }
}

interface Begun {
  source: string;
  read: ReadAhead;
  part: HashedFile;
  rejects: HashedFile;
}

/** Reads a file while it arrives, and keeps what came of it for the request to clean the file; false when nothing did. */
function begin({ arriving: job, assistant, arrival, expectedBytes }: BeginRequest, onProgress: OnProgress): boolean {
  forget();
  const part = new HashedFile(job.part);
  const rejects = new HashedFile(job.rejects);
  const file = new ArrivingFile(job.source, arrival);
  try {
    const helper = new ThreadAssistant(assistant, job.source, expectedBytes, arrival);
    const report = progressOf(expectedBytes, onProgress);
    const read = readAhead(file, part, rejects, job.options, report, helper);
    if (read !== null) begun = { source: job.source, read, part, rejects };
  } catch (error) {
    if (!(error instanceof NotArriving || error instanceof AppError)) throw error;
  } finally {
    file.close();
    if (begun === null) for (const output of [part, rejects]) output.close();
  }
  return begun !== null;
}

/** Lets go of a file that was begun and is not wanted. */
function forget(): void {
  begun?.part.close();
  begun?.rejects.close();
  begun = null;
}

type OnProgress = (progress: CleanProgress) => void;

function progressOf(size: number, onProgress: OnProgress) {
  return ({ bytes, rows }: IngestProgress) =>
    onProgress({ rows, fraction: size === 0 ? 1 : Math.min(1, bytes / size) });
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
  const ahead = begun?.source === source.path ? begun : null;
  const part = ahead?.part ?? new HashedFile(job.part);
  const rejects = ahead?.rejects ?? new HashedFile(job.rejects);
  try {
    const help = {
      assistant: assistant === undefined ? null : new ThreadAssistant(assistant, source.path, source.size),
      ahead: ahead?.read ?? null,
    };
    const result = ingest(source, part, rejects, job.options, progressOf(source.size, onProgress), help);
    return { result, part: part.finish(), rejects: rejects.finish() };
  } finally {
    part.close();
    rejects.close();
    begun = null;
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
