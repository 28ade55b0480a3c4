import 'server-only';
import { z } from 'zod';
import { AppError } from '../../errors';
import { databaseAnswers } from '../store/database';

/** Whatever errors carry of their causes: Node, node-postgres, PGlite, Prisma and its adapters each in their way. */
const Link = z
  .object({
    message: z.string(),
    code: z.string(),
    originalCode: z.string(),
    kind: z.string(),
    cause: z.unknown(),
    meta: z.unknown(),
    driverAdapterError: z.unknown(),
    errors: z.array(z.unknown()),
  })
  .partial();

const full = /^(ENOSPC|EDQUOT|53100)$/;
const away =
  /^(P1001|P1002|P1008|P1017|P2024|P2028|ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|ETIMEDOUT|08...|57P0.|53300|DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections)$/;
/** What node-postgres says without a code. */
const lost =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

/**
 * What a failure of the disk or the database is told as; any other stays as it is. Whatever fails while the database does not
 * answer is put down to that, as not every library on the way passes its cause on.
 */
export async function explainFailure(error: unknown): Promise<unknown> {
  if (error instanceof AppError) return error;
  const signs = signsOf(error);
  if (signs.some((sign) => full.test(sign)))
    return new AppError(
      'storage_full',
      'There is no room left to store this. Nothing was stored; delete a dataset or add space.',
    );
  if (signs.some((sign) => away.test(sign) || lost.test(sign)) || !(await databaseAnswers()))
    return new AppError(
      'database_unavailable',
      'The database does not answer. Nothing was changed; try again in a moment.',
    );
  return error;
}

function signsOf(error: unknown, depth = 8): string[] {
  const link = Link.safeParse(error);
  if (!link.success || depth === 0) return [];
  const { message, code, originalCode, kind, cause, meta, driverAdapterError, errors = [] } = link.data;
  const own = [message, code, originalCode, kind].filter((sign) => sign !== undefined);
  return [...own, ...[cause, meta, driverAdapterError, ...errors].flatMap((next) => signsOf(next, depth - 1))];
}
