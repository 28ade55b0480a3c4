import 'server-only';
import { LRUCache } from 'lru-cache';
import type { z } from 'zod';
import type { marketBasketAnalysis } from '../../api/basket';
import type { BasketAnswer } from '../../basket/answer';
import { findCharges, findKeys, type Level, readBasketLines, readKeys, readNames } from '../../basket/read-baskets';
import { findCodedLines } from '../../basket/read-coded';
import { number } from '../../engine/columns';
import type { SaleLines } from '../../engine/engine';
import { where } from '../../engine/where';
import { wantsCsv } from '../http/csv';
import type { UseCase } from '../http/handle';
import { once } from '../once';
import { ask, filterOf } from '../question';
import { type LineSource, mineInThread } from './mining-thread';
import { rulesAsCsv } from './rules-csv';

type Input = z.output<typeof marketBasketAnalysis.input>;

/** Rules and itemsets of kept answers, over all questions. */
const keptRows = 100_000;

const answers = once(
  'basket-answers',
  () =>
    new LRUCache<string, BasketAnswer>({
      max: 500,
      maxSize: keptRows,
      sizeCalculation: ({ rules, itemsets, points = [] }) => 1 + rules.length + itemsets.length + points.length,
    }),
);

/** `GET /api/market-basket-analysis`. */
export const basketAnalysis: UseCase<typeof marketBasketAnalysis> = async (input, caller, request) => {
  const answer = await ask({ dataset: input.dataset, filter: filterOf(input) }, caller, async (lines) => {
    const lacking = lackingFor(lines, input.level);
    const [rows, answer] = await Promise.all([
      countLines(lines, input),
      lacking === null ? findRules(lines, input, request.signal) : null,
    ]);
    const about = { rows, level: input.level };
    if (answer === null) return { ...about, ...nothing(input, null), unavailable: lacking };
    if (answer.transactions === 0) return { ...about, ...nothing(input, 0), unavailable: null };
    return { ...about, ...(await named(lines, input.level, answer)), unavailable: null };
  });
  return wantsCsv(request) && answer.hasData ? rulesAsCsv(answer.rules) : answer;
};

async function countLines(lines: SaleLines, input: Input) {
  const { sql, parameters } = where(filterOf(input));
  const [counted] = await lines.query(`SELECT count(*) AS rows FROM sale_line WHERE ${sql}`, parameters, {
    rows: number,
  });
  return counted?.rows ?? 0;
}

function lackingFor({ profile }: SaleLines, level: Level) {
  const unavailable = (reason: string, needs: string) => ({ available: false as const, reason, needs });
  if (!profile.columns.includes('transaction_key'))
    return unavailable(
      'The file has no receipt number column, so nothing is known to be bought together.',
      'transactionId',
    );
  if (level === 'category' && !profile.columns.includes('category'))
    return unavailable('The file has no category column.', 'category');
  return null;
}

export async function findRules(lines: SaleLines, input: Input, signal: AbortSignal): Promise<BasketAnswer> {
  const { minSupport = null, minConfidence, maxSize, level, limit, offset, sort, order, findings, include } = input;
  const filter = filterOf(input);
  const [items, containing, charges] = await Promise.all([
    readKeys(lines, level, input.items),
    input.containing === '' ? null : findKeys(lines, level, input.containing),
    findCharges(lines, level),
  ]);
  const list = { limit, offset, sort, order, findings, containing };
  const question = { minSupport, minConfidence, maxSize, items, include, charges, ...list };
  const market = JSON.stringify([lines.version, level, filter]);
  const key = JSON.stringify([market, question]);
  const kept = answers().get(key);
  if (kept !== undefined) return kept;
  const from: LineSource = {
    mostLines: lines.profile.rows,
    find: () => findCodedLines(lines, filter, level),
    read: (take) => readBasketLines(lines, filter, level, take),
  };
  const answer = await mineInThread(market, question, from, signal);
  answers().set(key, answer);
  return answer;
}

function nothing({ minSupport, minConfidence, maxSize }: Input, transactions: number | null) {
  return {
    transactions,
    days: null,
    extraPer: 'selection' as const,
    parameters: {
      minSupport: minSupport ?? null,
      minConfidence,
      maxSize,
      chosen: minSupport === undefined,
      minCount: null,
    },
    itemsets: [],
    itemsetCount: 0,
    rules: [],
    ruleCount: 0,
    rulesFound: 0,
    recommendations: [],
    keepApart: [],
    truncated: false,
    truncatedBecause: null,
    completeFrom: null,
  };
}

/** An answer with the names of its items in the place of their keys. */
async function named(lines: SaleLines, level: Level, answer: BasketAnswer): Promise<BasketAnswer> {
  const { itemsets, rules, recommendations, keepApart, bundles, points, slowSellers } = answer;
  const pairs = [...rules, ...recommendations, ...keepApart, ...(bundles ?? []), ...(points ?? [])];
  const keys = new Set([
    ...itemsets.flatMap(({ items }) => items),
    ...pairs.flatMap(({ antecedent, consequent }) => [...antecedent, ...consequent]),
    ...(slowSellers ?? []).map(({ item }) => item),
  ]);
  const names = await readNames(lines, level, [...keys].sort());
  const nameOne = (key: string) => names.get(key) ?? key;
  const nameAll = (items: readonly string[]) => items.map(nameOne).sort();
  const namePair = <Pair extends { antecedent: string[]; consequent: string[] }>(pair: Pair): Pair => ({
    ...pair,
    antecedent: nameAll(pair.antecedent),
    consequent: nameAll(pair.consequent),
  });
  return {
    ...answer,
    itemsets: itemsets.map((itemset) => ({ ...itemset, items: nameAll(itemset.items) })),
    rules: rules.map(namePair),
    recommendations: recommendations.map(namePair),
    keepApart: keepApart.map(namePair),
    ...(bundles && { bundles: bundles.map(namePair) }),
    ...(points && { points: points.map(namePair) }),
    ...(slowSellers && { slowSellers: slowSellers.map((seller) => ({ ...seller, item: nameOne(seller.item) })) }),
  };
}
