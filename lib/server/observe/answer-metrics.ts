import 'server-only';
import type { metrics as contract } from '../../api/health';
import { AppError } from '../../errors';
import { sameText } from '../access/token';
import { env } from '../env';
import type { UseCase } from '../http/handle';
import { learningJobs } from '../models/learn';
import { runningUploads } from '../upload/progress';
import { metrics } from './metrics';

/** `GET /api/metrics`: for whoever has METRICS_TOKEN; where that is not set, there is nothing here. */
export const answerMetrics: UseCase<typeof contract> = async (_input, _caller, request) => {
  const token = env().METRICS_TOKEN;
  if (token === undefined) throw new AppError('not_found', 'Metrics are off. Set METRICS_TOKEN to turn them on.');
  const given = /^Bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (given === undefined || !sameText(given, token))
    throw new AppError('signed_out', 'Metrics are told to whoever sends METRICS_TOKEN as a bearer token.');
  const { registry, uploads, learning } = metrics();
  uploads.set(runningUploads());
  for (const [state, jobs] of Object.entries(learningJobs())) learning.set({ state }, jobs);
  const headers = { 'content-type': registry.contentType, 'cache-control': 'no-store' };
  return new Response(await registry.metrics(), { headers });
};
