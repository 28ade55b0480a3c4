import type { MessagePort } from 'node:worker_threads';
import type { IngestOptions, IngestResult } from '../../../ingest/ingest';
import type { NewBlob } from '../../store/blobs';

export interface CleanJob {
  source: string;
  part: string;
  rejects: string;
  options: IngestOptions;
  /** Of a workbook, the sheet that the uploader wants. */
  sheet: string | undefined;
  /** How large the text of a packed file may be. */
  limitBytes: number;
}

export interface CleanProgress {
  rows: number;
  /** 0..1 of the whole work. */
  fraction: number;
}

export interface Cleaned {
  result: IngestResult;
  part: NewBlob;
  rejects: NewBlob;
}

/** Has a thread begin with a file that is still arriving. */
export interface BeginRequest {
  arriving: CleanJob;
  expectedBytes: number;
  /** See `Arrival`. */
  arrival: BigInt64Array;
  assistant: MessagePort;
}

/**
 * Sets a cleaning thread to a file, with a port to its assistant if it has one; has it begin with one, or forget what it
 * began; makes it the assistant at a port, or has it practise until one of these comes.
 */
export type CleanRequest =
  | 'practise'
  | 'forget'
  | BeginRequest
  | { job: CleanJob; assistant?: MessagePort }
  | { assist: MessagePort };

/** `begun` says whether a thread has read a file that arrived, and keeps what came of it. */
export type CleanAnswer = { progress: CleanProgress } | { done: Cleaned } | { begun: boolean };
