import { z } from 'zod';
import { defineContract, IsoDay } from './contract';

/** Days that the manager has named, such as "street closed". Both ends are inclusive. */
export const DiaryEvent = z.object({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  name: z.string(),
});
export type DiaryEvent = z.infer<typeof DiaryEvent>;

const id = z.string().min(1).max(64);

const name = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(120, 'takes at most 120 characters')
  .regex(/^\P{Cc}*$/u, 'must be one line of plain text');

export const listEvents = defineContract({
  methods: ['GET'],
  path: '/api/events',
  access: 'summary',
  summary: 'The named days of a dataset, first day first.',
  input: z.object({ dataset: id.optional() }),
  output: z.object({ events: z.array(DiaryEvent) }),
  alsoAnswers: ['text/csv'],
});

export const createEvent = defineContract({
  methods: ['POST'],
  path: '/api/events',
  access: 'editor',
  summary: 'Names a day, or a range of days.',
  input: z.object({ dataset: id.optional(), from: IsoDay, to: IsoDay.optional(), name }),
  output: DiaryEvent,
});

export const updateEvent = defineContract({
  methods: ['PATCH'],
  path: '/api/events/{id}',
  access: 'editor',
  summary: 'Changes the name or the days of an event.',
  input: z.object({ id, from: IsoDay.optional(), to: IsoDay.optional(), name: name.optional() }),
  output: DiaryEvent,
});

export const deleteEvent = defineContract({
  methods: ['DELETE'],
  path: '/api/events/{id}',
  access: 'editor',
  summary: 'Takes the name off its days.',
  input: z.object({ id }),
  output: z.object({ deleted: z.literal(true) }),
});
