import 'server-only';
import { database } from '../store/database';
import { removeDataset } from '../store/removal';

/** Gives what was done before signing in to the account that has signed in; its own settings stay as they are. */
export async function moveWork(from: string, to: string): Promise<void> {
  const prisma = await database();
  await prisma.dataset.updateMany({ where: { ownerId: from }, data: { ownerId: to } });
  const readings = await prisma.reading.findMany({ where: { ownerId: from } });
  await prisma.reading.createMany({
    data: readings.map(({ headers, options }) => ({
      ownerId: to,
      headers,
      options: options ?? {},
      updatedAt: new Date(),
    })),
    skipDuplicates: true,
  });
  await prisma.session.deleteMany({ where: { userId: from } });
}

/** Deletes every dataset of an account with the files that only they named. */
export async function deleteWork(ownerId: string): Promise<void> {
  const prisma = await database();
  const datasets = await prisma.dataset.findMany({ where: { ownerId }, select: { id: true } });
  for (const { id } of datasets) await removeDataset(id, ownerId);
}
