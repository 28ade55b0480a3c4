import { z } from 'zod';
import { defineContract } from './contract';

const ApiKey = z.object({
  id: z.string(),
  name: z.string(),
  lastUsedAt: z.string().nullable(),
  createdAt: z.string(),
});
export type ApiKey = z.infer<typeof ApiKey>;

export const listKeys = defineContract({
  methods: ['GET'],
  path: '/api/keys',
  access: 'account',
  summary: 'The API keys of the account, newest first.',
  input: z.object({}),
  output: z.object({ keys: z.array(ApiKey) }),
});

export const createKey = defineContract({
  methods: ['POST'],
  path: '/api/keys',
  access: 'account',
  summary: 'Makes an API key; the answer alone tells it. Send it as `Authorization: Bearer <key>`.',
  input: z.object({
    name: z.string().trim().min(1, 'must not be empty').max(120, 'takes at most 120 characters'),
  }),
  output: ApiKey.extend({ key: z.string() }),
});

export const deleteKey = defineContract({
  methods: ['DELETE'],
  path: '/api/keys/{id}',
  access: 'account',
  summary: 'Withdraws an API key: it is dead from the next request on.',
  input: z.object({ id: z.string().min(1).max(64) }),
  output: z.object({ deleted: z.literal(true) }),
});
