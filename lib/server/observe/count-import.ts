import 'server-only';
import { toProblem } from '../../api/problem';
import { metrics } from './metrics';

/**
 * What became of an uploaded file: stored; known, as it was there before; looked at, as nothing was to be stored yet;
 * refused for what it is; abandoned by its sender; failed for what happened here.
 */
type Outcome = 'stored' | 'known' | 'lookedAt' | 'refused' | 'abandoned' | 'failed';

export function countImport(outcome: Outcome, rows?: { kept: number; rejected: number }): void {
  const { imports, importRows } = metrics();
  imports.inc({ outcome });
  if (rows === undefined) return;
  importRows.inc({ fate: 'kept' }, rows.kept);
  importRows.inc({ fate: 'rejected' }, rows.rejected);
}

/** What an import that ended with an error counts as. */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof Error && /Abort/.test(error.name)) return 'abandoned';
  return toProblem(error, '').status < 500 ? 'refused' : 'failed';
}
