import 'server-only';
import type { listLearning } from '../../api/learning';
import { findAsked } from '../access/authorise';
import type { UseCase } from '../http/handle';
import { trainingsOf } from './trainings';

/** `GET /api/learning`. */
export const learning: UseCase<typeof listLearning> = async ({ dataset: id }, caller) => {
  const dataset = await findAsked(id, caller);
  const found = dataset === null ? [] : trainingsOf(dataset.id);
  return {
    learning: found.map(({ subject, fraction, startedAt }) => ({
      kind: subject.kind,
      fraction,
      startedAt: startedAt.toISOString(),
    })),
  };
};
