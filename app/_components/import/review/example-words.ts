import type { Role } from '@/lib/sales/sale-line';
import { formatDay, formatRead, plain } from '../../format';

const cents = { kind: 'money', currency: null } as const;
const unused: readonly Role[] = ['discount', 'cost'];

/** What a cell was read as, in words; empty for a column that is not used. */
export function describeUnderstood(role: Role | null, understood: string | null): string {
  if (role === null || unused.includes(role)) return '';
  if (understood === null) return 'cannot be read';
  if (role === 'date') {
    const [day = '', clock] = understood.split('T');
    return clock === undefined ? formatDay(day) : `${formatDay(day)}, ${withoutZeroSeconds(clock)}`;
  }
  if (role === 'time') return withoutZeroSeconds(understood);
  if (role === 'quantity') return formatRead(understood, plain);
  return role === 'unitPrice' || role === 'amount' ? formatRead(understood, cents) : understood;
}

function withoutZeroSeconds(clock: string): string {
  return clock.replace(/:00$/, '');
}
