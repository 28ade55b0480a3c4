import 'server-only';
import type { Unavailable } from '../../api/contract';
import type { WinBackRow, winBack } from '../../api/segments';
import type { SaleLines } from '../../engine/engine';
import { countCustomers } from '../../segments/customers/count-customers';
import type { ListedCustomer } from '../../segments/customers/list-customers';
import { readOverdueCustomers } from '../../segments/customers/list-customers';
import { type Moment, momentOf } from '../../segments/customers/moment';
import { overdueSql, readOverdue } from '../../segments/customers/overdue';
import { chancesOf } from '../../segments/returns/learn-returns';
import { readBehaviour } from '../../segments/returns/read-behaviour';
import { csvResponse, wantsCsv } from '../http/csv';
import type { UseCase } from '../http/handle';
import { ask, filterOf } from '../question';
import { unavailable } from './lacking';
import { type KnownReturns, returnsModel } from './returns-model';
import { segmentModel } from './segment-model';
import type { Wanted } from './wanted';

/** Customers whose chances are looked at; those with the highest average transaction. */
const mostCandidates = 2000;

const columns = [
  'customer',
  'segment',
  'chance',
  'expectedValue',
  'averageTransactionValue',
  'recencyDays',
  'gapDays',
  'frequency',
  'monetary',
  'firstDay',
  'lastDay',
] as const;

/** `GET /api/segments/win-back`: for members of the dataset only. */
export const winBackList: UseCase<typeof winBack> = async (input, caller, request) => {
  const { k = null, retrain, returnDays = null, limit } = input;
  const answer = await ask(
    { dataset: input.dataset, filter: filterOf(input) },
    caller,
    async (lines, { filter }, dataset, { role }) => {
      const wanted = { dataset, filter, k, retrain, saves: role !== 'link', returnDays };
      const [{ rows }, found] = await Promise.all([
        countCustomers(lines, filter),
        findWinBack(lines, wanted, request.signal),
      ]);
      if ('available' in found) return { rows, customers: 0, days: null, list: [], unavailable: found };
      return { rows, ...found, list: found.list.slice(0, limit), unavailable: null };
    },
  );
  return wantsCsv(request) && answer.hasData ? csvResponse('win-back.csv', columns, answer.list) : answer;
};

async function findWinBack(lines: SaleLines, wanted: Wanted & { returnDays: number | null }, signal: AbortSignal) {
  const learned = await segmentModel(lines, wanted, signal);
  if ('available' in learned) return learned;
  const moment = momentOf(lines, wanted.filter);
  if (moment === null) return unavailable('There are no sales on the selected days.');
  const [returns, { customers }, overdue] = await Promise.all([
    returnsModel(lines, wanted, signal),
    readOverdue(lines, moment),
    readOverdueCustomers(lines, moment, learned.model, mostCandidates),
  ]);
  const chances = await chancesNow(lines, wanted, moment, returns);
  const list = [...overdue].map(([key, customer]) => worth(customer, chances.get(key) ?? null));
  return {
    customers,
    days: 'available' in returns ? null : returns.plan.days,
    list: list.sort((one, other) => other.expectedValue - one.expectedValue),
  };
}

function worth(customer: ListedCustomer, chance: number | null): WinBackRow {
  const average = Math.max(0, customer.averageTransactionValue ?? 0);
  return { ...customer, chance, expectedValue: (chance ?? 1) * average };
}

/** How likely each of the missed customers buys again, by their keys; of nobody where that could not be learned. */
async function chancesNow(lines: SaleLines, { filter }: Wanted, moment: Moment, returns: KnownReturns | Unavailable) {
  if ('available' in returns) return new Map<string, number>();
  const { plan, model } = returns;
  const among = `SELECT customer_key FROM (${overdueSql(moment.customers)}) AS overdue`;
  const { features, keys } = await readBehaviour(lines, filter, { cutoff: plan.now, days: plan.days, among });
  const chances = chancesOf(model.forest, features);
  return new Map(Array.from(keys, (key, row) => [String(key), chances[row] ?? 0]));
}
