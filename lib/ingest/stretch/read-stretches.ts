import { MemorySink } from '../memory';
import type { RowGroup } from '../parquet/row-group';
import type { Findings } from '../pass/findings';
import { Pass } from '../pass/pass';
import type { PassInput } from '../pass/pass-input';
import type { RejectedRow } from '../rejects/rejects';
import type { ByteSource } from '../source';
import { groupRows } from '../store/sale-columns';
import type { Proofs } from '../understanding';
import { stretchAt } from './cut-file';

/** A file whose stretches several threads read; each takes the next that none has taken. */
export interface StretchJob {
  input: PassInput;
  cuts: number[];
  /** Of how many rows each thread keeps fingerprints. */
  mostPrints: number;
  /** One number in shared memory: the next stretch to take. */
  next: Int32Array;
}

/** What a stretch gave: row groups in Parquet's form, and rejected rows with lines counted from its start. */
export interface ReadStretch {
  index: number;
  bytes: number;
  lines: number;
  rows: number;
  part: Uint8Array;
  groups: RowGroup[];
  rejected: RejectedRow[];
  /** What the thread has proved until then. */
  proofs: Proofs;
}

/**
 * Reads stretches until all are taken; returns what those that this thread read have shown.
 * @throws as `Pass.read`; no thread takes another stretch then
 */
export function readStretches(
  source: ByteSource,
  { input, cuts, mostPrints, next }: StretchJob,
  onRead: (stretch: ReadStretch) => void,
  onChunk: (bytes: number, rows: number) => void,
): Findings {
  const part = new MemorySink();
  let rejected: RejectedRow[] = [];
  const add = (...row: RejectedRow) => void rejected.push(row);
  const pass = new Pass(input, part, { add }, groupRows, mostPrints);
  try {
    for (let index = Atomics.add(next, 0, 1); index <= cuts.length; index = Atomics.add(next, 0, 1)) {
      const before = pass.rows;
      const stretch = stretchAt(source, input, cuts, index);
      const lines = pass.read(stretch, (bytes) => onChunk(bytes, pass.rows - before));
      const { groups } = pass.takeGroups();
      const bytes = stretch.bytes.size;
      onRead({
        index,
        bytes,
        lines,
        rows: pass.rows - before,
        part: part.bytes(),
        groups,
        rejected,
        proofs: { ...pass.layout.proofs },
      });
      part.restart();
      rejected = [];
    }
  } catch (error) {
    Atomics.store(next, 0, cuts.length + 1);
    throw error;
  }
  return pass.findings();
}
