import 'server-only';
import type { z } from 'zod';
import type { Unavailable } from '../../api/contract';
import type { Segments, segments } from '../../api/segments';
import type { SaleLines } from '../../engine/engine';
import { readCohorts } from '../../segments/cohorts/cohorts';
import { readNewAndReturning } from '../../segments/cohorts/new-and-returning';
import { countCustomers } from '../../segments/customers/count-customers';
import { earlierMoment } from '../../segments/customers/earlier';
import { keepCustomers, type Moment, momentOf, selectedDays } from '../../segments/customers/moment';
import { readMovement } from '../../segments/customers/movement';
import { readOverdue } from '../../segments/customers/overdue';
import { readSegments } from '../../segments/customers/read-segments';
import { readScatter } from '../../segments/customers/scatter';
import { readTypicalProducts } from '../../segments/customers/typical-products';
import type { SegmentModel } from '../../segments/learn/model';
import type { UseCase } from '../http/handle';
import { ask, filterOf } from '../question';
import { customersLack, unavailable } from './lacking';
import { answerProducts } from './products';
import { answerReturns } from './returns';
import { type Learned, segmentModel } from './segment-model';
import type { Wanted } from './wanted';

type Input = z.output<typeof segments.input>;

/** Mean adjusted Rand index from which segments count as steady. */
const steady = 0.75;

/** `GET /api/segments`. */
export const answerSegments: UseCase<typeof segments> = async (input, caller, { signal }) =>
  ask({ dataset: input.dataset, filter: filterOf(input) }, caller, async (lines, { filter }, dataset, { role }) => {
    const { k = null, retrain, include, since = null, returnDays = null } = input;
    const wanted = { dataset, filter, k, retrain, saves: role !== 'link' };
    const asks = (part: Input['include'][number]) => include.includes(part);
    const [{ rows }, placed, cohorts, returns, products] = await Promise.all([
      countCustomers(lines, filter),
      placedParts(lines, wanted, include, since, signal),
      asks('cohorts') ? cohortParts(lines, wanted) : {},
      asks('returns') ? answerReturns(lines, { ...wanted, returnDays }, signal) : undefined,
      asks('products') ? answerProducts(lines, filter, signal) : undefined,
    ]);
    return { rows, days: selectedDays(lines, filter), ...placed, ...cohorts, returns, products };
  });

/** The segments alone, as a part of another answer. */
export async function segmentsPart(
  lines: SaleLines,
  wanted: Wanted,
  signal: AbortSignal,
): Promise<Segments | Unavailable> {
  const placed = await placeCustomers(lines, wanted, signal);
  return 'available' in placed ? placed : describeSegments(lines, wanted, placed);
}

interface Placed {
  moment: Moment;
  learned: Learned<SegmentModel>;
}

async function placeCustomers(lines: SaleLines, wanted: Wanted, signal: AbortSignal): Promise<Placed | Unavailable> {
  const learned = await segmentModel(lines, wanted, signal);
  if ('available' in learned) return learned;
  const moment = momentOf(lines, wanted.filter);
  if (moment === null) return unavailable('There are no sales on the selected days.');
  return { moment: await keepCustomers(lines, moment), learned };
}

/** The segments, and the parts that stand on where each customer is placed. */
async function placedParts(
  lines: SaleLines,
  wanted: Wanted,
  include: Input['include'],
  since: string | null,
  signal: AbortSignal,
) {
  const asked = (['points', 'typical', 'movement'] as const).filter((part) => include.includes(part));
  const asks = (part: (typeof asked)[number]) => asked.includes(part);
  const placed = await placeCustomers(lines, wanted, signal);
  if ('available' in placed)
    return { ...placed, overdue: placed, ...Object.fromEntries(asked.map((part) => [part, placed])) };
  const { moment, learned } = placed;
  const { model } = learned;
  const [described, overdue, points, typical, movement] = await Promise.all([
    describeSegments(lines, wanted, placed),
    readOverdue(lines, moment),
    asks('points') ? readScatter(lines, moment, model) : undefined,
    asks('typical') ? typicalProducts(lines, wanted, moment, model) : undefined,
    asks('movement') ? movementSince(lines, wanted, moment, model, since) : undefined,
  ]);
  return { ...described, overdue, points, typical, movement };
}

async function describeSegments(lines: SaleLines, { filter }: Wanted, { moment, learned }: Placed): Promise<Segments> {
  const { model, ...origin } = learned;
  const [{ segments: items, customers, revenue, inertia }, counted] = await Promise.all([
    readSegments(lines, moment, model),
    countCustomers(lines, filter),
  ]);
  return {
    method: 'kmeans',
    k: model.centroids.length,
    chosen: model.chosen,
    silhouette: model.silhouette,
    inertia,
    ...origin,
    trainedOn: model.asOf,
    trainedCustomers: model.customers,
    spread: { trained: model.spread, now: inertia / customers },
    choices: model.choices,
    stability: { adjustedRand: model.agreement, steady: model.agreement >= steady },
    customers,
    revenue,
    allRevenue: counted.revenue,
    asOf: moment.asOf,
    items,
  };
}

async function typicalProducts(lines: SaleLines, { filter }: Wanted, moment: Moment, model: SegmentModel) {
  const typical = await readTypicalProducts(lines, filter, moment, model);
  return [...typical].map(([segment, products]) => ({ segment, products }));
}

async function movementSince(
  lines: SaleLines,
  { filter }: Wanted,
  now: Moment,
  model: SegmentModel,
  since: string | null,
) {
  const earlier = await earlierMoment(lines, filter, now, since);
  if (earlier === null)
    return unavailable(
      `The sales do not reach back ${since === null ? 'four weeks' : `to ${since}`}, so nobody is known to have moved.`,
    );
  const { beforeLastFile } = earlier;
  const then = await keepCustomers(lines, earlier.moment);
  const flows = await readMovement(lines, now, then, model);
  return { before: { asOf: then.asOf, beforeLastFile }, after: { asOf: now.asOf }, flows };
}

async function cohortParts(lines: SaleLines, { filter }: Wanted) {
  const lacking = customersLack(lines);
  const days = selectedDays(lines, filter);
  if (lacking !== null || days === null) {
    const why = lacking ?? unavailable('There are no sales on the selected days.');
    return { cohorts: why, newAndReturning: why };
  }
  const [cohorts, newAndReturning] = await Promise.all([
    readCohorts(lines, filter, days),
    readNewAndReturning(lines, filter, days),
  ]);
  return { cohorts, newAndReturning };
}
