import { z } from 'zod';
import { defineContract } from './contract';

export const Learning = z.object({
  /** What is asked of one dataset: `forecast`, `segments`, ... */
  kind: z.string(),
  /** How much of the work is done, 0..1. */
  fraction: z.number(),
  startedAt: z.string(),
});

export const listLearning = defineContract({
  methods: ['GET'],
  path: '/api/learning',
  access: 'frame',
  summary: 'What is being learnt from a dataset at this moment, and how far that is.',
  input: z.object({ dataset: z.string().min(1).max(64).optional() }),
  output: z.object({ learning: z.array(Learning) }),
});
