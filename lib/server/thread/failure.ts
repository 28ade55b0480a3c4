import { AppError, type ErrorCode, type ErrorExtra, type FieldError } from '../../errors';

/** An error in a form that goes from one thread to another. */
export type Failure =
  | { code: ErrorCode; detail: string; reason?: string | undefined; fields: FieldError[]; extra: ErrorExtra }
  | { stack: string; systemCode?: string };

/** What one thread tells another of an error. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof AppError) {
    const { code, message, reason, fields, extra } = error;
    return { code, detail: message, reason, fields, extra };
  }
  if (!(error instanceof Error)) return { stack: String(error) };
  const stack = error.stack ?? error.message;
  return 'code' in error ? { stack, systemCode: String(error.code) } : { stack };
}

/** The error that another thread has described. */
export function errorOf(failure: Failure): Error {
  if ('stack' in failure) return Object.assign(new Error(failure.stack), { code: failure.systemCode });
  const { code, detail, reason, fields, extra } = failure;
  return new AppError(code, detail, { fields, extra, ...(reason ? { reason } : {}) });
}

/** Whether a thread ended because it needed more memory than it may have. */
export function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
