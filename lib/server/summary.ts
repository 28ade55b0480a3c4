import 'server-only';
import type { currentAnalysis, DataSummary, dataSummary } from '../api/summary';
import type { SaleLines } from '../engine/engine';
import type { Filter } from '../sales/filter';
import { analyse } from '../summary/analyse';
import { summarise } from '../summary/summarise';
import { findAsked } from './datasets';
import { openLines } from './engine';
import type { Caller } from './http/caller';
import { toCsv } from './http/csv';
import type { UseCase } from './http/handle';

/** `GET /api/data-summary`. */
export const summary: UseCase<typeof dataSummary> = async (input, caller, request) => {
  const { dataset, compare, sort } = input;
  const wantsCsv = request.headers.get('accept')?.includes('text/csv') ?? false;
  const top = input.top === 'all' && !wantsCsv ? 1000 : input.top;
  const answer = await ask({ dataset, filter: filterOf(input), compare, top, sort }, caller, summarise);
  return wantsCsv && answer.hasData ? productsAsCsv(answer) : answer;
};

/** `GET /api/current-analysis`. */
export const analysis: UseCase<typeof currentAnalysis> = async (input, caller) => {
  const { dataset, top, include } = input;
  return ask({ dataset, filter: filterOf(input), top, trends: include.includes('trends') }, caller, analyse);
};

type Asked = { dataset: string | undefined; filter: Filter };

/** Puts a question to the dataset that was asked for, and says what it was about. */
async function ask<Request extends Asked, Answer extends object>(
  asked: Request,
  caller: Caller,
  compute: (lines: SaleLines, request: Request) => Promise<Answer>,
) {
  const dataset = await findAsked(asked.dataset, caller);
  if (dataset === null) return { hasData: false as const, reason: 'no_upload' as const };
  const { dataVersion, currency } = dataset;
  const answer = await compute(await openLines(dataset), asked);
  return { hasData: true as const, dataset: dataset.id, filter: asked.filter, dataVersion, currency, ...answer };
}

function filterOf(input: {
  from?: string | undefined;
  to?: string | undefined;
  product: string[];
  category: string[];
  store: string[];
}): Filter {
  const { from = null, to = null, product, category, store } = input;
  return { from, to, product, category, store };
}

function productsAsCsv({ products }: DataSummary): Response {
  const header = ['rank', 'product', 'category', 'revenue', 'units', 'transactions', 'lines', 'share'] as const;
  return new Response(toCsv(header, products), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="products.csv"',
      'cache-control': 'private, no-cache',
    },
  });
}
