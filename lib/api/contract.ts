import { z } from 'zod';
import { isIsoDay } from '../sales/calendar';
import type { Access } from './access';

/** One endpoint: where it is, what it takes and what it answers. Handlers, hooks, OpenAPI and tests all read this. */
export interface Contract<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  /** Methods it answers; a GET takes its input from the query, the others from the query and a JSON body. */
  methods: readonly ('GET' | 'POST' | 'PATCH' | 'DELETE')[];
  /** With `{name}` where a part of the path is an input. */
  path: string;
  access: Access;
  summary: string;
  input: Input;
  output: Output;
  /** Other names of inputs, from the predecessor. */
  aliases?: Readonly<Record<string, string>>;
  /** What is counted against the caller, beside the analyses of a dataset. */
  limited?: 'upload';
  /** Media type of the answer when it is not JSON. */
  answers?: string;
  /** Media types it gives besides, when the request's `Accept` asks for one. */
  alsoAnswers?: readonly string[];
}

export function defineContract<Input extends z.ZodType, Output extends z.ZodType>(
  contract: Contract<Input, Output>,
): Contract<Input, Output> {
  return contract;
}

/** A whole number, as JSON or as a query string. "1e3", "12abc" and "" are refused. */
export const wholeNumber = (least: number, most: number) =>
  z
    .union(
      [
        z.number(),
        z
          .string()
          .regex(/^\d{1,15}$/, 'must be a whole number')
          .transform(Number),
      ],
      {
        error: 'must be a whole number',
      },
    )
    .pipe(
      z
        .number()
        .int('must be a whole number')
        .min(least, `must be at least ${least}`)
        .max(most, `must be at most ${most}`),
    );

/** A number from 0 to 1, as JSON or as a query string. */
export const ratio = z
  .union(
    [
      z.number(),
      z
        .string()
        .regex(/^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i)
        .transform(Number),
    ],
    {
      error: 'must be a number from 0 to 1, such as 0.01',
    },
  )
  .pipe(z.number().min(0, 'must be at least 0').max(1, 'must be at most 1: 0.01 is one in a hundred'));

/** A yes-or-no switch, as JSON or as a query string. */
export const flag = z
  .union([z.boolean(), z.enum(['0', '1', 'true', 'false']).transform((text) => text === '1' || text === 'true')], {
    error: 'must be 1 or 0',
  })
  .default(false);

/** One text or several; `?product=a&product=b` and `{"product": ["a", "b"]}` both arrive as a list. */
export const names = z
  .union([z.string().transform((text) => [text]), z.array(z.string()).max(100, 'takes at most 100 values')], {
    error: 'must be text',
  })
  .default([]);

/** A number or several: `?hour=9&hour=10`, `{"hour": [9, 10]}`. */
const numbers = (least: number, most: number) =>
  z
    .union([wholeNumber(least, most).transform((one) => [one]), z.array(wholeNumber(least, most)).max(100)], {
      error: `must be whole numbers from ${least} to ${most}`,
    })
    .default([]);

export const IsoDay = z.string().refine(isIsoDay, 'must be a day such as 2024-03-31');

const datasetId = z.string().min(1).max(64).optional();

/** What a filter takes beside days. */
export const choices = {
  product: names,
  category: names,
  store: names,
  /** 1 is Monday. */
  weekday: numbers(1, 7),
  /** 9 is from 9:00 to 9:59. */
  hour: numbers(0, 23),
  /** Text that product names hold, whatever its case and accents. */
  search: z.string().max(200, 'takes at most 200 characters').default(''),
};

const filterShape = { from: IsoDay.optional(), to: IsoDay.optional(), ...choices };

/** What an answer was narrowed to, echoed so that a number can always be traced. */
export const FilterEcho = z.object({
  from: z.string().nullable(),
  to: z.string().nullable(),
  product: z.array(z.string()),
  category: z.array(z.string()),
  store: z.array(z.string()),
  weekday: z.array(z.number().int()),
  hour: z.array(z.number().int()),
  search: z.string(),
});

/** What every answer carries, so that a number can be traced to its lines. */
export const traced = {
  hasData: z.literal(true),
  dataset: z.string(),
  filter: FilterEcho,
  dataVersion: z.string(),
  currency: z.string().nullable(),
  rows: z.number().int(),
};

export const DateRange = z.object({ from: z.string(), to: z.string() });

/** Input of a question: the shared filter plus what the question itself takes. */
export function question<Shape extends z.ZodRawShape>(shape: Shape) {
  return z
    .object({
      dataset: datasetId,
      ...filterShape,
      compare: z.enum(['previous', 'year', 'none']).default('previous'),
      ...shape,
    })
    .superRefine((input, context) => {
      const { from, to } = input as { from?: string; to?: string };
      if (from !== undefined && to !== undefined && from > to)
        context.addIssue({ code: 'custom', path: ['from'], message: `is after "to" (${to}); swap the two days` });
    });
}

/** No data yet is an answer, not an error. */
export const NoData = z.object({ hasData: z.literal(false), reason: z.enum(['no_upload']) });

/** A list in one text, `a,b`, or as a list. */
export function listOf<const Name extends string>(names: readonly Name[]) {
  return z
    .union([z.string().transform((text) => text.split(',').map((part) => part.trim())), z.array(z.string())])
    .pipe(z.array(z.enum(names, { error: `must be some of ${names.join(', ')}` })));
}

/** A part of an answer that the file cannot give, and the column that is missing. */
export const Unavailable = z.object({
  available: z.literal(false),
  reason: z.string(),
  needs: z.string().nullable(),
});
export type Unavailable = z.infer<typeof Unavailable>;
