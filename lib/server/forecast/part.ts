import 'server-only';
import type { SaleLines } from '../../engine/engine';
import { answerForecast } from '../../forecast/answer';
import type { NamedDays } from '../../forecast/events/effects';
import { type History, prepareHistory } from '../../forecast/history';
import { defaultHorizon } from '../../forecast/members/names';
import { readDays } from '../../forecast/series/read-days';
import type { Grain } from '../../sales/calendar';
import type { Filter } from '../../sales/filter';
import type { Grant } from '../access/authorise';
import { readDiary } from '../stand-outs/events';
import { modelFor } from './model';

export interface ForecastRequest {
  filter: Filter;
  grain: Grain;
  horizon: number | undefined;
  retrain: boolean;
  events: readonly NamedDays[];
}

/** Products and categories that are told apart. */
const most = { products: 14, categories: 11 };

/** What to expect of the selected sales, or why that cannot be told. */
export async function forecastPart(
  lines: SaleLines,
  { filter, grain, horizon: asked, retrain, events }: ForecastRequest,
  datasetId: string,
  grant: Grant,
  signal: AbortSignal,
) {
  const lacking = lackingFor(lines);
  if (lacking !== null) return { rows: 0, part: lacking };
  const days = await readDays(lines, filter, 'revenue', most);
  if (days === null) return { rows: 0, part: unavailable(nothingSold(filter)) };
  const { rows } = days;
  const diary = await readDiary(datasetId, filter, grant);
  const history = prepareHistory(days, grain, diary);
  if ('reason' in history) return { rows, part: unavailable(history.reason) };
  const horizon = horizonFor(history, grain, asked);
  if (typeof horizon === 'string') return { rows, part: unavailable(horizon) };
  const model = await modelFor(
    { kind: 'forecast', datasetId, version: lines.version ?? '', scope: scopeOf(grain, filter, lines, grant) },
    history.panel,
    { horizon: Math.max(horizon, usual(history, grain)), least: horizon, retrain },
    signal,
  );
  const { id: modelId, trainedAt, reused, retrained } = model;
  const answer = answerForecast(model, history, horizon, [...diary, ...events]);
  return { rows, part: { ...answer, modelId, trainedAt, reused, retrained } };
}

/** A horizon that the history carries, or the sentence that says that it does not. */
export function horizonFor(
  history: Pick<History, 'longestHorizon' | 'total'>,
  grain: Grain,
  asked: number | undefined,
): number | string {
  const longest = history.longestHorizon;
  if (asked === undefined) return usual(history, grain);
  if (asked <= longest) return asked;
  const noun = (count: number) => `${count} ${count === 1 ? grain : `${grain}s`}`;
  return `Forecasting ${noun(asked)} needs ${noun(2 * asked)} of sales; this selection has ${history.total.length} and carries ${noun(longest)}.`;
}

function usual({ longestHorizon }: Pick<History, 'longestHorizon'>, grain: Grain): number {
  return Math.min(defaultHorizon[grain], longestHorizon);
}

/** A link sees lines of its own, which no other model knows. */
export function scopeOf(grain: Grain, filter: Filter, { version }: SaleLines, { role }: Grant): string {
  return JSON.stringify([grain, filter, role === 'link' ? version : null]);
}

function lackingFor({ profile }: SaleLines) {
  if (!profile.columns.includes('day'))
    return unavailable('The file has no dates, so nothing can be said about coming days.', 'date');
  if (!profile.columns.includes('amount'))
    return unavailable('The file has no prices, so takings cannot be forecast.', 'unitPrice');
  return null;
}

/** Named days as they are asked for; one day where there is no last one. */
export function daysOf({ name, from, to = from }: { name: string; from: string; to?: string | undefined }): NamedDays {
  return { name, from, to };
}

export function nothingSold({ product, category, store }: Filter): string {
  const names = [...product, ...category, ...store];
  if (names.length === 0) return 'There are no sales with a date in this selection.';
  return `There are no sales of ${names.map((name) => `"${name}"`).join(', ')} on the selected days.`;
}

export function unavailable(reason: string, needs: 'date' | 'unitPrice' | null = null) {
  return { available: false as const, reason, needs };
}
