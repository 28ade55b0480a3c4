import { z } from 'zod';
import { defineContract } from './contract';

export const health = defineContract({
  methods: ['GET'],
  path: '/api/health',
  access: 'public',
  summary: 'Whether the server and what it stands on work.',
  input: z.object({}),
  output: z.object({
    status: z.enum(['ok', 'degraded']),
    database: z.enum(['ok', 'unavailable']),
    engine: z.enum(['ok', 'unavailable']),
    version: z.string(),
  }),
});
