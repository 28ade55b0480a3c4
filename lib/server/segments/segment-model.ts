import 'server-only';
import { LRUCache } from 'lru-cache';
import type { Unavailable } from '../../api/contract';
import type { SaleLines } from '../../engine/engine';
import { countDifferent } from '../../ml/matrix';
import type { Filter } from '../../sales/filter';
import { keepCustomers, momentOf } from '../../segments/customers/moment';
import { segmentsSeed } from '../../segments/learn/learn-segments';
import { mostSegments, SegmentModel } from '../../segments/learn/model';
import { readPoints } from '../../segments/learn/read-points';
import { learn } from '../models/learn';
import type { LearningLimits } from '../models/learning-threads';
import { loadModel, type ModelKind, saveModel } from '../models/saved-models';
import { trainOnce } from '../models/trainings';
import { once } from '../once';
import { customersLack, unavailable } from './lacking';
import { isWhole, type Wanted } from './wanted';

/** A model with where it comes from. */
export interface Learned<Model> {
  model: Model;
  modelId: string;
  reused: boolean;
  trainedAt: string;
}

const kind: ModelKind<SegmentModel> = { kind: 'segments', formatVersion: 1, details: SegmentModel };
const noPayload = new Uint8Array();

/** Models of narrowed questions, which are learned anew after a while. */
const narrowed = once('narrowed-segments', () => new LRUCache<string, Learned<SegmentModel>>({ max: 200 }));

/**
 * The segments that customers are placed in: of the whole dataset as they were saved, whatever has been added since, and learned
 * where there are none. Lines narrowed to products, stores or a first day have segments of their own.
 * @throws AppError "model_incompatible" when what is saved cannot be used
 */
export async function segmentModel(
  lines: SaleLines,
  { dataset, filter, k, retrain, saves }: Wanted,
  signal: AbortSignal,
): Promise<Learned<SegmentModel> | Unavailable> {
  const lacking = customersLack(lines);
  if (lacking !== null) return lacking;
  const learnedFrom = { ...filter, to: isWhole(filter) ? null : filter.to };
  const scope = `k=${k ?? 'auto'}`;
  const version = lines.version ?? '';
  const isSaved = saves && isWhole(filter);
  const key = JSON.stringify([version, scope, learnedFrom]);
  if (!retrain) {
    const kept = isSaved ? await savedModel(dataset, scope) : narrowed().get(key);
    if (kept) return { ...kept, reused: true };
  }
  const subject = { datasetId: dataset, dataVersion: version, kind: kind.kind, scope: isSaved ? scope : key };
  return trainOnce(
    subject,
    async (ended, onProgress) => {
      const model = await learnFrom(lines, learnedFrom, k, { signal: ended, onProgress });
      if ('available' in model) return model;
      if (isSaved) return saveLearned(dataset, scope, version, model);
      const learned = { model, modelId: key, reused: false, trainedAt: new Date().toISOString() };
      narrowed().set(key, learned);
      return learned;
    },
    signal,
  );
}

async function saveLearned(
  dataset: string,
  scope: string,
  dataVersion: string,
  model: SegmentModel,
): Promise<Learned<SegmentModel>> {
  const learned = { scope, seed: segmentsSeed, dataVersion, details: model, payload: noPayload };
  const { id, trainedAt } = await saveModel(kind, dataset, learned);
  return { model, modelId: id, reused: false, trainedAt: trainedAt.toISOString() };
}

async function savedModel(dataset: string, scope: string): Promise<Omit<Learned<SegmentModel>, 'reused'> | null> {
  const saved = await loadModel(kind, dataset, scope);
  return saved && { model: saved.details, modelId: saved.id, trainedAt: saved.trainedAt.toISOString() };
}

async function learnFrom(
  lines: SaleLines,
  filter: Filter,
  k: number | null,
  limits: LearningLimits,
): Promise<SegmentModel | Unavailable> {
  const moment = momentOf(lines, filter);
  if (moment === null) return unavailable('There are no sales on the selected days.');
  const customers = await readPoints(lines, await keepCustomers(lines, moment));
  if (customers.rows === 0) return unavailable('None of the selected sales names a customer.');
  if (customers.rows === 1) return unavailable('The selected sales name one customer; segments need at least two.');
  const different = countDifferent(customers, mostSegments);
  if (different === 1) return unavailable(`All ${customers.rows} customers bought alike, so nothing tells them apart.`);
  if (k !== null && k > different)
    return unavailable(
      `Customers differ in ${different} ways only, so there are no ${k} segments; ask for "k" of at most ${different}.`,
    );
  return learn('segments', { customers, k, asOf: moment.asOf }, limits);
}
