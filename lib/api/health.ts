import { z } from 'zod';
import { defineContract } from './contract';

const standing = {
  database: z.enum(['ok', 'unavailable']),
  engine: z.enum(['ok', 'unavailable']),
};

export const health = defineContract({
  methods: ['GET'],
  path: '/api/health',
  access: 'public',
  summary: 'Whether the server and what it stands on work; 200 as long as the process answers.',
  input: z.object({}),
  output: z.object({ status: z.enum(['ok', 'degraded']), ...standing, version: z.string() }),
});

export const readiness = defineContract({
  methods: ['GET'],
  path: '/api/health/ready',
  access: 'public',
  summary: 'Whether the server can take requests: 503 when what it stands on does not answer, or when it is ending.',
  input: z.object({}),
  output: z.object({ status: z.enum(['ready', 'not ready', 'ending']), ...standing }),
});

export const metrics = defineContract({
  methods: ['GET'],
  path: '/api/metrics',
  access: 'public',
  summary: 'Counts and times for Prometheus, with METRICS_TOKEN as bearer token; 404 where that is not set.',
  input: z.object({}),
  output: z.string(),
  answers: 'text/plain',
});
