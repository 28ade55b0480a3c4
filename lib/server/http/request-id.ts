import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { once } from '../once';

export const requestIdHeader = 'x-request-id';

/** A UUID, or its 32 digits as proxies write them. */
const wellFormed = /^([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})$/i;

/** The id of the request that is being answered. */
export const requestContext = once('request-context', () => new AsyncLocalStorage<string>());

/** The id that a proxy has given a request, as a UUID; a new one where there is none or it is not well-formed. */
export function chooseRequestId(given: string | null | undefined): string {
  const parts = wellFormed.exec(given ?? '')?.slice(1);
  return parts?.join('-').toLowerCase() ?? randomUUID();
}
