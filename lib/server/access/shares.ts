import 'server-only';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { createShare, deleteShare, listShares, openShare, Share as Shown, updateShare } from '../../api/shares';
import { AppError } from '../../errors';
import type { Filter } from '../../sales/filter';
import type { Prisma, Share } from '../generated/prisma/client';
import { created, json, type UseCase } from '../http/handle';
import { consume } from '../http/limits';
import { originOf } from '../http/origin';
import { deleteUnused } from '../store/blobs';
import { database } from '../store/database';
import { unknownDataset } from '../store/imports';
import { authoriseRow, findAsked, type Granted } from './authorise';
import { findShare, readLink } from './link';
import { hashPassword, isPassword, isUnlocked, unlock } from './link-password';
import { hashToken, newToken } from './token';

const mostShares = 100;

/** `GET /api/shares`. */
export const list: UseCase<typeof listShares> = async ({ dataset: asked }, caller) => {
  const dataset = await findAsked(asked, caller);
  if (dataset === null) return { shares: [] };
  const prisma = await database();
  const shares = await prisma.share.findMany({ where: { datasetId: dataset.id }, orderBy: { createdAt: 'desc' } });
  return { shares: shares.map(present) };
};

/** `POST /api/shares`. */
export const create: UseCase<typeof createShare> = async (input, caller, request) => {
  const dataset = await findAsked(input.dataset, caller);
  if (dataset === null) throw unknownDataset();
  refuseFramedPassword(input.embedIn, input.password !== null);
  const prisma = await database();
  if ((await prisma.share.count({ where: { datasetId: dataset.id } })) >= mostShares)
    throw new AppError('invalid_input', `A dashboard has room for ${mostShares} links. Delete one that is not needed.`);
  const token = newToken();
  const frozen = input.frozen ? freeze(dataset) : null;
  const share = await prisma.share.create({
    data: {
      id: randomUUID(),
      datasetId: dataset.id,
      name: input.name,
      tokenHash: hashToken(token),
      passwordHash: input.password === null ? null : await hashPassword(input.password),
      filter: filterOf(input.filter),
      sections: input.sections,
      hideAmounts: input.hideAmounts,
      embedIn: input.embedIn,
      expiresAt: input.expiresAt === null ? null : new Date(input.expiresAt),
      ...(frozen && { frozen: frozen.stored, parts: { create: frozen.parts.map((blobSha256) => ({ blobSha256 })) } }),
    },
  });
  return created(withAddress(share, token, request));
};

/** `PATCH /api/shares/{id}`. */
export const update: UseCase<typeof updateShare> = async ({ id, rotate, ...changes }, caller, request) => {
  const prisma = await database();
  const { row } = await authoriseRow(await prisma.share.findUnique({ where: { id } }), caller, unknownShare);
  const { password, expiresAt, filter, embedIn, ...plain } = changes;
  const hasPassword = password === undefined ? row.passwordHash !== null : password !== null;
  refuseFramedPassword(embedIn === undefined ? row.embedIn : embedIn, hasPassword);
  const token = rotate ? newToken() : null;
  const share = await prisma.share.update({
    where: { id },
    data: {
      ...defined(plain),
      ...(embedIn !== undefined && { embedIn }),
      ...(filter && { filter: filterOf(filter) }),
      ...(expiresAt !== undefined && { expiresAt: expiresAt === null ? null : new Date(expiresAt) }),
      ...(password !== undefined && { passwordHash: password === null ? null : await hashPassword(password) }),
      ...(token !== null && { tokenHash: hashToken(token) }),
    },
  });
  return json(token === null ? present(share) : withAddress(share, token, request));
};

/** `DELETE /api/shares/{id}`: the parts that it alone stayed with go with it. */
export const remove: UseCase<typeof deleteShare> = async ({ id }, caller) => {
  const prisma = await database();
  const found = await prisma.share.findUnique({ where: { id }, include: { parts: true } });
  const { row } = await authoriseRow(found, caller, unknownShare);
  await prisma.share.deleteMany({ where: { id } });
  await deleteUnused(row.parts.map(({ blobSha256 }) => blobSha256));
  return { deleted: true };
};

/** `POST /api/shares/open`. */
export const open: UseCase<typeof openShare> = async ({ token, password }, caller, request) => {
  const share = await findShare(token);
  if (share.passwordHash !== null && !isUnlocked(share, request)) {
    if (password === undefined)
      throw new AppError('signed_out', 'This link has a password. Enter it to go on.', { reason: 'PASSWORD' });
    await consume('password', share.id);
    if (!(await isPassword(password, share.passwordHash)))
      throw new AppError('signed_out', 'That is not the password of this link.', { reason: 'PASSWORD' });
    caller.cookies.push(unlock(share));
  }
  const prisma = await database();
  await prisma.share.updateMany({
    where: { id: share.id },
    data: { opened: { increment: 1 }, lastOpenedAt: new Date() },
  });
  const { datasetId, sections, filter, hideAmounts, frozen } = readLink(share);
  const expiresAt = share.expiresAt?.toISOString() ?? null;
  return json({ dataset: datasetId, sections, filter, hideAmounts, frozen: frozen !== null, expiresAt });
};

/** What a link needs to show the dataset as it is now for good. */
function freeze({ dataVersion, parts }: Granted) {
  const kept = parts.map(({ partSha256, replacesFrom, replacesTo, profile }) => ({
    partSha256,
    replacesFrom,
    replacesTo,
    profile,
  }));
  const stored: Prisma.InputJsonValue = JSON.parse(JSON.stringify({ dataVersion, parts: kept }));
  return { stored, parts: [...new Set(parts.map(({ partSha256 }) => partSha256))] };
}

/** A browser sends no cookie to a page in another site's frame, so a password could not be remembered there. */
function refuseFramedPassword(embedIn: string | null, hasPassword: boolean): void {
  if (embedIn !== null && hasPassword)
    throw new AppError('invalid_input', 'A link with a password cannot be shown in a frame; choose one of the two.');
}

function filterOf(chosen: z.output<typeof createShare.input>['filter']): { [Name in keyof Filter]: Filter[Name] } {
  const { from = null, to = null, ...choices } = chosen;
  return { from, to, ...choices };
}

function defined<Fields extends object>(fields: Fields) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function withAddress(share: Share, token: string, request: Request) {
  return { ...present(share), token, url: `${originOf(request)}/s/${token}` };
}

function present(share: Share): Shown {
  const { sections, filter, hideAmounts, frozen } = readLink(share);
  const { id, datasetId, name, passwordHash, embedIn, expiresAt, opened, lastOpenedAt, createdAt } = share;
  return {
    id,
    dataset: datasetId,
    name,
    sections,
    filter,
    hideAmounts,
    frozen: frozen !== null,
    hasPassword: passwordHash !== null,
    embedIn,
    expiresAt: expiresAt?.toISOString() ?? null,
    opened,
    lastOpenedAt: lastOpenedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}

function unknownShare(): AppError {
  return new AppError('not_found', 'There is no such link. It may have been deleted, or it belongs to somebody else.');
}
