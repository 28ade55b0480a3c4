import type { Period } from './calendar';
import type { PartProfile, Role, SaleLineColumn } from './sale-line';

export interface Capabilities {
  revenue: boolean;
  trends: boolean;
  baskets: boolean;
  forecast: boolean;
  segments: boolean;
  /** For each capability that is false, the role of the first column it needs. */
  missing: Record<string, Role>;
}

/** The columns each capability needs, with the role that a file would have to give. */
const needs: Record<Exclude<keyof Capabilities, 'missing'>, [SaleLineColumn, Role][]> = {
  revenue: [['amount', 'unitPrice']],
  trends: [['day', 'date']],
  baskets: [['transaction_key', 'transactionId']],
  forecast: [
    ['day', 'date'],
    ['amount', 'unitPrice'],
  ],
  segments: [
    ['customer_key', 'customerId'],
    ['day', 'date'],
    ['amount', 'unitPrice'],
  ],
};

/** What lines with these columns can answer, and what is missing for the rest. */
export function capabilitiesOf(columns: readonly SaleLineColumn[]): Capabilities {
  const lacking = (name: keyof typeof needs) => needs[name].find(([column]) => !columns.includes(column))?.[1];
  const names = ['revenue', 'trends', 'baskets', 'forecast', 'segments'] as const;
  const missing: Record<string, Role> = {};
  for (const name of names) {
    const role = lacking(name);
    if (role !== undefined) missing[name] = role;
  }
  return {
    revenue: !('revenue' in missing),
    trends: !('trends' in missing),
    baskets: !('baskets' in missing),
    forecast: !('forecast' in missing),
    segments: !('segments' in missing),
    missing,
  };
}

/** The first and last day of the lines, null when they have no dates. */
export function dayRange({ from, to }: Pick<PartProfile, 'from' | 'to'>): Period | null {
  return from === null || to === null ? null : { from, to };
}

/** The profile of several parts read as one. */
export function mergeProfiles(profiles: readonly PartProfile[]): PartProfile {
  const days = (pick: (profile: PartProfile) => string | null) =>
    profiles.flatMap((profile) => pick(profile) ?? []).sort();
  return {
    rows: profiles.reduce((sum, profile) => sum + profile.rows, 0),
    from: days(({ from }) => from)[0] ?? null,
    to: days(({ to }) => to).at(-1) ?? null,
    columns: [...new Set(profiles.flatMap(({ columns }) => columns))],
    scales: {
      quantity: Math.max(0, ...profiles.map(({ scales }) => scales.quantity)),
      unitPrice: Math.max(0, ...profiles.map(({ scales }) => scales.unitPrice)),
      amount: Math.max(0, ...profiles.map(({ scales }) => scales.amount)),
      discount: Math.max(0, ...profiles.map(({ scales }) => scales.discount)),
      cost: Math.max(0, ...profiles.map(({ scales }) => scales.cost)),
    },
  };
}
