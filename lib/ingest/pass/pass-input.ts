import type { Assumptions } from '../assumptions';
import type { Assignment } from '../columns/header';
import type { IdRule } from '../columns/id-rule';
import type { RowShape } from '../columns/row-shape';
import type { Source } from '../columns/sources';
import type { Dialect } from '../read/dialect';
import type { ByteSink, ByteSource } from '../source';
import type { IngestOptions, IngestProgress } from '../understanding';

/** A file, what is known and assumed about it, and where its lines go. */
export interface PassInput {
  source: ByteSource;
  part: ByteSink;
  rejects: ByteSink;
  options: IngestOptions;
  dialect: Dialect;
  assignments: Assignment[];
  shape: RowShape;
  idRule: IdRule | null;
  /** The export that the header tells. */
  known: Source | null;
  /** Columns of personal data. */
  personal: number[];
  assumed: Assumptions;
  onProgress: (progress: IngestProgress) => void;
}
