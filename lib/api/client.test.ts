import { createServer, type IncomingMessage, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { callContract, ProblemError } from './client';
import { defineContract } from './contract';

const echo = z.object({ method: z.string(), url: z.string(), body: z.string(), type: z.string().nullable() });
const input = z.object({
  id: z.string(),
  product: z.array(z.string()).optional(),
  to: z.string().optional(),
  name: z.string().optional(),
});

let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const { method, url = '', headers } = request;
    if (url.startsWith('/refuses')) {
      response.writeHead(404, { 'content-type': 'application/problem+json' });
      response.end(
        JSON.stringify({ type: '/problems/not_found', title: 'T', status: 404, detail: 'D', instance: 'I' }),
      );
    } else if (url.startsWith('/breaks')) response.writeHead(502).end('<html>Bad gateway</html>');
    else
      response.end(
        JSON.stringify({ method, url, body: await readBody(request), type: headers['content-type'] ?? null }),
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});

afterAll(() => server.close());

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

const contract = (path: string, method: 'GET' | 'PATCH' | 'DELETE') =>
  defineContract({ methods: [method], path: `${origin}${path}`, access: 'public', summary: '', input, output: echo });

test('a GET repeats lists in the query, fills the path and leaves out what is undefined', async () => {
  const answer = await callContract(contract('/things/{id}', 'GET'), {
    id: 'a/b',
    product: ['x y', '&'],
    to: undefined,
  });
  expect(answer).toEqual({ method: 'GET', url: '/things/a%2Fb?product=x+y&product=%26', body: '', type: null });
});

test('other methods send JSON, and nothing when all is in the path', async () => {
  const patched = await callContract(contract('/things/{id}', 'PATCH'), { id: '1', name: 'New' });
  expect(patched).toMatchObject({
    method: 'PATCH',
    url: '/things/1',
    body: '{"name":"New"}',
    type: 'application/json',
  });
  const deleted = await callContract(contract('/things/{id}', 'DELETE'), { id: '1' });
  expect(deleted).toMatchObject({ method: 'DELETE', body: '', type: null });
});

async function failureOf(call: Promise<unknown>): Promise<ProblemError> {
  const failure = await call.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(failure instanceof ProblemError)) throw new Error(`not a ProblemError: ${failure}`);
  return failure;
}

test('every failure is a problem with a sentence', async () => {
  const refused = await failureOf(callContract(contract('/refuses/{id}', 'GET'), { id: '1' }));
  expect(refused.problem).toMatchObject({ status: 404, detail: 'D' });
  const broken = await failureOf(callContract(contract('/breaks/{id}', 'GET'), { id: '1' }));
  expect(broken.problem).toMatchObject({ type: '/problems/unknown', status: 502 });
  const nobody = defineContract({ ...contract('/', 'GET'), path: 'http://127.0.0.1:9/{id}' });
  expect((await failureOf(callContract(nobody, { id: '1' }))).problem).toMatchObject({ type: '/problems/unreachable' });
  const other = { ...contract('/things/{id}', 'GET'), output: z.object({ absent: z.number() }) };
  expect((await failureOf(callContract(other, { id: '1' }))).problem.type).toBe('/problems/unknown');
});

test('a call that is broken off is no problem', async () => {
  const call = callContract(contract('/things/{id}', 'GET'), { id: '1' }, { signal: AbortSignal.abort() });
  await expect(call).rejects.toMatchObject({ name: 'AbortError' });
});
