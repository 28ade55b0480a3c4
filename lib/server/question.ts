import 'server-only';
import type { SaleLines } from '../engine/engine';
import { KeptAnswers } from '../kept-answers';
import { type WeekStart, weekStarts } from '../sales/calendar';
import type { Filter } from '../sales/filter';
import { findAsked, type Grant } from './access/authorise';
import { currencyOf, narrow, openLines } from './access/open-lines';
import type { Caller } from './http/caller';
import { once } from './once';

type Asked = { dataset: string | undefined; filter: Filter };

/**
 * Puts a question to the dataset that was asked for, and says what it was about. The caller is authorised here, and the
 * lines are those that the caller may see.
 * @param name of a question whose answer depends on what is asked and on the lines alone: it is kept, as the same object
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
  name: string | null = null,
) {
  const dataset = await findAsked(asked.dataset, caller);
  if (dataset === null) return { hasData: false as const, reason: 'no_upload' as const };
  const lines = await openLines(dataset);
  const filter = narrow(asked.filter, dataset);
  const request = { ...asked, filter, weekStart: weekStartOf(dataset) };
  const dataVersion = lines.version ?? dataset.dataVersion;
  const about = { hasData: true as const, dataset: dataset.id, filter, dataVersion, currency: currencyOf(dataset) };
  const answer = async () => ({ ...about, ...(await compute(lines, request, dataset.id, dataset.grant)) });
  if (name === null || lines.version === null) return answer();
  // The key holds all of the question, which has one kind of answer.
  return answers().find(JSON.stringify([name, about, request]), answer) as ReturnType<typeof answer>;
}

/** Kept with what was made of them to be sent; few are larger than 200 KB. */
const mostAnswers = 100;

const answers = once('kept-answers', () => new KeptAnswers<unknown>({ max: mostAnswers }));

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
