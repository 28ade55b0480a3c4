import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { PrismaClient } from '../generated/prisma/client';
import { ownDataFolder } from '../testing/own-data-folder';

const folder = ownDataFolder();
const blobs = join(folder, 'blobs');

const { database } = await import('../store/database');
const { removeDataset } = await import('../store/removal');
const { loadModel, saveModel } = await import('./saved-models');

const kind = { kind: 'forecast', formatVersion: 1, details: z.object({ error: z.number() }) };
const model = {
  scope: 'day/total',
  seed: 4_000_000_000,
  dataVersion: 'v1',
  details: { error: 0.5 },
  payload: Uint8Array.of(1, 2, 3),
};

let prisma: PrismaClient;
beforeAll(async () => {
  prisma = await database();
  await prisma.user.create({ data: { id: 'owner', name: '', email: 'owner@shop' } });
  await prisma.dataset.create({ data: { id: 'shop', ownerId: 'owner', name: 'Shop', dataVersion: 'v1' } });
});

test('a model comes back as it was saved, for its kind and scope alone', async () => {
  expect(await loadModel(kind, 'shop', model.scope)).toBeNull();
  const saved = await saveModel(kind, 'shop', model);
  const loaded = await loadModel(kind, 'shop', model.scope);
  expect(loaded).toMatchObject({ id: saved.id, seed: 4_000_000_000, dataVersion: 'v1', details: { error: 0.5 } });
  expect([...(loaded?.payload ?? [])]).toEqual([1, 2, 3]);
  expect(await loadModel(kind, 'shop', 'week/total')).toBeNull();
  expect(await loadModel({ ...kind, kind: 'segments' }, 'shop', model.scope)).toBeNull();
});

test('of two at a time one stays, a newer one takes its place, and the bytes of the older go', async () => {
  await Promise.all([4, 5].map((byte) => saveModel(kind, 'shop', { ...model, payload: Uint8Array.of(byte) })));
  const loaded = await loadModel(kind, 'shop', model.scope);
  expect([[4], [5]]).toContainEqual([...(loaded?.payload ?? [])]);
  expect(readdirSync(blobs)).toHaveLength(1);
  expect(await prisma.savedModel.count()).toBe(1);
  await saveModel(kind, 'shop', { ...model, scope: `day/${'x'.repeat(50_000)}`, payload: Uint8Array.of(5) });
  await saveModel(kind, 'shop', { ...model, payload: Uint8Array.of(6) });
  expect(readdirSync(blobs)).toHaveLength(2);
});

test('another version, other details, changed or lost bytes answer "train again"', async () => {
  const again = expect.objectContaining({ code: 'model_incompatible' });
  await expect(loadModel({ ...kind, formatVersion: 2 }, 'shop', model.scope)).rejects.toEqual(again);
  await expect(loadModel({ ...kind, details: z.object({ error: z.string() }) }, 'shop', model.scope)).rejects.toEqual(
    again,
  );
  const { payloadSha256 } = await prisma.savedModel.findFirstOrThrow({ orderBy: { trainedAt: 'desc' } });
  const path = join(blobs, payloadSha256);
  const bytes = readFileSync(path);
  writeFileSync(path, Uint8Array.of(7));
  await expect(loadModel(kind, 'shop', model.scope)).rejects.toEqual(again);
  rmSync(path);
  await expect(loadModel(kind, 'shop', model.scope)).rejects.toEqual(again);
  writeFileSync(path, bytes);
  expect(await loadModel(kind, 'shop', model.scope)).not.toBeNull();
});

test('of more models than a dataset may have the oldest go, with their bytes', async () => {
  const before = await prisma.savedModel.findFirstOrThrow();
  const others = Array.from({ length: 200 }, (_, index) => ({
    ...before,
    id: `n${index}`,
    scope: `n${index}`,
    details: {},
    trainedAt: new Date(before.trainedAt.getTime() + index),
  }));
  await prisma.savedModel.createMany({ data: others });
  await saveModel(kind, 'shop', { ...model, scope: 'newest', payload: Uint8Array.of(8) });
  expect(await prisma.savedModel.count()).toBe(200);
  expect(await prisma.savedModel.findUnique({ where: { id: 'n0' } })).toBeNull();
  expect(await loadModel(kind, 'shop', 'newest')).not.toBeNull();
});

test('models go with their dataset, and none is saved for one that is gone', async () => {
  await removeDataset('shop', 'owner');
  expect(await prisma.savedModel.count()).toBe(0);
  expect(readdirSync(blobs)).toEqual([]);
  await expect(saveModel(kind, 'shop', model)).rejects.toEqual(expect.objectContaining({ code: 'not_found' }));
  expect([readdirSync(blobs), readdirSync(join(folder, 'spool'))]).toEqual([[], []]);
});
