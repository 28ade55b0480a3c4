import 'server-only';
import type { orderHints } from '../../api/forecast';
import type { SaleLines } from '../../engine/engine';
import type { NamedDays } from '../../forecast/events/effects';
import { eventFactors } from '../../forecast/events/factors';
import { comingBuckets, prepareHistory } from '../../forecast/history';
import { foresee } from '../../forecast/learn/foresee';
import { defaultHorizon } from '../../forecast/members/names';
import { hintOrder } from '../../forecast/orders';
import { readDays } from '../../forecast/series/read-days';
import { toIsoDay } from '../../sales/calendar';
import type { Filter } from '../../sales/filter';
import type { Grant } from '../access/authorise';
import { csvResponse, wantsCsv } from '../http/csv';
import type { UseCase } from '../http/handle';
import { ask, filterOf } from '../question';
import { readDiary } from '../stand-outs/events';
import { modelFor } from './model';
import { daysOf, horizonFor, nothingSold, scopeOf, unavailable } from './part';

const columns = ['product', 'recentUnits', 'expected', 'safe', 'order', 'slow'] as const;

interface OrdersRequest {
  filter: Filter;
  days: number;
  packSize: number;
  top: number;
  retrain: boolean;
  events: readonly NamedDays[];
}

/** `GET /api/forecast/orders`. */
export const orders: UseCase<typeof orderHints> = async (input, caller, request) => {
  const { dataset, leadDays, reviewDays, packSize, top, retrain } = input;
  const events = input.events.map(daysOf);
  const asked = { dataset, filter: filterOf(input), days: leadDays + reviewDays, packSize, top, retrain, events };
  const answer = await ask(asked, caller, (lines, narrowed, datasetId, grant) =>
    hintOrders(lines, narrowed, datasetId, grant, request.signal),
  );
  if (!wantsCsv(request) || !('orders' in answer) || answer.orders === undefined) return answer;
  const rows = answer.orders.map((one) => ({ ...one, slow: one.slow ? 'slow' : '' }));
  return csvResponse('orders.csv', columns, rows);
};

async function hintOrders(
  lines: SaleLines,
  { filter, days, packSize, top, retrain, events }: OrdersRequest,
  datasetId: string,
  grant: Grant,
  signal: AbortSignal,
) {
  if (!lines.profile.columns.includes('day'))
    return { rows: 0, ...unavailable('The file has no dates, so nothing can be said about coming days.', 'date') };
  const sold = await readDays(lines, filter, 'units', { products: top, categories: 0 });
  if (sold === null) return { rows: 0, ...unavailable(nothingSold(filter)) };
  const { rows } = sold;
  const diary = await readDiary(datasetId, filter, grant);
  const history = prepareHistory(sold, 'day', diary);
  if ('reason' in history) return { rows, ...unavailable(history.reason) };
  const horizon = horizonFor(history, 'day', days);
  if (typeof horizon === 'string') return { rows, ...unavailable(horizon) };
  const { panel, about, notes, longestHorizon } = history;
  const model = await modelFor(
    {
      kind: 'orders',
      datasetId,
      version: lines.version ?? '',
      scope: `${top} ${scopeOf('day', filter, lines, grant)}`,
    },
    panel,
    { horizon: Math.max(horizon, Math.min(defaultHorizon.day, longestHorizon)), least: horizon, retrain },
    signal,
  );
  const factors = eventFactors(history, horizon, [...diary, ...events]);
  const single = filter.product.length === 1 ? filter.product[0] : undefined;
  const hints = foresee(model, panel, horizon, factors).flatMap((one, place) => {
    const product = about[place]?.name ?? (place === 0 && panel.parts.length === 0 ? single : undefined);
    const values = panel.series[place]?.values;
    if (product === undefined || values === undefined) return [];
    const recentUnits = values.subarray(-28).reduce((sum, units) => sum + units, 0);
    return [{ product, recentUnits, ...hintOrder(one, values, horizon, packSize), slow: one.slow }];
  });
  const starts = comingBuckets(panel, horizon).map(toIsoDay);
  const [from = '', to = starts.at(-1) ?? ''] = [starts[0], starts.at(-1)];
  return { rows, from, to, days, packSize, orders: hints, notes };
}
