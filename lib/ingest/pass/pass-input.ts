import type { Assumptions } from '../assumptions';
import type { Assignment } from '../columns/header';
import type { IdRule } from '../columns/id-rule';
import type { LineValues } from '../columns/line-values';
import type { RowShape } from '../columns/row-shape';
import type { Source } from '../columns/sources';
import type { Dialect } from '../read/dialect';
import type { ByteSource } from '../source';
import type { HashSeed } from '../store/hash-bytes';
import type { IngestOptions } from '../understanding';

/** What is known and assumed about a file that is to be read: plain data, so that every thread reads it the same way. */
export interface PassInput {
  options: IngestOptions;
  dialect: Dialect;
  assignments: Assignment[];
  shape: RowShape;
  idRule: IdRule | null;
  /** What the columns of discount and cost mean. */
  lineValues: LineValues;
  /** The export that the header tells. */
  known: Source | null;
  /** Columns of personal data. */
  personal: number[];
  assumed: Assumptions;
  seed: HashSeed;
}

/** Whole lines of a file that are read in one go. */
export interface Stretch {
  bytes: ByteSource;
  /** Bytes before the first row. */
  skip: number;
  /** Physical line where the stretch starts; from 0 where the lines before are not counted yet. */
  line: number;
  first: boolean;
  /** Whether the file ends with it. */
  last: boolean;
}
