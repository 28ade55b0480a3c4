export type ErrorCode =
  | 'invalid_input'
  | 'signed_out'
  | 'forbidden'
  | 'not_found'
  | 'model_incompatible'
  | 'file_too_large'
  | 'unsupported_file'
  | 'unreadable_file'
  | 'not_enough_data'
  | 'too_many_requests'
  | 'database_unavailable'
  | 'storage_full'
  | 'internal';

export interface FieldError {
  path: string;
  message: string;
}

/** What helps to mend a refused file. */
export interface ErrorExtra {
  /** Its columns; "column 1" and so on where it does not name them. */
  headers?: string[];
  /** Cells of each column as written and as read. */
  examples?: { written: string; understood: string | null }[][];
  /** The header of each role that was found. */
  mapping?: Record<string, string>;
  /** The name under which its bytes are kept. */
  upload?: string;
}

/**
 * A failure that was foreseen. `detail` is one sentence that says what to do; `reason` is the finer code of a
 * refused file (EMPTY_FILE, NOT_CSV, ...), which clients read as `problem.code`.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields: FieldError[];
  readonly reason: string | undefined;
  readonly extra: ErrorExtra;

  constructor(
    code: ErrorCode,
    detail: string,
    more: { fields?: FieldError[]; reason?: string; cause?: unknown; extra?: ErrorExtra } = {},
  ) {
    super(detail, { cause: more.cause });
    this.name = 'AppError';
    this.code = code;
    this.fields = more.fields ?? [];
    this.reason = more.reason;
    this.extra = more.extra ?? {};
  }
}

/** Work that needs more memory than it may have, with the code of a worker thread that ended for that. */
export class OutOfMemory extends Error {
  readonly code = 'ERR_WORKER_OUT_OF_MEMORY';
}
