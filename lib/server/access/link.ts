import 'server-only';
import { z } from 'zod';
import { sections } from '../../api/access';
import { FilterEcho } from '../../api/contract';
import { AppError } from '../../errors';
import { everything } from '../../sales/filter';
import type { Share } from '../generated/prisma/client';
import { database } from '../store/database';
import type { StoredPart } from '../store/receipts';
import { isUnlocked } from './link-password';
import { hashToken, sameText } from './token';

const Frozen = z.object({
  dataVersion: z.string(),
  parts: z.array(
    z.object({
      partSha256: z.string(),
      replacesFrom: z.string().nullable(),
      replacesTo: z.string().nullable(),
      profile: z.unknown(),
    }) satisfies z.ZodType<StoredPart>,
  ),
});

/** What a link opens, and how far. */
const Link = z.object({
  id: z.string(),
  datasetId: z.string(),
  sections: z.array(z.enum(sections)),
  /** Nothing outside of it is ever shown. */
  filter: FilterEcho,
  hideAmounts: z.boolean(),
  /** The data version that it stays with; null where it shows the dataset as it is. */
  frozen: Frozen.nullable(),
});
export type Link = z.infer<typeof Link>;

/**
 * The link that a token opens, looked up anew for every request.
 * @throws AppError "not_found" alike for tokens that are unknown, expired or withdrawn; "signed_out" where its password is missing
 */
export async function openLink(token: string, request: Request): Promise<Link> {
  const share = await findShare(token);
  if (share.passwordHash !== null && !isUnlocked(share, request))
    throw new AppError('signed_out', 'This link has a password. Enter it to go on.', { reason: 'PASSWORD' });
  return readLink(share);
}

/** What a stored link opens. */
export function readLink(share: Share): Link {
  return Link.parse({ ...share, filter: { ...everything, ...Object(share.filter) } });
}

/** @throws AppError "not_found" alike for tokens that are unknown, expired or withdrawn */
export async function findShare(token: string): Promise<Share> {
  const tokenHash = hashToken(token);
  const prisma = await database();
  const found = await prisma.share.findUnique({ where: { tokenHash } });
  const isOpen = found !== null && sameText(found.tokenHash, tokenHash) && !isExpired(found);
  if (!isOpen) throw new AppError('not_found', 'This link does not work any more. Ask for a new one.');
  return found;
}

function isExpired({ expiresAt }: Share): boolean {
  return expiresAt !== null && expiresAt.getTime() <= Date.now();
}
