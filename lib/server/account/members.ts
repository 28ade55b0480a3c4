import 'server-only';
import type { addMember, listMembers, removeMember } from '../../api/members';
import { AppError } from '../../errors';
import { authorise } from '../access/authorise';
import type { UseCase } from '../http/handle';
import { database } from '../store/database';

/** `GET /api/datasets/{id}/members`. */
export const list: UseCase<typeof listMembers> = async ({ id }, caller) => {
  await authorise(id, caller);
  const prisma = await database();
  const found = await prisma.member.findMany({
    where: { datasetId: id },
    orderBy: { createdAt: 'asc' },
    include: { user: true },
  });
  return { members: found.map(({ user, role }) => ({ user: user.id, email: user.email, role: roleOf(role) })) };
};

/** `POST /api/datasets/{id}/members`. */
export const add: UseCase<typeof addMember> = async ({ id, email, role }, caller) => {
  const { ownerId } = await authorise(id, caller);
  const prisma = await database();
  const user = await prisma.user.findUnique({ where: { email: email.toLowerCase() } });
  if (user === null || user.isAnonymous)
    throw new AppError('not_found', 'There is no account with this e-mail address. Ask its owner to sign up first.');
  if (user.id === ownerId) throw new AppError('invalid_input', 'This dashboard is theirs already.');
  const key = { datasetId: id, userId: user.id };
  await prisma.member.upsert({
    where: { datasetId_userId: key },
    create: { ...key, role },
    update: { role },
  });
  return { user: user.id, email: user.email, role };
};

/** `DELETE /api/datasets/{id}/members/{user}`. */
export const remove: UseCase<typeof removeMember> = async ({ id, user }, caller) => {
  await authorise(id, caller);
  const prisma = await database();
  const deleted = await prisma.member.deleteMany({ where: { datasetId: id, userId: user } });
  if (deleted.count === 0) throw new AppError('not_found', 'This account does not see the dashboard.');
  return { deleted: true };
};

function roleOf(role: string): 'editor' | 'viewer' {
  return role === 'editor' ? 'editor' : 'viewer';
}
