import { ParquetFile } from '../parquet/parquet-file';
import { type Findings, mergeFindings } from '../pass/findings';
import { shapeOf } from '../pass/layout-of';
import { Pass } from '../pass/pass';
import type { PassInput } from '../pass/pass-input';
import type { Rejects } from '../rejects/rejects';
import type { ByteSink, ByteSource } from '../source';
import { mostFingerprints } from '../store/duplicates';
import { parquetColumnsOf } from '../store/sale-columns';
import type { IngestProgress, Proof, Proofs } from '../understanding';
import type { Assistant } from './assistant';
import { mayBeCut, stretchLengthOf, wholeOf } from './cut-file';
import { type ReadStretch, readStretches } from './read-stretches';

/** A file to read, where its lines go, and who is told how far the work is. */
export interface FileJob {
  source: ByteSource;
  part: ByteSink;
  rejects: Rejects;
  onProgress: (progress: IngestProgress) => void;
}

export interface FileReading {
  findings: Findings;
  proofs: Proofs;
}

/**
 * Reads a whole file under the given assumptions into a Parquet part: in stretches side by side with an assistant where
 * there is one and the rows stand for themselves, else in one go.
 * @throws Contradiction when the file is not as assumed
 */
export function readFile(job: FileJob, input: PassInput, assistant: Assistant | null): FileReading {
  const file = new ParquetFile(job.part, parquetColumnsOf(shapeOf(input)));
  const reading =
    assistant !== null && mayBeCut(input)
      ? readWithAssistant(job, input, file, assistant)
      : readInOneGo(job, input, file);
  file.finish();
  job.rejects.flush();
  return reading;
}

function readInOneGo({ source, rejects, onProgress }: FileJob, input: PassInput, file: ParquetFile): FileReading {
  const pass = new Pass(input, (source.size >> 1) + 2, mostFingerprints);
  const store = () => {
    const read = pass.take();
    file.add(read.groups, read.part);
    for (const row of read.rejected) rejects.add(...row);
  };
  pass.read(wholeOf(source, input), (bytes) => {
    store();
    onProgress({ bytes, rows: pass.rows });
  });
  store();
  return { findings: pass.findings(), proofs: pass.layout.proofs };
}

function readWithAssistant(
  { source, rejects, onProgress }: FileJob,
  input: PassInput,
  file: ParquetFile,
  assistant: Assistant,
): FileReading {
  const next = new Int32Array(new SharedArrayBuffer(4));
  const length = stretchLengthOf(assistant.expectedBytes, assistant.longestStretch);
  const job = { input, length, mostPrints: mostFingerprints >> 1, next };
  const waiting = new Map<number, ReadStretch>();
  const done = { stretches: 0, bytes: 0, rows: 0, lines: 0 };
  const proofs: Proofs = { dateOrder: null, decimal: null };
  const located = (proof: Proof | null) => proof && { ...proof, line: done.lines + proof.line };
  const take = (stretch: ReadStretch) => {
    done.bytes += stretch.bytes;
    done.rows += stretch.rows;
    waiting.set(stretch.index, stretch);
    for (let ready = waiting.get(done.stretches); ready !== undefined; ready = waiting.get(done.stretches)) {
      waiting.delete(done.stretches++);
      file.add(ready.groups, ready.part);
      for (const [line, ...row] of ready.rejected) rejects.add(done.lines + line, ...row);
      proofs.dateOrder ??= located(ready.proofs.dateOrder);
      proofs.decimal ??= located(ready.proofs.decimal);
      done.lines += (ready.index === 0 ? input.dialect.firstDataLine : 0) + ready.lines;
    }
    onProgress({ bytes: done.bytes, rows: done.rows });
  };
  assistant.begin(job);
  try {
    const own = readStretches(
      source,
      job,
      (stretch) => {
        take(stretch);
        assistant.takeRead(take);
      },
      (bytes, rows) => onProgress({ bytes: done.bytes + bytes, rows: done.rows + rows }),
    );
    return { findings: mergeFindings(own, assistant.finish(take)), proofs };
  } catch (error) {
    assistant.abandon();
    throw error;
  }
}
