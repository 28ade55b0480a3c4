import { AppError } from '../../../errors';

/** The refusal of a workbook that does not hold what it should. */
export function damaged(): AppError {
  return new AppError(
    'unreadable_file',
    'This Excel workbook is damaged or is no workbook at all; open it, save it as .xlsx or CSV, and upload that file.',
    { reason: 'NOT_CSV' },
  );
}
