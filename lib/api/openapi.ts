import { z } from 'zod';
import { version } from '../../package.json';
import { sections } from './access';
import { marketBasketAnalysis } from './basket';
import { changes } from './changes';
import type { Contract } from './contract';
import { deleteDataset, listDatasets, listValues, readDataset, updateDataset } from './datasets';
import { createEvent, deleteEvent, listEvents, updateEvent } from './events';
import { forecast, orderHints } from './forecast';
import { health, metrics, readiness } from './health';
import { downloadRejects, readImport, releaseUpload, undoImport, uploadData, uploadSample } from './ingest';
import { createKey, deleteKey, listKeys } from './keys';
import { listLearning } from './learning';
import { addMember, listMembers, removeMember } from './members';
import { Problem } from './problem';
import { saleLines } from './sale-lines';
import { downloadCustomers, segments, winBack } from './segments';
import { createShare, deleteShare, listShares, openShare, updateShare } from './shares';
import { standOuts } from './stand-outs';
import { currentAnalysis, dataSummary } from './summary';

/** Every endpoint there is. */
export const contracts: readonly Contract[] = [
  uploadData,
  releaseUpload,
  uploadSample,
  dataSummary,
  currentAnalysis,
  marketBasketAnalysis,
  segments,
  winBack,
  downloadCustomers,
  changes,
  forecast,
  orderHints,
  saleLines,
  standOuts,
  listLearning,
  listEvents,
  createEvent,
  updateEvent,
  deleteEvent,
  listDatasets,
  readDataset,
  updateDataset,
  deleteDataset,
  listValues,
  readImport,
  undoImport,
  downloadRejects,
  listShares,
  createShare,
  updateShare,
  deleteShare,
  openShare,
  listMembers,
  addMember,
  removeMember,
  listKeys,
  createKey,
  deleteKey,
  health,
  readiness,
  metrics,
];

/** The OpenAPI 3.1 description of the contracts. */
export function openApi() {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const contract of contracts)
    for (const method of contract.methods)
      paths[contract.path] = { ...paths[contract.path], [method.toLowerCase()]: operation(contract, method) };
  return { openapi: '3.1.0', info: { title: 'Shelfwise', version, license: { name: 'MIT' } }, paths };
}

/** What links may ask takes the token of one. */
const share = {
  name: 'share',
  in: 'query',
  required: false,
  description: 'Token of a share link, in place of a session.',
  schema: { type: 'string' },
};

function operation(contract: Contract, method: string) {
  const input = objectSchema(contract.input, 'input');
  const inPath = [...contract.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const inQuery = method === 'GET' || contract.path === uploadData.path;
  const parameters = Object.entries(input.properties)
    .filter(([name]) => inQuery || inPath.includes(name))
    .map(([name, schema]) => ({
      name,
      in: inPath.includes(name) ? 'path' : 'query',
      required: inPath.includes(name) || input.required.includes(name),
      schema,
    }));
  const throughLink = contract.access === 'frame' || sections.some((section) => section === contract.access);
  return {
    summary: contract.summary,
    parameters: throughLink ? [...parameters, share] : parameters,
    ...requestBody(contract, method, inQuery),
    responses: {
      200: { description: 'The answer.', content: answers(contract) },
      default: {
        description: 'What went wrong (RFC 9457).',
        content: { 'application/problem+json': { schema: z.toJSONSchema(Problem) } },
      },
    },
  };
}

function requestBody(contract: Contract, method: string, inQuery: boolean) {
  if (contract.path === uploadData.path) {
    const binary = { type: 'string', contentMediaType: 'text/csv' };
    const form = { type: 'object', properties: { file: binary }, required: ['file'] };
    return { requestBody: { content: { 'multipart/form-data': { schema: form }, 'text/csv': { schema: binary } } } };
  }
  if (inQuery || method === 'DELETE') return {};
  return { requestBody: { content: { 'application/json': { schema: objectSchema(contract.input, 'input') } } } };
}

function answers({ output, answers: only, alsoAnswers = [] }: Contract) {
  const text = { schema: { type: 'string' } };
  if (only !== undefined) return { [only]: text };
  const json = { schema: z.toJSONSchema(output, { unrepresentable: 'any', io: 'output' }) };
  return { 'application/json': json, ...Object.fromEntries(alsoAnswers.map((type) => [type, text])) };
}

const ObjectSchema = z.looseObject({
  properties: z.record(z.string(), z.unknown()).default({}),
  required: z.array(z.string()).default([]),
});

function objectSchema(schema: z.ZodType, io: 'input' | 'output') {
  return ObjectSchema.parse(z.toJSONSchema(schema, { unrepresentable: 'any', io }));
}
