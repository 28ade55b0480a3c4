import { createServer, request } from 'node:http';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { setRequestTimes } from './request-times';

/** Answers long after a request is given up that is not whole, and never reads what it is sent. */
const server = createServer((_, response) => setTimeout(() => response.end('late'), 2500));
const port = () => {
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
};

beforeAll(async () => {
  vi.stubEnv('UPLOAD_IDLE_SECONDS', '1');
  setRequestTimes();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  vi.unstubAllEnvs();
  server.close();
});

test('a whole request waits for its answer, however long that takes', async () => {
  const answer = await fetch(`http://127.0.0.1:${port()}/api/forecast`);
  expect(await answer.text()).toBe('late');
});

test('a request of which the end does not come is closed, an upload is not', async () => {
  const answerTo = (path: string) =>
    new Promise<number | null>((resolve) => {
      const sent = request({
        port: port(),
        host: '127.0.0.1',
        method: 'POST',
        path,
        headers: { 'content-length': '9' },
      });
      sent.once('response', ({ statusCode }) => resolve(statusCode ?? null));
      sent.once('error', () => resolve(null));
      sent.write('{');
    });
  expect(await Promise.all([answerTo('/api/events'), answerTo('/api/upload-data')])).toEqual([null, 200]);
  server.closeAllConnections();
});
