import 'server-only';
import { randomUUID } from 'node:crypto';
import type { createKey, deleteKey, listKeys, ApiKey as Shown } from '../../api/keys';
import { AppError } from '../../errors';
import { hashToken, newToken } from '../access/token';
import type { ApiKey } from '../generated/prisma/client';
import type { Caller } from '../http/caller';
import { created, type UseCase } from '../http/handle';
import { database } from '../store/database';

const mostKeys = 50;

/** `GET /api/keys`. */
export const list: UseCase<typeof listKeys> = async (_input, caller) => {
  const userId = accountOf(caller);
  const prisma = await database();
  const keys = await prisma.apiKey.findMany({ where: { userId }, orderBy: { createdAt: 'desc' } });
  return { keys: keys.map(present) };
};

/** `POST /api/keys`. */
export const create: UseCase<typeof createKey> = async ({ name }, caller) => {
  const userId = accountOf(caller);
  const prisma = await database();
  if ((await prisma.apiKey.count({ where: { userId } })) >= mostKeys)
    throw new AppError('invalid_input', `An account has room for ${mostKeys} keys. Delete one that is not needed.`);
  const key = newToken();
  const stored = await prisma.apiKey.create({ data: { id: randomUUID(), userId, name, tokenHash: hashToken(key) } });
  return created({ ...present(stored), key });
};

/** `DELETE /api/keys/{id}`. */
export const remove: UseCase<typeof deleteKey> = async ({ id }, caller) => {
  const prisma = await database();
  const deleted = await prisma.apiKey.deleteMany({ where: { id, userId: accountOf(caller) } });
  if (deleted.count === 0)
    throw new AppError('not_found', 'There is no such key. It may have been deleted, or it belongs to somebody else.');
  return { deleted: true };
};

/** Keys are for accounts that can sign in again, and no key makes or sees others. */
function accountOf({ ownerId, via }: Caller): string {
  if (ownerId === null || via !== 'account')
    throw new AppError('signed_out', 'Sign in with your e-mail address and password to manage API keys.');
  return ownerId;
}

function present({ id, name, lastUsedAt, createdAt }: ApiKey): Shown {
  return { id, name, lastUsedAt: lastUsedAt?.toISOString() ?? null, createdAt: createdAt.toISOString() };
}
