import { AsyncLocalStorage } from 'node:async_hooks';
import { expect, test } from 'vitest';
import { answerAs, outsideRequests, requestIdHere } from './request-context';

test('what is made while a request is answered does not hold what the framework ties to it', async () => {
  outsideRequests();
  const framework = new AsyncLocalStorage<object>();
  const seen = await framework.run({ connection: 'open' }, () =>
    answerAs('request-1', async () => {
      await Promise.resolve();
      return { tied: framework.getStore(), requestId: requestIdHere() };
    }),
  );
  expect(seen).toEqual({ tied: undefined, requestId: 'request-1' });
  expect(requestIdHere()).toBeUndefined();
});
