import { AppError } from '../errors';

/** What is said of a question that was ended at its limit. */
export function tooLong(seconds: number): AppError {
  return new AppError(
    'too_many_requests',
    `The answer takes longer than ${seconds} seconds, which is the limit. Ask for fewer days or products.`,
  );
}
