import 'server-only';
import { createHash } from 'node:crypto';
import { number } from '../../engine/columns';
import type { DataVersion, SaleLines } from '../../engine/engine';
import { readProfile } from '../../engine/profile';
import { where } from '../../engine/where';
import { everything, type Filter } from '../../sales/filter';
import type { PartProfile } from '../../sales/sale-line';
import { countedImports } from '../engine';
import { analytics, partsOf } from '../postgres-lines/analytics';
import type { Granted } from './authorise';
import type { Link } from './link';

/** What the takings of an average day are shown as where a link hides amounts. */
const averageDay = 100;

/** The sale lines of a dataset as its caller may see them, ready for questions. */
export async function openLines({ dataVersion, parts: stored, grant: { link } }: Granted): Promise<SaleLines> {
  const counted = await countedImports(stored);
  const parts = await partsOf(counted.filter(({ profile }) => profile.rows > 0));
  const version = { id: dataVersion, parts };
  return link === null ? analytics().open(version) : openThroughLink(version, link);
}

/** The currency of the amounts that a caller sees; an index has none. */
export function currencyOf({ currency, grant: { link } }: Granted): string | null {
  return link?.hideAmounts ? null : currency;
}

/** What a caller's filter comes down to: a link narrows it, and nothing that is asked widens that. */
export function narrow(asked: Filter, { grant: { link } }: Granted): Filter {
  if (link === null) return asked;
  const { filter: locked } = link;
  const chosen = <Column extends 'product' | 'category' | 'store' | 'weekday' | 'hour'>(column: Column) =>
    asked[column].length === 0 ? locked[column] : asked[column];
  return {
    from:
      [asked.from, locked.from]
        .flatMap((day) => day ?? [])
        .sort()
        .at(-1) ?? null,
    to: [asked.to, locked.to].flatMap((day) => day ?? []).sort()[0] ?? null,
    product: chosen('product'),
    category: chosen('category'),
    store: chosen('store'),
    weekday: chosen('weekday'),
    hour: chosen('hour'),
    search: asked.search || locked.search,
  };
}

/** Lines with the link's filter on them whatever is asked, under a version of their own, so that no answer is mistaken. */
async function openThroughLink({ id, parts }: DataVersion, { filter, hideAmounts }: Link): Promise<SaleLines> {
  const seen = (amountFactor: number | null) => {
    const named = JSON.stringify([id, filter, amountFactor]);
    return analytics().open({
      id: createHash('sha256').update(named).digest('hex').slice(0, 16),
      parts,
      lens: { filter, amountFactor },
    });
  };
  const lines = seen(null);
  const profile = isEverything(filter) ? lines.profile : await readProfile(lines);
  if (!hideAmounts) return described(lines, profile);
  const indexed = seen(await indexFactor(lines));
  return described(indexed, { ...profile, scales: indexed.profile.scales });
}

function described(lines: SaleLines, profile: PartProfile): SaleLines {
  return { ...lines, profile, among: async (filter) => described(await lines.among(filter), profile) };
}

function isEverything(filter: Filter): boolean {
  return where(filter).sql === where(everything).sql;
}

/** Makes an average day 100, or the whole where there are no days. What has no takings stays 0, whatever its amounts. */
async function indexFactor(lines: SaleLines): Promise<number> {
  const [sums] = await lines.query(
    'SELECT coalesce(abs(sum(amount)), 0) AS takings, greatest(count(DISTINCT day), 1) AS days FROM sale_line',
    [],
    { takings: number, days: number },
  );
  return sums === undefined || sums.takings === 0 ? 0 : (averageDay * sums.days) / sums.takings;
}
