import 'server-only';
import { randomUUID } from 'node:crypto';
import type { createEvent, DiaryEvent, deleteEvent, listEvents, updateEvent } from '../../api/events';
import { AppError } from '../../errors';
import { everything, type Filter } from '../../sales/filter';
import { authoriseRow, findAsked, type Grant } from '../access/authorise';
import { narrow } from '../access/open-lines';
import type { Event } from '../generated/prisma/client';
import type { Caller } from '../http/caller';
import { csvResponse, wantsCsv } from '../http/csv';
import { created, type UseCase } from '../http/handle';
import { database } from '../store/database';
import { unknownDataset } from '../store/imports';

const mostEvents = 500;

/** `GET /api/events`. */
export const list: UseCase<typeof listEvents> = async ({ dataset: asked }, caller, request) => {
  const dataset = await findAsked(asked, caller);
  const events = dataset === null ? [] : await readEvents(dataset.id, narrow(everything, dataset));
  return wantsCsv(request) ? csvResponse('events.csv', ['from', 'to', 'name'], events) : { events };
};

/** `POST /api/events`. */
export const create: UseCase<typeof createEvent> = async ({ dataset: asked, from, to = from, name }, caller) => {
  requireOrder(from, to);
  const dataset = await findAsked(asked, caller);
  if (dataset === null) throw unknownDataset();
  const prisma = await database();
  if ((await prisma.event.count({ where: { datasetId: dataset.id } })) >= mostEvents)
    throw new AppError(
      'invalid_input',
      `A dataset has room for ${mostEvents} named days. Delete one that is no longer needed.`,
    );
  const event = await prisma.event.create({ data: { id: randomUUID(), datasetId: dataset.id, from, to, name } });
  return created(present(event));
};

/** `PATCH /api/events/{id}`. */
export const update: UseCase<typeof updateEvent> = async ({ id, ...changes }, caller) => {
  const event = await findOwn(id, caller);
  const { from = event.from, to = event.to, name = event.name } = changes;
  requireOrder(from, to);
  const prisma = await database();
  return present(await prisma.event.update({ where: { id }, data: { from, to, name } }));
};

/** `DELETE /api/events/{id}`. */
export const remove: UseCase<typeof deleteEvent> = async ({ id }, caller) => {
  await findOwn(id, caller);
  const prisma = await database();
  await prisma.event.deleteMany({ where: { id } });
  return { deleted: true };
};

/** The named days of a dataset that reach into a range, first day first. */
export async function readEvents(datasetId: string, { from, to }: Pick<Filter, 'from' | 'to'>): Promise<DiaryEvent[]> {
  const prisma = await database();
  const found = await prisma.event.findMany({
    where: {
      datasetId,
      ...(to === null ? {} : { from: { lte: to } }),
      ...(from === null ? {} : { to: { gte: from } }),
    },
    orderBy: [{ from: 'asc' }, { createdAt: 'asc' }],
  });
  return found.map(present);
}

/** The named days that a forecast may know, coming ones too: for a link only those up to its last day. */
export function readDiary(datasetId: string, { from }: Filter, { link }: Grant): Promise<DiaryEvent[]> {
  return readEvents(datasetId, { from, to: link?.filter.to ?? null });
}

async function findOwn(id: string, caller: Caller): Promise<Event> {
  const prisma = await database();
  const { row } = await authoriseRow(await prisma.event.findUnique({ where: { id } }), caller, unknownEvent);
  return row;
}

function unknownEvent(): AppError {
  return new AppError('not_found', 'There is no such event. It may have been deleted, or it belongs to somebody else.');
}

function requireOrder(from: string, to: string): void {
  if (from > to) throw new AppError('invalid_input', `"from" (${from}) is after "to" (${to}); swap the two days.`);
}

function present({ id, from, to, name }: Event): DiaryEvent {
  return { id, from, to, name };
}
