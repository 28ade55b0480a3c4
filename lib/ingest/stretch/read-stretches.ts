import type { Findings } from '../pass/findings';
import { Pass, type PassOutput } from '../pass/pass';
import type { PassInput } from '../pass/pass-input';
import type { ByteSource } from '../source';
import { copySeed } from '../store/hash-bytes';
import { groupRows } from '../store/sale-columns';
import { stretchAt } from './cut-file';

/** A file whose stretches several threads read; each takes the next that none has taken. */
export interface StretchJob {
  input: PassInput;
  /** Bytes of a stretch. */
  length: number;
  /** Of how many rows each thread keeps fingerprints. */
  mostPrints: number;
  /** One number in shared memory: the next stretch to take. */
  next: Int32Array;
}

/** What a stretch gave. */
export interface ReadStretch extends PassOutput {
  index: number;
  bytes: number;
  lines: number;
  rows: number;
}

/** Past the last stretch of any file. */
export const noMore = 1 << 30;

/**
 * Reads stretches until all are taken; returns what those that this thread read have shown.
 * @throws as `Pass.read`; no thread takes another stretch then
 */
export function readStretches(
  source: ByteSource,
  { input, length, mostPrints, next }: StretchJob,
  onRead: (stretch: ReadStretch) => void,
  onChunk: (bytes: number, rows: number) => void,
): Findings {
  const pass = new Pass({ ...input, seed: copySeed(input.seed) }, groupRows, mostPrints);
  try {
    for (;;) {
      const index = Atomics.add(next, 0, 1);
      const stretch = stretchAt(source, input, length, index);
      if (stretch === null) return pass.findings();
      const before = pass.rows;
      const lines = pass.read(stretch, (bytes) => onChunk(bytes, pass.rows - before));
      onRead({ index, bytes: stretch.bytes.size, lines, rows: pass.rows - before, ...pass.take() });
    }
  } catch (error) {
    Atomics.store(next, 0, noMore);
    throw error;
  }
}
