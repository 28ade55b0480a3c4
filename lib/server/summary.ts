import 'server-only';
import type { CurrentAnalysis, currentAnalysis, DataSummary, dataSummary } from '../api/summary';
import type { SaleLines } from '../engine/engine';
import { type AnalysisRequest, analyse } from '../summary/analyse';
import { summarise } from '../summary/summarise';
import type { Grant } from './access/authorise';
import { forecastPart, unavailable } from './forecast/part';
import { csvResponse, wantsCsv } from './http/csv';
import type { UseCase } from './http/handle';
import { ask, filterOf } from './question';
import { segmentsPart } from './segments/segments';

/** `GET /api/data-summary`. */
export const summary: UseCase<typeof dataSummary> = async (input, caller, request) => {
  const { dataset, compare, sort, offset, include } = input;
  const asCsv = wantsCsv(request);
  const top = input.top === 'all' && !asCsv ? 1000 : input.top;
  const order = input.order ?? (sort === 'name' ? 'asc' : 'desc');
  const page = { top, offset, sort, order };
  const question = { dataset, filter: filterOf(input), compare, include, ...page };
  const answer = await ask(question, caller, summarise, 'summary');
  return asCsv && answer.hasData ? productsAsCsv(answer) : answer;
};

/** `GET /api/current-analysis`. */
export const analysis: UseCase<typeof currentAnalysis> = async (input, caller, httpRequest) => {
  const { signal } = httpRequest;
  const { dataset, compare, top, grain, horizon, retrain, k = null } = input;
  const asCsv = wantsCsv(httpRequest);
  const include: readonly string[] = asCsv ? ['trends'] : input.include;
  const asked = { dataset, filter: filterOf(input), compare, top, include };
  const isLearnt = include.includes('forecast') || include.includes('segments');
  const compute = async (lines: SaleLines, request: AnalysisRequest, datasetId: string, grant: Grant) => {
    const { filter } = request;
    const forecast = async () => {
      if (!grant.shows('forecast')) return unavailable('The link does not show this.');
      const about = { filter, grain, horizon, retrain, events: [] };
      return (await forecastPart(lines, about, datasetId, grant, signal)).part;
    };
    const segments = () => {
      if (!grant.shows('segments')) return unavailable('The link does not show this.');
      return segmentsPart(lines, { dataset: datasetId, filter, k, retrain, saves: grant.role !== 'link' }, signal);
    };
    const [analysed, forecasted, segmented] = await Promise.all([
      analyse(lines, request),
      include.includes('forecast') ? forecast() : undefined,
      include.includes('segments') ? segments() : undefined,
    ]);
    return { ...analysed, forecast: forecasted, segments: segmented };
  };
  const answer = await ask(asked, caller, compute, isLearnt ? null : 'analysis');
  return asCsv && answer.hasData ? trendsAsCsv(answer.trends) : answer;
};

/** Every bucket of every grain; none where the file has no dates. */
function trendsAsCsv(trends: CurrentAnalysis['trends']): Response {
  const columns = [
    'grain',
    'bucket',
    'revenue',
    'transactions',
    'units',
    'returns',
    'lines',
    'averageTransactionValue',
    'complete',
  ] as const;
  const rows = (['day', 'week', 'month'] as const).flatMap((grain) =>
    trends && 'day' in trends
      ? trends[grain].map((point) => ({ ...point, grain, complete: point.complete ? 'yes' : 'no' }))
      : [],
  );
  return csvResponse('trends.csv', columns, rows);
}

function productsAsCsv({ products }: DataSummary): Response {
  const header = [
    'rank',
    'product',
    'category',
    'revenue',
    'units',
    'transactions',
    'lines',
    'share',
    'before',
    'change',
    'abc',
  ] as const;
  return csvResponse('products.csv', header, products);
}
