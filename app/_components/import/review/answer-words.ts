import type { Receipt } from '@/lib/api/ingest';
import type { Role } from '@/lib/sales/sale-line';
import { columnWords } from '../words';

interface Answer {
  name: string;
  /** Headers of the columns that it comes from; empty when the file lacks one. */
  from: string[];
  /** What is missing: "a date column"; null when nothing is. */
  needs: string | null;
}

type Answerable = Pick<Receipt, 'capabilities' | 'columns' | 'revenueFrom'>;

/** What the pages can answer from a file, with the columns that each answer comes from or the one that is missing. */
export function listAnswers({ capabilities, columns, revenueFrom }: Answerable): Answer[] {
  const money: Role[] = revenueFrom === 'lineTotal' ? ['amount'] : ['quantity', 'unitPrice'];
  const headers = (roles: readonly Role[]) =>
    columns.flatMap(({ header, role }) => (role !== null && roles.includes(role) ? [header] : []));
  const hasClock = columns.some(({ role, examples }) => role === 'date' && examples.some(isInstant));
  const clock: Role = hasClock ? 'date' : 'time';
  const byCapability = (capability: keyof Receipt['capabilities'] & keyof typeof names, roles: Role[]) =>
    capabilities[capability]
      ? { name: names[capability], from: headers(roles), needs: null }
      : { name: names[capability], from: [], needs: columnWords(capabilities.missing[capability] ?? null) };
  const byRole = (name: string, role: Role) => {
    const from = headers([role]);
    return { name, from, needs: from.length > 0 ? null : columnWords(role) };
  };
  return [
    byCapability('revenue', money),
    byCapability('trends', ['date']),
    byRole('Busy hours', clock),
    byRole('Categories compared', 'category'),
    byRole('Stores compared', 'store'),
    byCapability('baskets', ['transactionId', 'items']),
    byCapability('segments', ['customerId', 'date', ...money]),
  ];
}

const names = {
  revenue: 'Takings',
  trends: 'Takings over time',
  baskets: 'Receipts: how many, how large',
  segments: 'New and returning customers',
};

/** Whether a date tells the hour; midnight is what programs write that know only the day. */
function isInstant({ understood }: { understood: string | null }): boolean {
  return understood !== null && /T(?!00:00:00)/.test(understood);
}
