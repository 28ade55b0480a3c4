import { defuseFormula } from '../formula-guard';

/** Columns that the file of rejected rows has before those of the file they come from. */
export const ownColumns = ['line', 'reason', 'column', 'code', 'text'];
/** Where the own columns hold the code of the row. */
export const codeColumn = ownColumns.indexOf('code');

/** What stands in place of a cell with personal data. */
export const hiddenCell = '[left out]';
const hiddenCustomer = /^\[customer ([0-9a-f]{16})\]$/;

/** What stands in place of a customer who is stored as a hash: the hash, so that a corrected row finds its customer. */
export function hiddenCustomerCell(hash: string): string {
  return `[customer ${hash}]`;
}

/** Whether a cell stands in place of personal data. */
export function isHidden(cell: string): boolean {
  return cell === hiddenCell || hiddenCustomer.test(cell);
}

/** Whether a header is that of a file of rejected rows, which comes back corrected. */
export function isCorrectedFile(header: string[]): boolean {
  return ownColumns.every((name, column) => header[column]?.trim().toLowerCase() === name);
}

/**
 * What a name in a corrected file stands for: the formula guard and the marks of hidden cells undone.
 * @param hide what is stored for a name that is written out
 */
export function undoRejected(name: string, hide: ((name: string) => string) | null): string {
  if (name === hiddenCell) return '';
  const hash = hiddenCustomer.exec(name)?.[1];
  if (hash !== undefined) return hash;
  const bare = name.startsWith("'") && defuseFormula(name.slice(1)) === name ? name.slice(1) : name;
  return hide === null ? bare : hide(bare);
}
