import 'server-only';
import { AppError } from '../../errors';
import { hashToken, sameText } from '../access/token';
import { database } from '../store/database';

/** How exactly it is told when a key was last used, so that not every request writes. */
const usedMilliseconds = 60_000;

/**
 * The account of an API key, looked up anew for every request.
 * @throws AppError "signed_out" for a key that is unknown or withdrawn
 */
export async function ownerOfKey(key: string): Promise<string> {
  const tokenHash = hashToken(key);
  const prisma = await database();
  const found = await prisma.apiKey.findUnique({ where: { tokenHash } });
  if (found === null || !sameText(found.tokenHash, tokenHash))
    throw new AppError('signed_out', 'This API key is not known. Make a new one on the account page.');
  if ((found.lastUsedAt?.getTime() ?? 0) < Date.now() - usedMilliseconds)
    await prisma.apiKey.updateMany({ where: { id: found.id }, data: { lastUsedAt: new Date() } });
  return found.userId;
}
