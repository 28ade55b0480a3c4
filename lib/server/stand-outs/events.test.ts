import { expect, test } from 'vitest';
import { createEvent } from '../../api/events';
import type { Caller } from '../http/caller';
import { ownDataFolder } from '../testing/own-data-folder';

ownDataFolder();

const { database } = await import('../store/database');
const { create } = await import('./events');

const owner: Caller = {
  ownerId: 'owner',
  via: 'account',
  link: null,
  access: createEvent.access,
  ensureOwner: async () => 'owner',
  cookies: [],
};

test('a dataset has room for 500 named days', async () => {
  const prisma = await database();
  await prisma.user.create({ data: { id: 'owner', name: '', email: 'owner@shop' } });
  await prisma.dataset.create({ data: { id: 'shop', ownerId: 'owner', name: 'Shop', dataVersion: 'v1' } });
  const day = { from: '2024-02-01', to: '2024-02-01', name: 'Day' };
  const days = Array.from({ length: 499 }, (_, index) => ({ ...day, id: String(index), datasetId: 'shop' }));
  await prisma.event.createMany({ data: days });
  const add = async () => create({ ...day, dataset: 'shop' }, owner, new Request('http://localhost/api/events'));
  await add();
  await expect(add()).rejects.toThrow(/room for 500/);
  expect(await prisma.event.count()).toBe(500);
});
