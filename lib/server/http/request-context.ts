import 'server-only';
import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { once } from '../once';

export const requestIdHeader = 'x-request-id';

/** A UUID, or its 32 digits as proxies write them. */
const wellFormed = /^([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})$/i;

/** The id that a proxy has given a request, as a UUID; a new one where there is none or it is not well-formed. */
export function chooseRequestId(given: string | null | undefined): string {
  const parts = wellFormed.exec(given ?? '')?.slice(1);
  return parts?.join('-').toLowerCase() ?? randomUUID();
}

/** The id of the request that is being answered. */
const requestContext = once('request-context', () => new AsyncLocalStorage<string>());

/** Made when the server starts, so that it belongs to no request. */
export const outsideRequests = once('outside-requests', () => new AsyncResource('OutsideRequests'));

/** The id of the request that is being answered here, for the log. */
export function requestIdHere(): string | undefined {
  return requestContext().getStore();
}

/**
 * Answers a request of which the code that runs knows the id alone. Promises and timers hold the context they are made in: one that is kept
 * for later requests would otherwise keep all that Next.js ties to this one, with the bytes of its connection.
 */
export function answerAs<T>(requestId: string, answer: () => T): T {
  return outsideRequests().runInAsyncScope(() => requestContext().run(requestId, answer));
}
