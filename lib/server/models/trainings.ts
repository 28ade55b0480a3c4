import 'server-only';
import { once } from '../once';

/** What is being learnt, and for whom. */
export interface TrainingSubject {
  datasetId: string;
  dataVersion: string;
  kind: string;
  scope: string;
}

interface Training {
  subject: TrainingSubject;
  startedAt: Date;
  fraction: number;
  askers: number;
  abort: AbortController;
  result: Promise<unknown>;
}

/** What this process is learning now. */
const trainings = once('trainings', () => new Map<string, Training>());

/**
 * Learns something once, however many ask for it at a time. It ends early when all of them have gone away.
 * @param start does the work, tells how far it is, and ends when its signal is aborted
 * @throws what `start` throws; the signal's reason when aborted
 */
export async function trainOnce<T>(
  subject: TrainingSubject,
  start: (signal: AbortSignal, onProgress: (fraction: number) => void) => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  signal.throwIfAborted();
  const key = JSON.stringify([subject.datasetId, subject.dataVersion, subject.kind, subject.scope]);
  const training = trainings().get(key) ?? begin(key, subject, start);
  training.askers++;
  let leave = () => {};
  const left = new Promise<never>((_, reject) => {
    leave = () => reject(signal.reason);
    signal.addEventListener('abort', leave);
  });
  try {
    return (await Promise.race([training.result, left])) as T;
  } finally {
    signal.removeEventListener('abort', leave);
    training.askers--;
    if (training.askers === 0) {
      training.abort.abort();
      if (trainings().get(key) === training) trainings().delete(key);
    }
  }
}

function begin<T>(
  key: string,
  subject: TrainingSubject,
  start: (signal: AbortSignal, onProgress: (fraction: number) => void) => Promise<T>,
): Training {
  const abort = new AbortController();
  const training: Training = {
    subject,
    startedAt: new Date(),
    fraction: 0,
    askers: 0,
    abort,
    result: Promise.resolve(),
  };
  training.result = start(abort.signal, (fraction) => {
    training.fraction = fraction;
  });
  training.result.catch(() => {});
  trainings().set(key, training);
  return training;
}

/** What is being learnt from a dataset in this process. */
export function trainingsOf(datasetId: string) {
  return [...trainings().values()].filter(({ subject }) => subject.datasetId === datasetId);
}
