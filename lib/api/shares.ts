import { z } from 'zod';
import { sections } from './access';
import { choices, defineContract, FilterEcho, IsoDay } from './contract';

const id = z.string().min(1).max(64);

/** A link as the owner of its dataset sees it; its token is not among what is stored. */
export const Share = z.object({
  id: z.string(),
  dataset: z.string(),
  name: z.string(),
  sections: z.array(z.enum(sections)),
  /** What it is narrowed to; nobody who follows it can widen that. */
  filter: FilterEcho,
  /** Whether money is shown as an index in which an average day is 100. */
  hideAmounts: z.boolean(),
  /** Whether it stays with the sales of the day it was made. */
  frozen: z.boolean(),
  hasPassword: z.boolean(),
  embedIn: z.string().nullable(),
  expiresAt: z.string().nullable(),
  opened: z.number().int(),
  lastOpenedAt: z.string().nullable(),
  createdAt: z.string(),
});
export type Share = z.infer<typeof Share>;

/** A link with its address, which is told this once. */
const NewShare = Share.extend({ token: z.string(), url: z.string() });

const settings = {
  name: z.string().trim().min(1, 'must not be empty').max(120, 'takes at most 120 characters'),
  sections: z.array(z.enum(sections)).min(1, 'must name a section'),
  filter: z
    .strictObject({ from: IsoDay.nullish(), to: IsoDay.nullish(), ...choices })
    .refine(({ from, to }) => !from || !to || from <= to, '"from" is after "to"; swap the two days'),
  hideAmounts: z.boolean(),
  frozen: z.boolean(),
  password: z.string().min(8, 'takes at least 8 characters').max(200, 'takes at most 200 characters').nullable(),
  /** The origin whose pages may show it in a frame, such as "https://intranet.example.com". */
  embedIn: z
    .string()
    .regex(/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/, 'must be an origin such as https://intranet.example.com')
    .nullable(),
  expiresAt: z.iso.datetime({ offset: true, error: 'must be an instant such as 2025-03-31T18:00:00Z' }).nullable(),
};

export const listShares = defineContract({
  methods: ['GET'],
  path: '/api/shares',
  access: 'owner',
  summary: 'The links to a dataset, newest first.',
  input: z.object({ dataset: id.optional() }),
  output: z.object({ shares: z.array(Share) }),
});

export const createShare = defineContract({
  methods: ['POST'],
  path: '/api/shares',
  access: 'owner',
  summary: 'Makes a link to a dataset; the answer alone tells its address.',
  input: z.object({
    dataset: id.optional(),
    name: settings.name,
    sections: settings.sections.default(['summary']),
    filter: settings.filter.prefault({}),
    hideAmounts: settings.hideAmounts.default(false),
    frozen: settings.frozen.default(false),
    password: settings.password.default(null),
    embedIn: settings.embedIn.default(null),
    expiresAt: settings.expiresAt.default(null),
  }),
  output: NewShare,
});

export const updateShare = defineContract({
  methods: ['PATCH'],
  path: '/api/shares/{id}',
  access: 'owner',
  summary:
    'Changes a link. `rotate` gives it a new address, and the old one is dead; the answer then tells the new one.',
  input: z.object({
    id,
    name: settings.name.optional(),
    sections: settings.sections.optional(),
    filter: settings.filter.optional(),
    hideAmounts: settings.hideAmounts.optional(),
    password: settings.password.optional(),
    embedIn: settings.embedIn.optional(),
    expiresAt: settings.expiresAt.optional(),
    rotate: z.boolean().default(false),
  }),
  output: z.union([NewShare, Share]),
});

export const deleteShare = defineContract({
  methods: ['DELETE'],
  path: '/api/shares/{id}',
  access: 'owner',
  summary: 'Withdraws a link: it is dead from the next request on.',
  input: z.object({ id }),
  output: z.object({ deleted: z.literal(true) }),
});

export const openShare = defineContract({
  methods: ['POST'],
  path: '/api/shares/open',
  access: 'public',
  summary:
    'Opens a link, with its password where it has one, and says what it shows. Sets a cookie that stands for the password.',
  input: z.object({ token: z.string().min(1).max(200), password: z.string().max(200).optional() }),
  output: z.object({
    dataset: z.string(),
    sections: z.array(z.enum(sections)),
    filter: FilterEcho,
    hideAmounts: z.boolean(),
    frozen: z.boolean(),
    expiresAt: z.string().nullable(),
  }),
});
export type OpenedShare = z.infer<typeof openShare.output>;
