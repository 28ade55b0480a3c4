import { z } from 'zod';
import { defineContract } from './contract';

const id = z.string().min(1).max(64);

const Member = z.object({
  user: z.string(),
  email: z.string(),
  role: z.enum(['editor', 'viewer']),
});
export type Member = z.infer<typeof Member>;

export const listMembers = defineContract({
  methods: ['GET'],
  path: '/api/datasets/{id}/members',
  access: 'owner',
  summary: 'The other accounts that may look at a dataset (viewer) or change it (editor).',
  input: z.object({ id }),
  output: z.object({ members: z.array(Member) }),
});

export const addMember = defineContract({
  methods: ['POST'],
  path: '/api/datasets/{id}/members',
  access: 'owner',
  summary: 'Lets another account look at a dataset, or change it.',
  input: z.object({ id, email: z.email('must be an e-mail address'), role: Member.shape.role.default('viewer') }),
  output: Member,
});

export const removeMember = defineContract({
  methods: ['DELETE'],
  path: '/api/datasets/{id}/members/{user}',
  access: 'owner',
  summary: 'Takes a dataset from another account.',
  input: z.object({ id, user: id }),
  output: z.object({ deleted: z.literal(true) }),
});
