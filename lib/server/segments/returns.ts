import 'server-only';
import type { Unavailable } from '../../api/contract';
import type { Returns } from '../../api/segments';
import type { SaleLines } from '../../engine/engine';
import { toDayNumber, toIsoDay } from '../../sales/calendar';
import { countCustomers } from '../../segments/customers/count-customers';
import { returnsModel } from './returns-model';
import type { Wanted } from './wanted';

/** How many customers are expected back, and how far that can be trusted. */
export async function answerReturns(
  lines: SaleLines,
  wanted: Wanted & { returnDays: number | null },
  signal: AbortSignal,
): Promise<Returns | Unavailable> {
  const [known, { customers }] = await Promise.all([
    returnsModel(lines, wanted, signal),
    countCustomers(lines, wanted.filter),
  ]);
  if ('available' in known) return known;
  const { model, plan, learnedAt, modelId, reused, trainedAt } = known;
  const { better, ...evaluation } = model.evaluation;
  const after = (day: string, days: number) => toIsoDay(toDayNumber(day) + days);
  return {
    days: plan.days,
    modelId,
    reused,
    trainedAt,
    trainedOn: after(learnedAt, plan.days),
    cutoffs: { learned: learnedAt, judged: plan.later },
    evaluation,
    better,
    verdict: better
      ? 'Better than the simple rule that those come back who were here lately.'
      : 'Not better than the simple rule that those come back who were here lately.',
    customers,
    expected: model.meanChance * customers,
    period: { from: after(plan.now, 1), to: after(plan.now, plan.days) },
  };
}
