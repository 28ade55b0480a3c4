import { z } from 'zod';
import { AppError, type ErrorCode } from '../errors';

const statuses: Record<ErrorCode, { status: number; title: string }> = {
  invalid_input: { status: 400, title: 'Something in the request is not valid' },
  signed_out: { status: 401, title: 'You are not signed in' },
  forbidden: { status: 403, title: 'You may not do this' },
  not_found: { status: 404, title: 'Nothing here' },
  model_incompatible: { status: 409, title: 'The saved model does not fit' },
  file_too_large: { status: 413, title: 'The file is too large' },
  unsupported_file: { status: 415, title: 'This kind of file cannot be read' },
  unreadable_file: { status: 422, title: 'The file could not be understood' },
  not_enough_data: { status: 422, title: 'Not enough data for this' },
  too_many_requests: { status: 429, title: 'Too many requests' },
  database_unavailable: { status: 503, title: 'The database is not available' },
  storage_full: { status: 507, title: 'The storage is full' },
  internal: { status: 500, title: 'Something went wrong on our side' },
};

/** RFC 9457, with `errors` for bad input and `code` for the finer reason of a refused file. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  instance: z.string(),
  code: z.string().optional(),
  /** The kept bytes of a refused file that a mapping may mend, its columns, cells of each, and the roles they had. */
  upload: z.string().optional(),
  headers: z.array(z.string()).optional(),
  examples: z.array(z.array(z.object({ written: z.string(), understood: z.string().nullable() }))).optional(),
  mapping: z.record(z.string(), z.string()).optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof Problem>;

/** The problem that a failure is shown as. Whatever was not foreseen is `internal` and says nothing of its cause. */
export function toProblem(error: unknown, requestId: string): Problem {
  const known = error instanceof AppError ? error : new AppError('internal', 'Please try again; nothing was changed.');
  const { status, title } = statuses[known.code];
  return {
    type: `/problems/${known.code}`,
    title,
    status,
    detail: known.message,
    instance: `urn:uuid:${requestId}`,
    ...(known.reason === undefined ? {} : { code: known.reason }),
    ...known.extra,
    ...(known.fields.length === 0 ? {} : { errors: known.fields }),
  };
}

/** When a database that does not answer is worth another try. */
const retrySeconds = 5;

/** The failure as an answer: `application/problem+json` with its status. */
export function problemResponse(error: unknown, requestId: string): Response {
  const problem = toProblem(error, requestId);
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(problem.status === 503 && { 'retry-after': String(retrySeconds) }),
    },
  });
}
