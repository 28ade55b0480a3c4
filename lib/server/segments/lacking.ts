import type { Unavailable } from '../../api/contract';
import type { SaleLines } from '../../engine/engine';
import { capabilitiesOf } from '../../sales/capabilities';

const reasons: Record<string, string> = {
  customerId: 'The file has no customer column, so nobody is known to come back.',
  date: 'The file has no dates, so when customers bought is not known.',
  unitPrice: 'The file has no prices, so what customers brought is not known.',
};

/** Why nothing can be said about customers, or null where it can. */
export function customersLack({ profile }: SaleLines): Unavailable | null {
  const needs = capabilitiesOf(profile.columns).missing.segments;
  return needs === undefined ? null : { available: false, reason: reasons[needs] ?? '', needs };
}

/** A part that cannot be given although no column is missing. */
export function unavailable(reason: string): Unavailable {
  return { available: false, reason, needs: null };
}
