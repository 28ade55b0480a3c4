import type { Role } from '../sales/sale-line';

/** What the file cannot answer, and the column that it lacks. */
export interface Lacking {
  available: false;
  reason: string;
  needs: Role | null;
}

const names: Partial<Record<Role, string>> = {
  transactionId: 'receipt number',
  customerId: 'customer',
  unitPrice: 'price',
};

/** Says that a column is not there. */
export function lacking(role: Role): Lacking {
  return { available: false, reason: `The file has no ${names[role] ?? role} column.`, needs: role };
}
