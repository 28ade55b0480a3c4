import type { z } from 'zod';
import type { Contract } from './contract';
import { Problem } from './problem';

/** A request that did not succeed, with the problem that the server answered or the sentence that stands for it. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

interface CallOptions {
  signal?: AbortSignal;
  method?: Contract['methods'][number];
  /** Token of the share link that is followed. */
  share?: string | undefined;
}

/**
 * Calls an endpoint and gives its parsed answer. A GET takes its input in the query, any other method as JSON; `{name}`
 * in the path is filled from the input.
 * @param method one of the contract's methods, its first when left out
 * @throws ProblemError when the server refuses, fails or cannot be reached
 */
export async function callContract<Input extends z.ZodType, Output extends z.ZodType>(
  contract: Contract<Input, Output>,
  input: z.input<Input>,
  { signal, method = contract.methods[0], share }: CallOptions = {},
): Promise<z.output<Output>> {
  const { path, rest } = fillPath(contract.path, Object(input));
  const inQuery = method === 'GET';
  const response = await reach(inQuery ? addressOf(contract, input, share) : `${path}${toQuery([['share', share]])}`, {
    method,
    signal: signal ?? null,
    ...(inQuery || rest.length === 0
      ? {}
      : { body: JSON.stringify(Object.fromEntries(rest)), headers: { 'content-type': 'application/json' } }),
  });
  return readAnswer(contract, response.status, await response.text());
}

/** The path and query of a GET, through a share link where one is followed. */
export function addressOf<Input extends z.ZodType>(
  contract: Contract<Input>,
  input: z.input<Input>,
  share: string | undefined,
): string {
  const { path, rest } = fillPath(contract.path, Object(input));
  return `${path}${toQuery([...rest, ['share', share]])}`;
}

/**
 * Asks an endpoint for its answer as a CSV file.
 * @throws ProblemError when the server refuses, fails or cannot be reached
 */
export async function callForCsv<Input extends z.ZodType>(
  contract: Contract<Input>,
  input: z.input<Input>,
  { share }: Pick<CallOptions, 'share'> = {},
): Promise<Blob> {
  const response = await reach(addressOf(contract, input, share), { headers: { accept: 'text/csv' } });
  if (!response.ok) throw new ProblemError(readProblem(await response.text(), response.status));
  return response.blob();
}

/**
 * The answer in the body of a response.
 * @throws ProblemError when the status is not a success, or the body is not what the contract answers
 */
export function readAnswer<Output extends z.ZodType>(
  { output }: { output: Output },
  status: number,
  body: string,
): z.output<Output> {
  if (status < 200 || status > 299) throw new ProblemError(readProblem(body, status));
  const parsed = output.safeParse(parseJson(body));
  if (!parsed.success) throw new ProblemError(unknownProblem(status));
  return parsed.data;
}

/** The problem in the body of a failed answer, or one that says that the answer was not understood. */
function readProblem(body: string, status: number): Problem {
  const parsed = Problem.safeParse(parseJson(body));
  return parsed.success ? parsed.data : unknownProblem(status);
}

/** What is said when no answer came at all. */
export const unreachable: Problem = {
  type: '/problems/unreachable',
  title: 'Shelfwise could not be reached',
  status: 0,
  detail: 'No answer came from the server; nothing was changed. Check that it is running, then try again.',
  instance: '',
};

function unknownProblem(status: number): Problem {
  return {
    type: '/problems/unknown',
    title: 'The answer was not understood',
    status,
    detail: 'The server answered in a way this page does not know. Reload the page and try again.',
    instance: '',
  };
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ProblemError(unreachable);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fillPath(path: string, input: Record<string, unknown>): { path: string; rest: [string, unknown][] } {
  const inPath = new Set<string>();
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    inPath.add(name);
    return encodeURIComponent(String(input[name]));
  });
  const rest = Object.entries(input).filter(([name, value]) => value !== undefined && !inPath.has(name));
  return { path: filled, rest };
}

function toQuery(entries: [string, unknown][]): string {
  const query = new URLSearchParams();
  for (const [name, value] of entries)
    for (const one of [value].flat()) if (one !== undefined) query.append(name, String(one));
  return query.size === 0 ? '' : `?${query}`;
}
