import 'server-only';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Unavailable } from '../../api/contract';
import type { SaleLines } from '../../engine/engine';
import type { Forest } from '../../ml/forest/forest';
import { decodeForest, encodeForest } from '../../ml/forest/format';
import type { Filter } from '../../sales/filter';
import { selectedDays } from '../../segments/customers/moment';
import { type LearnedReturns, returnsSeed } from '../../segments/returns/learn-returns';
import { neededDays, planReturns, type ReturnsPlan } from '../../segments/returns/plan';
import { behaviours, readBehaviour } from '../../segments/returns/read-behaviour';
import { learn } from '../models/learn';
import type { LearningLimits } from '../models/learning-threads';
import { loadModel, type ModelKind, saveModel } from '../models/saved-models';
import { trainOnce } from '../models/trainings';
import { once } from '../once';
import { customersLack, unavailable } from './lacking';
import type { Learned } from './segment-model';
import { isWhole, type Wanted } from './wanted';

/** A forest with its evaluation on the latest data, and where it comes from. */
export interface KnownReturns extends Learned<LearnedReturns> {
  plan: ReturnsPlan;
  /** Cut-off at which it was learned. */
  learnedAt: string;
}

const Details = z.object({
  days: z.number().int().positive(),
  cutoff: z.string(),
  /** What its columns are. */
  behaviours: z.literal(behaviours.join(' ')),
});
type Details = z.infer<typeof Details>;
const kind: ModelKind<Details> = { kind: 'returns', formatVersion: 1, details: Details };

/** Customers of whom it must be known whether they came back, on either side. */
const leastCustomers = 30;

const judged = once('judged-returns', () => new LRUCache<string, KnownReturns>({ max: 50 }));

/**
 * The forest that tells who comes back: as it was saved, judged anew on the data of today, or learned where there is none
 * or the saved one has seen the days on which it would be judged.
 * @throws AppError "model_incompatible" when what is saved cannot be used
 */
export async function returnsModel(
  lines: SaleLines,
  wanted: Wanted & { returnDays: number | null },
  signal: AbortSignal,
): Promise<KnownReturns | Unavailable> {
  const { dataset, filter, retrain, saves, returnDays } = wanted;
  const lacking = customersLack(lines);
  if (lacking !== null) return lacking;
  const days = selectedDays(lines, filter);
  if (days === null) return unavailable('There are no sales on the selected days.');
  const plan = planReturns(days, returnDays);
  if (plan === null)
    return unavailable(`Who comes back can be learned from ${neededDays(returnDays)} days of sales or more.`);
  const isSaved = saves && isWhole(filter) && filter.to === null;
  const scope = `days=${plan.days}`;
  const key = JSON.stringify([lines.version, filter, plan.days, isSaved]);
  const kept = judged().get(key);
  if (kept !== undefined && !retrain) return { ...kept, reused: true };
  const saved = isSaved && !retrain ? await savedForest(dataset, scope, plan) : null;
  const version = lines.version ?? '';
  const subject = { datasetId: dataset, dataVersion: version, kind: kind.kind, scope: isSaved ? scope : key };
  return trainOnce(
    subject,
    async (ended, onProgress) => {
      const limits = { signal: ended, onProgress };
      const model = await learnOrJudge(lines, filter, plan, saved?.forest ?? null, limits);
      if ('available' in model) return model;
      const origin = saved ?? (await keep(model.forest, isSaved ? dataset : null, scope, plan, version));
      const known = { model, plan, ...origin, reused: saved !== null };
      judged().set(key, known);
      return known;
    },
    signal,
  );
}

type Origin = Pick<KnownReturns, 'modelId' | 'trainedAt' | 'learnedAt'>;

async function keep(
  forest: Forest,
  dataset: string | null,
  scope: string,
  plan: ReturnsPlan,
  dataVersion: string,
): Promise<Origin> {
  const { days, earlier: cutoff } = plan;
  if (dataset === null)
    return { modelId: `${dataVersion} ${scope}`, trainedAt: new Date().toISOString(), learnedAt: cutoff };
  const details = { days, cutoff, behaviours: behaviours.join(' ') };
  const saved = { scope, seed: returnsSeed, dataVersion, details, payload: encodeForest(forest) };
  const { id, trainedAt } = await saveModel(kind, dataset, saved);
  return { modelId: id, trainedAt: trainedAt.toISOString(), learnedAt: cutoff };
}

/** What is saved, unless it has seen days on which it would be judged. */
async function savedForest(
  dataset: string,
  scope: string,
  plan: ReturnsPlan,
): Promise<(Origin & { forest: Forest }) | null> {
  const saved = await loadModel(kind, dataset, scope);
  if (saved === null || saved.details.cutoff > plan.earlier) return null;
  const { id: modelId, trainedAt, details, payload } = saved;
  return { forest: decodeForest(payload), modelId, trainedAt: trainedAt.toISOString(), learnedAt: details.cutoff };
}

async function learnOrJudge(
  lines: SaleLines,
  filter: Filter,
  plan: ReturnsPlan,
  forest: Forest | null,
  limits: LearningLimits,
): Promise<LearnedReturns | Unavailable> {
  const at = (cutoff: string) => readBehaviour(lines, filter, { cutoff, days: plan.days });
  const [earlier, later, now] = await Promise.all([at(plan.earlier), at(plan.later), at(plan.now)]);
  for (const { boughtAgain } of [earlier, later]) {
    const back = boughtAgain.reduce((sum, one) => sum + one, 0);
    if (Math.min(back, boughtAgain.length - back) < leastCustomers)
      return unavailable(
        `Who comes back can be learned from ${leastCustomers} customers or more who did within ${plan.days} days, and as many who did not.`,
      );
  }
  return learn('returns', { forest, earlier, later, now: now.features }, limits);
}
