import type { Grain } from '../../sales/calendar';
import type { Range } from '../intervals/conformal';
import type { Backtest } from './judged';

/** What "the same as last time" is, in words. */
export function baselineName(grain: Grain, buckets: number): string {
  if (grain === 'day') return 'the same day last week';
  if (grain === 'week') return buckets >= 52 ? 'the same week last year' : 'the last week';
  return buckets >= 12 ? 'the same month last year' : 'the last month';
}

/** What is to be expected over the horizon, in one sentence. */
export function sayExpected(total: Range, grain: Grain, horizon: number): string {
  const span = horizon === 1 ? `the next ${grain}` : `the next ${horizon} ${grain}s`;
  return `Expect ${say(total.lower80)} to ${say(total.upper80)} over ${span}, ${say(total.mean)} in the middle.`;
}

/** How far a forecast is to be trusted, by what it would have said before. */
export function sayVerdict(
  report: Backtest | null,
  grain: Grain,
  horizon: number,
  buckets: number,
  rough: boolean,
): string {
  const baseline = baselineName(grain, buckets);
  if (report === null)
    return rough
      ? 'This history is short: a rough guess from its last weeks, which nothing has tested yet.'
      : 'This history is too short to test a forecast on it, so take it with care.';
  const times = report.cutoffs === 1 ? 'once' : `${report.cutoffs} times`;
  const tested = `Tested ${times} over ${horizon} ${horizon === 1 ? grain : `${grain}s`}${report.cutoffs === 1 ? '' : ' each'}`;
  const closer = report.baseline.mae > 0 ? 1 - report.metrics.mae / report.baseline.mae : 0;
  if (closer <= 0) return `${tested}, this was not better than "${baseline}", so that is what is shown.`;
  const held =
    report.coverage80 === null ? '' : ` The inner band held ${Math.round(report.coverage80 * 100)} of 100 ${grain}s.`;
  const won = report.cutoffs === 1 ? '' : `, and closer ${report.won} of ${report.cutoffs} times`;
  return `${tested}, this was ${Math.round(closer * 100)} % closer than "${baseline}"${won}.${held}`;
}

/** How a saved model has done since it was trained. */
export function saySince(
  { buckets, mae, baselineMae }: { buckets: number; mae: number; baselineMae: number },
  grain: Grain,
): string {
  const span = buckets === 1 ? `the ${grain}` : `the ${buckets} ${grain}s`;
  if (!(baselineMae > 0)) return `On ${span} since, it and the baseline were off by nothing.`;
  const closer = Math.round((1 - mae / baselineMae) * 100);
  return closer > 0
    ? `On ${span} since it was trained, it was ${closer} % closer than the baseline.`
    : `On ${span} since it was trained, it was not closer than the baseline.`;
}

/** What named days did, and what is done about those to come. */
export function sayEvent(name: string, days: number, factor: number | null, coming: number): string {
  const future =
    coming === 0
      ? ''
      : coming === 1
        ? ' The coming one is forecast so.'
        : ` The ${coming} coming ones are forecast so.`;
  if (factor === null)
    return coming === 0
      ? `"${name}" has not been measured yet.`
      : `There is no earlier day named "${name}" in these sales, so it changes nothing.`;
  const change = Math.round((factor - 1) * 100);
  const did =
    change === 0 ? 'brought as much as' : `brought ${Math.abs(change)} % ${change > 0 ? 'more' : 'less'} than`;
  return `${days} earlier ${days === 1 ? 'day' : 'days'} named "${name}" ${did} such days do.${future}`;
}

/** Three significant digits, with thousands apart. */
function say(value: number): string {
  const digits = Math.max(0, Math.floor(Math.log10(Math.max(1, Math.abs(value)))) - 2);
  return (Math.round(value / 10 ** digits) * 10 ** digits).toLocaleString('en-GB', {
    maximumFractionDigits: value < 100 ? 2 : 0,
  });
}
