import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contracts, openApi } from './openapi';

/** Routes without a contract: better-auth's own endpoints, and the description itself. */
const others = ['/api/auth/{...all}', '/api/openapi.json'];

const routes = readdirSync('app/api', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('/route.ts'))
  .map((file) => ({
    path: `/api/${file.replace(/\/route\.ts$/, '')}`.replaceAll('[', '{').replaceAll(']', '}'),
    methods: [...readFileSync(join('app/api', file), 'utf8').matchAll(/export const (\w+)/g)].map(
      ([, method]) => method,
    ),
  }));

test('every route answers a contract, with the methods that it exports, and every contract has its route', () => {
  const served = routes
    .filter(({ path }) => !others.includes(path))
    .flatMap(({ path, methods }) => methods.map((method) => `${method} ${path}`));
  const promised = contracts.flatMap(({ path, methods }) => methods.map((method) => `${method} ${path}`));
  expect(served.sort()).toEqual(promised.sort());
});

test('the description names path and query parameters, the JSON body and the problem', () => {
  const { paths } = openApi();
  expect(paths['/api/datasets/{id}/values']?.get).toMatchObject({
    parameters: expect.arrayContaining([
      expect.objectContaining({ name: 'id', in: 'path', required: true }),
      expect.objectContaining({ name: 'column', in: 'query', required: true }),
      expect.objectContaining({ name: 'search', in: 'query', required: false }),
    ]),
    responses: { default: { content: { 'application/problem+json': expect.anything() } } },
  });
  expect(paths['/api/data-summary']?.post).toMatchObject({
    requestBody: { content: { 'application/json': { schema: { properties: { product: expect.anything() } } } } },
  });
});
