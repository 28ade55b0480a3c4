import { DriverAdapterError, isDriverAdapterError } from '@prisma/driver-adapter-utils';
import { describeFailure, errorOf, type Failure } from '../../thread/failure';

/** What one thread answers another, where it may have failed. */
interface Answer<Failed> {
  e?: Failed;
}

type Told = Failure | { refusal: DriverAdapterError['cause'] };

/** An answer with its error in a form that goes from one thread to another. */
export function tellErrors({ e: error, ...answer }: Answer<unknown>): Answer<Told> {
  if (error === undefined) return answer;
  return { ...answer, e: isDriverAdapterError(error) ? { refusal: error.cause } : describeFailure(error) };
}

/** The answer with the error that the other thread has told. */
export function hearErrors({ e: told, ...answer }: Answer<Told>): Answer<Error> {
  if (told === undefined) return answer;
  return { ...answer, e: 'refusal' in told ? new DriverAdapterError(told.refusal) : errorOf(told) };
}
