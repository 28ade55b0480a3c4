import 'server-only';
import type { SaleLines } from '../engine/engine';
import type { Filter } from '../sales/filter';
import { findAsked } from './datasets';
import { openLines } from './engine';
import type { Caller } from './http/caller';

type Asked = { dataset: string | undefined; filter: Filter };

/** Puts a question to the dataset that was asked for, and says what it was about. */
export async function ask<Request extends Asked, Answer extends object>(
  asked: Request,
  caller: Caller,
  compute: (lines: SaleLines, request: Request, datasetId: string) => Promise<Answer>,
) {
  const dataset = await findAsked(asked.dataset, caller);
  if (dataset === null) return { hasData: false as const, reason: 'no_upload' as const };
  const { dataVersion, currency } = dataset;
  const answer = await compute(await openLines(dataset), asked, dataset.id);
  return { hasData: true as const, dataset: dataset.id, filter: asked.filter, dataVersion, currency, ...answer };
}

/** The filter in the input of a question. */
export function filterOf(input: {
  from?: string | undefined;
  to?: string | undefined;
  product: string[];
  category: string[];
  store: string[];
}): Filter {
  const { from = null, to = null, product, category, store } = input;
  return { from, to, product, category, store };
}
