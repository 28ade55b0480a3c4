import 'server-only';
import type { SaleLines } from '../engine/engine';
import { type WeekStart, weekStarts } from '../sales/calendar';
import type { Filter } from '../sales/filter';
import { findAsked, type Grant } from './access/authorise';
import { currencyOf, narrow, openLines } from './access/open-lines';
import type { Caller } from './http/caller';

type Asked = { dataset: string | undefined; filter: Filter };

/**
 * Puts a question to the dataset that was asked for, and says what it was about. The caller is authorised here, and the
 * lines are those that the caller may see.
 */
export async function ask<Request extends Asked, Answer extends object>(
  asked: Request,
  caller: Caller,
  compute: (
    lines: SaleLines,
    request: Request & { weekStart: WeekStart },
    datasetId: string,
    grant: Grant,
  ) => Promise<Answer>,
) {
  const dataset = await findAsked(asked.dataset, caller);
  if (dataset === null) return { hasData: false as const, reason: 'no_upload' as const };
  const lines = await openLines(dataset);
  const filter = narrow(asked.filter, dataset);
  const answer = await compute(lines, { ...asked, filter, weekStart: weekStartOf(dataset) }, dataset.id, dataset.grant);
  const dataVersion = lines.version ?? dataset.dataVersion;
  return { hasData: true as const, dataset: dataset.id, filter, dataVersion, currency: currencyOf(dataset), ...answer };
}

/** The filter in the input of a question. */
export function filterOf(input: {
  from?: string | undefined;
  to?: string | undefined;
  product: string[];
  category: string[];
  store: string[];
  weekday: number[];
  hour: number[];
  search: string;
}): Filter {
  const { from = null, to = null, product, category, store, weekday, hour, search } = input;
  return { from, to, product, category, store, weekday, hour, search };
}

/** The first day of a dataset's weeks; the database keeps it as text. */
export function weekStartOf({ weekStart }: { weekStart: string }): WeekStart {
  return weekStarts.find((day) => day === weekStart) ?? 'monday';
}
