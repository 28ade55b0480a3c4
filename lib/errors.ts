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

/** What helps to mend a refused file: its column headers, and the name under which its bytes are kept. */
export interface ErrorExtra {
  headers?: string[];
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
