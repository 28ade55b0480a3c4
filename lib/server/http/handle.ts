import 'server-only';
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Contract } from '../../api/contract';
import { problemResponse, toProblem } from '../../api/problem';
import { AppError } from '../../errors';
import { refuseThroughLink } from '../access/authorise';
import { type Caller, identify } from './caller';
import { explainFailure } from './explain-failure';
import { addressOf, consume } from './limits';
import { logFailure } from './log';
import { refuseForeignOrigin } from './origin';
import { answerAs, chooseRequestId, requestIdHeader } from './request-context';

type RouteContext = { params: Promise<Record<string, string | string[] | undefined>> };

/** Answers a contract's input for a caller. A `Response` is sent as it is; anything else as JSON. */
export type UseCase<C extends Contract> = (
  input: z.output<C['input']>,
  caller: Caller,
  request: Request,
) => Promise<z.input<C['output']> | Response>;

const maximumBodyBytes = 64 * 1024;

/**
 * A route handler: finds out who asks, parses the input, asks the use case in the caller's name and turns what comes back, or goes wrong, into
 * HTTP. JSON answers to a GET carry an ETag, and an unchanged one is answered with 304.
 */
export function handle<C extends Contract>(contract: C, useCase: UseCase<C>) {
  return async (request: Request, context: RouteContext): Promise<Response> => {
    const requestId = chooseRequestId(request.headers.get(requestIdHeader));
    let caller: Caller | null = null;
    const answer = async () => {
      refuseForeignOrigin(request);
      caller = await identify(request, contract.access);
      if (caller.link !== null) refuseThroughLink(contract.access, caller.link);
      await countRequest(contract, caller, request);
      const input = parseInput(contract, { ...(await readParameters(request)), ...(await context.params) });
      const result = await useCase(input, caller, request);
      return result instanceof Response ? result : withEtag(result, request);
    };
    const response = await answerAs(requestId, () => answer().catch((error) => refuse(error, request, requestId)));
    for (const cookie of cookiesOf(caller)) response.headers.append('set-cookie', cookie);
    if (new URL(request.url).searchParams.has('share')) response.headers.set('cache-control', 'no-store');
    return response;
  };
}

function cookiesOf(caller: Caller | null): string[] {
  return caller?.cookies ?? [];
}

/** Counts uploads, and questions to datasets, against the account, the link or the address. */
async function countRequest({ access, limited }: Contract, { ownerId, link }: Caller, request: Request): Promise<void> {
  const isAnalysis = access !== 'public' && access !== 'account';
  const what = limited ?? (isAnalysis ? 'analysis' : null);
  if (what !== null) await consume(what, ownerId ?? link?.id ?? addressOf(request));
}

async function refuse(error: unknown, request: Request, requestId: string): Promise<Response> {
  if (request.signal.aborted) return new Response(null, { status: 499 });
  const failure = await explainFailure(error);
  if (toProblem(failure, requestId).status >= 500) logFailure(request, error);
  return problemResponse(failure, requestId);
}

/**
 * The input of a contract from named values, with the contract's aliases applied.
 * @throws AppError "invalid_input" with a message for each wrong value
 */
export function parseInput<C extends Contract>(contract: C, values: Record<string, unknown>): z.output<C['input']> {
  const named = Object.entries(values).map(([name, value]) => [contract.aliases?.[name] ?? name, value]);
  const parsed = contract.input.safeParse(Object.fromEntries(named));
  if (parsed.success) return parsed.data as z.output<C['input']>;
  const fields = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  const detail = fields.map(({ path, message }) => (path ? `"${path}" ${message}` : message)).join('; ');
  throw new AppError('invalid_input', `${detail}.`, { fields });
}

async function readParameters(request: Request): Promise<Record<string, unknown>> {
  return { ...queryOf(request), ...(await readJson(request)) };
}

/** The query parameters of a request; a repeated one is a list, an empty one counts as left out. */
export function queryOf(request: Request): Record<string, string | string[]> {
  const query = new Map<string, string | string[]>();
  for (const [name, value] of new URL(request.url).searchParams) {
    if (value === '') continue;
    const before = query.get(name);
    query.set(name, before === undefined ? value : [before, value].flat());
  }
  return Object.fromEntries(query);
}

async function readJson(request: Request): Promise<Record<string, unknown>> {
  if (!request.headers.get('content-type')?.startsWith('application/json') || request.body === null) return {};
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of request.body) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > maximumBodyBytes)
      throw new AppError(
        'invalid_input',
        'The JSON body is over 64 KB. Send a sales file to /api/upload-data instead.',
      );
  }
  const body = parseJson(text);
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new AppError('invalid_input', 'The body must be a JSON object.');
  return { ...body };
}

function parseJson(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('invalid_input', 'The body is not valid JSON.');
  }
}

/** An answer that must not be kept. */
export function json(answer: unknown, status = 200): Response {
  return new Response(JSON.stringify(answer), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });
}

/** An answer about something that was just made. */
export function created(answer: unknown): Response {
  return json(answer, 201);
}

interface Written {
  bytes: Uint8Array<ArrayBuffer>;
  etag: string;
}

/** Answers that were written out before; one that is kept is sent again and again. */
const written = new WeakMap<object, Written>();

function writeOut(answer: unknown): Written {
  const kept = typeof answer === 'object' && answer !== null ? answer : {};
  const known = written.get(kept);
  if (known !== undefined) return known;
  const bytes = new TextEncoder().encode(JSON.stringify(answer));
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  written.set(kept, { bytes, etag });
  return { bytes, etag };
}

function withEtag(answer: unknown, request: Request): Response {
  const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'private, no-cache' });
  if (request.method !== 'GET') return new Response(JSON.stringify(answer), { headers });
  const { bytes, etag } = writeOut(answer);
  headers.set('etag', etag);
  const unchanged = request.headers.get('if-none-match') === etag;
  return unchanged ? new Response(null, { status: 304, headers }) : new Response(bytes, { headers });
}
