import 'server-only';
import { AppError } from '../../errors';
import { featureNames } from '../../forecast/features/describe';
import { lookBack } from '../../forecast/learn/foresee';
import { Learned } from '../../forecast/learn/learned';
import type { Panel } from '../../forecast/series/panel';
import type { Forest } from '../../ml/forest/forest';
import { decodeForest } from '../../ml/forest/format';
import { learn } from '../models/learn';
import { loadModel, type ModelKind, type SavedModel, saveModel } from '../models/saved-models';
import { trainOnce } from '../models/trainings';

/** What a forecast is asked of. */
export interface Subject {
  kind: 'forecast' | 'orders';
  datasetId: string;
  /** Version of the lines, as their caller may see them. */
  version: string;
  scope: string;
}

export interface UsableModel {
  id: string;
  trainedAt: string;
  reused: boolean;
  retrained: Retrained | null;
  learned: Learned;
  forest: Forest | null;
}

/** Why a saved model was trained again. */
type Retrained = 'asked' | 'behind' | 'incompatible' | 'horizon' | 'changed';

const seed = 1;

/** Buckets that tell whether a model has fallen behind the baseline. */
const enoughBuckets = { day: 14, week: 4, month: 3 };
/** The part by which the past may differ from what a model was trained on. */
const sameWithin = 0.01;

const kindOf = (kind: Subject['kind']): ModelKind<Learned> => ({ kind, formatVersion: 1, details: Learned });

/**
 * The saved model of a subject, if it still serves; else one that is trained now, and saved.
 * @param horizon what it has to reach at least
 * @throws AppError "not_enough_data" when training takes too long; the signal's reason when aborted
 */
export async function modelFor(
  subject: Subject,
  panel: Panel,
  { horizon, least, retrain }: { horizon: number; least: number; retrain: boolean },
  signal: AbortSignal,
): Promise<UsableModel> {
  const saved = await loadSaved(subject);
  const reason = retrain ? 'asked' : saved === 'incompatible' ? saved : saved && reasonToRetrain(saved, panel, least);
  if (saved !== null && saved !== 'incompatible' && reason === null) return { ...saved, reused: true, retrained: null };
  const { kind, datasetId, version: dataVersion, scope } = subject;
  const trained = await trainOnce(
    { datasetId, dataVersion, kind, scope: `${scope} ${horizon}` },
    async (ending, onProgress) => {
      const request = { panel, horizon, seed };
      const { learned, forest } = await learn('forecast', request, { signal: ending, onProgress });
      const fresh = { scope, seed, dataVersion, details: learned, payload: forest };
      return open(await saveModel(kindOf(kind), datasetId, fresh));
    },
    signal,
  );
  return { ...trained, reused: false, retrained: saved === null ? null : reason };
}

type Opened = Omit<UsableModel, 'reused' | 'retrained'>;

async function loadSaved({ kind, datasetId, scope }: Subject): Promise<Opened | 'incompatible' | null> {
  try {
    const found = await loadModel(kindOf(kind), datasetId, scope);
    return found && open(found);
  } catch (error) {
    if (error instanceof AppError && error.code === 'model_incompatible') return 'incompatible';
    throw error;
  }
}

/** @throws AppError "model_incompatible" when the forest is not the one that the details are about */
function open({ id, trainedAt, details: learned, payload }: SavedModel<Learned>): Opened {
  const forest = learned.features === null ? null : decodeForest(payload);
  if (forest !== null && learned.features !== null && forest.columns !== featureNames(learned.features).length)
    throw new AppError('model_incompatible', 'The saved model cannot be used any more. Train it again.');
  return { id, trainedAt: trainedAt.toISOString(), learned, forest };
}

function reasonToRetrain(saved: Opened, panel: Panel, least: number): Retrained | null {
  const { learned } = saved;
  if (learned.grain !== panel.grain) return 'incompatible';
  if (learned.horizon < least) return 'horizon';
  if (hasChanged(learned, panel)) return 'changed';
  const since = lookBack(saved, panel);
  if (since === null || since.buckets < Math.min(learned.horizon, enoughBuckets[panel.grain])) return null;
  // A baseline that is shown is never worse than itself: then it is time to look again whether something is better.
  return since.mae >= since.baselineMae ? 'behind' : null;
}

/** Whether the past is another one than the model was trained on: days were taken away, corrected or added before its end. */
function hasChanged(learned: Learned, panel: Panel): boolean {
  if (panel.end < learned.end) return true;
  const values = panel.series[0]?.values ?? new Float64Array(0);
  const after = values.length - learned.buckets;
  if (panel.end === learned.end && after !== 0) return true;
  const sum = values.subarray(0, learned.buckets).reduce((total, value) => total + value, 0);
  return Math.abs(sum - learned.sum) > sameWithin * Math.abs(learned.sum);
}
