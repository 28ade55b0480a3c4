import type { Role } from '../sales/sale-line';
import type { Container } from './container/container';

export type DateOrder = 'ymd' | 'dmy' | 'mdy';
export type DecimalMark = '.' | ',';

/** Which lines of a file its dataset has: a text with a 1 for each that it has and a 0 for the others; null for none. */
export interface KnownLines {
  present: string | null;
  changed: string | null;
  /** Whether the whole file shows that its ids start again every day; without these lines it may not. */
  idsRestart?: boolean;
}

/** What the uploader decides instead of the evidence in the file. */
export interface IngestOptions {
  mapping?: Partial<Record<Role, string>>;
  dateOrder?: DateOrder;
  decimal?: DecimalMark;
  currency?: string;
  dropDuplicates?: boolean;
  /** ISO day after which a date is said to lie in the future. */
  today?: string;
  /** Secret of the dataset, mixed into the hashes that stand for personal customer ids. */
  customerSalt?: string;
  /** Goes before line numbers that serve as transaction ids, so that two files in one dataset do not share them. */
  fileId?: string;
  /** Lines to leave out, as they were found after the file was read without this. */
  known?: KnownLines;
}

export interface IngestProgress {
  /** Bytes of the file read so far; starts again when the file is read again. */
  bytes: number;
  rows: number;
}

export interface Warning {
  code: string;
  message: string;
  count: number;
}

export interface RejectSummary {
  code: string;
  count: number;
  examples: { line: number; column: string | null; value: string }[];
}

/** A cell as it is written, and what it was read as: ISO day and clock, decimal or name; null when it was not read. */
export interface Example {
  written: string;
  understood: string | null;
}

/** A cell that can be read one way only, and the line it stands on. */
export interface Proof {
  line: number;
  column: string;
  value: string;
}

/** What shows how dates and numbers are to be read; null where nothing does, or nothing needs to. */
export interface Proofs {
  dateOrder: Proof | null;
  decimal: Proof | null;
}

/** A column of the file and what it was taken for. */
export interface ColumnUse {
  header: string;
  role: Role | null;
  confidence: number;
  /** The first cell that is not empty; null when personal data. */
  example: string | null;
  examples: Example[];
}

/** What the text of a file came packed in. */
export interface Origin {
  container: Container;
  /** The sheet of a workbook that was read, and all that it has. */
  sheet: string | null;
  sheets: string[];
  /** Sheets that could have been read as sales; only the chosen one where somebody chose. */
  salesSheets: string[];
}

/** The receipt of a file without its place in a dataset; see the Receipt contract for each field. */
export interface Understanding {
  rows: {
    read: number;
    kept: number;
    rejected: number;
    duplicate: number;
    blank: number;
    /** What the kept rows became: more than `kept` where a row lists a basket. */
    saleLines: number;
  };
  revenue: number | null;
  revenueExact: string | null;
  revenueFrom: 'lineTotal' | 'quantityTimesPrice' | null;
  currency: string | null;
  /** The till's or shop's export that the names of the columns tell, and the share of its names that are there. */
  source: { name: string; confidence: number } | null;
  columns: ColumnUse[];
  dialect: Origin & {
    encoding: string;
    delimiter: string;
    decimal: DecimalMark;
    dateOrder: DateOrder | null;
    proofs: Proofs;
    headerLine: number;
    format: 'lines' | 'baskets' | 'basketLines';
  };
  dateRange: { from: string; to: string } | null;
  rejects: RejectSummary[];
  warnings: Warning[];
}
