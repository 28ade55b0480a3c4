import 'server-only';
import type { Changes, changes, Mover } from '../api/changes';
import { compareSales } from '../summary/changes/changes';
import { csvResponse, wantsCsv } from './http/csv';
import type { UseCase } from './http/handle';
import { ask, filterOf } from './question';

/** `GET /api/changes`. */
export const answerChanges: UseCase<typeof changes> = async (input, caller, request) => {
  const { dataset, compare, by, limit } = input;
  const answer = await ask({ dataset, filter: filterOf(input), compare, by, limit }, caller, compareSales);
  return wantsCsv(request) && answer.hasData ? moversAsCsv(answer) : answer;
};

const columns = [
  'name',
  'status',
  'change',
  'share',
  'revenueBefore',
  'revenueAfter',
  'unitsBefore',
  'unitsAfter',
  'transactionsBefore',
  'transactionsAfter',
] as const;

function moversAsCsv({ movers, by }: Changes): Response {
  const listed = 'available' in movers ? [] : [...movers.risers, ...movers.fallers];
  return csvResponse(`changes-by-${by}.csv`, columns, listed.map(toRow));
}

function toRow({ name, status, change, share, before, after }: Mover) {
  return {
    name,
    status,
    change,
    share,
    revenueBefore: before.revenue,
    revenueAfter: after.revenue,
    unitsBefore: before.units,
    unitsAfter: after.units,
    transactionsBefore: before.transactions,
    transactionsAfter: after.transactions,
  };
}
