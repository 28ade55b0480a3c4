import type { Understanding } from './understanding';

/** Warnings that a person can settle by choosing a date order, a decimal mark or a column. */
const askable = ['DATE_AMBIGUOUS', 'AMBIGUOUS_NUMBER', 'MIXED_NUMBER_FORMAT', 'ID_PRECISION_LOST'];

/** Roles below this were guessed from a name that only resembles a known one, or from values alone. */
const sureEnough = 0.75;

/**
 * What a person should look at before a file is stored: codes of warnings that a choice settles, LOW_CONFIDENCE for a
 * guessed column, SEVERAL_SHEETS when more than one has sales and MANY_REJECTED when more than a tenth of the rows are
 * sent back. Empty for a file that is clear.
 */
export function doubtsOf({ warnings, columns, rows, dialect }: Understanding): string[] {
  const doubts = warnings.map(({ code }) => code).filter((code) => askable.includes(code));
  if (columns.some(({ role, confidence }) => role !== null && confidence < sureEnough)) doubts.push('LOW_CONFIDENCE');
  if (dialect.salesSheets.length > 1) doubts.push('SEVERAL_SHEETS');
  if (rows.rejected > rows.read / 10) doubts.push('MANY_REJECTED');
  return doubts;
}
