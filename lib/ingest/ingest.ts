import type { PartProfile, Role } from '../sales/sale-line';

/** Random access to the uploaded bytes; reads synchronously, as ingest runs in a worker. */
export interface ByteSource {
  readonly size: number;
  /** Fills `target` from `offset`; returns the number of bytes read, less than asked only at the end. */
  read(offset: number, target: Uint8Array): number;
}

/** Takes bytes in order. `write` may keep no reference to the array. */
export interface ByteSink {
  write(bytes: Uint8Array): void;
  /** Drops everything written, when the whole file is read again under another assumption. */
  restart(): void;
}

/** What the uploader decides instead of the evidence in the file. */
export interface IngestOptions {
  mapping?: Partial<Record<Role, string>>;
  dateOrder?: 'dmy' | 'mdy' | 'ymd';
  decimal?: '.' | ',';
  currency?: string;
  dropDuplicates?: boolean;
}

export interface IngestProgress {
  /** Bytes of the file read so far; starts again when the file is read again. */
  bytes: number;
  rows: number;
}

/** The receipt of a file without its place in a dataset; see the Receipt contract for each field. */
export interface Understanding {
  rows: { read: number; kept: number; rejected: number; duplicate: number; blank: number };
  revenue: number | null;
  revenueExact: string | null;
  revenueFrom: 'lineTotal' | 'quantityTimesPrice' | null;
  currency: string | null;
  columns: { header: string; role: Role | null; confidence: number; example: string | null }[];
  dialect: {
    encoding: string;
    delimiter: string;
    decimal: '.' | ',';
    dateOrder: 'ymd' | 'dmy' | 'mdy' | null;
    headerLine: number;
    format: 'lines' | 'baskets' | 'basketLines';
  };
  dateRange: { from: string; to: string } | null;
  rejects: {
    code: string;
    count: number;
    examples: { line: number; column: string | null; value: string }[];
  }[];
  warnings: { code: string; message: string; count: number }[];
}

export interface IngestResult {
  understanding: Understanding;
  profile: PartProfile;
}
