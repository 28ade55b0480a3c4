import { z } from 'zod';
import { DateRange, defineContract, NoData, question, traced, Unavailable, wholeNumber } from './contract';

/** Why revenue changed: a sum of parts, exact to the cent. */
export const Change = z.object({
  /** The selected days, as far as there are data. */
  selected: DateRange,
  /** The days they are compared with. */
  period: DateRange,
  revenueBefore: z.number(),
  revenueAfter: z.number(),
  revenue: z.number(),
  parts: z.array(
    z.object({
      name: z.enum([
        'transactions',
        'unitsPerTransaction',
        'units',
        'averageTransactionValue',
        'price',
        'mix',
        'range',
        'sameProducts',
      ]),
      amount: z.number(),
      /** Relative change of what the part is named after, 0.08 is 8 % more; null for the mix and the range. */
      ratio: z.number().nullable(),
    }),
  ),
  /** Roles of columns that would tell more parts apart. */
  needs: z.array(z.string()),
  sentence: z.string(),
});
export type Change = z.infer<typeof Change>;

const Sold = z.object({
  revenue: z.number().nullable(),
  units: z.number().nullable(),
  transactions: z.number().int().nullable(),
});

export const Mover = z.object({
  name: z.string(),
  before: Sold,
  after: Sold,
  /** Change of the measure. */
  change: z.number(),
  /** Its part of the whole change; beyond 0..1 where others went the other way. */
  share: z.number().nullable(),
  /** Sold on the selected days only, or on the days before only. */
  status: z.enum(['new', 'gone']).nullable(),
});
export type Mover = z.infer<typeof Mover>;

const Movers = z.object({
  /** What changes are measured in: revenue where the file has prices. */
  measure: z.enum(['revenue', 'units', 'lines']),
  /** Largest change first. */
  risers: z.array(Mover),
  fallers: z.array(Mover),
  /** How many rose and fell, listed or not. */
  risen: z.number().int(),
  fallen: z.number().int(),
  /** Change of all that are not listed: the listed and the others add up to the whole. */
  others: z.number(),
});

export const Changes = z.object({
  ...traced,
  by: z.enum(['product', 'category', 'store']),
  compared: z.object({ selected: DateRange, period: DateRange }).nullable(),
  change: z.union([Change, Unavailable]),
  movers: z.union([Movers, Unavailable]),
});
export type Changes = z.infer<typeof Changes>;

export const changes = defineContract({
  methods: ['GET'],
  path: '/api/changes',
  access: 'summary',
  summary: 'Why takings changed against earlier days, and what rose and fell most.',
  input: question({
    by: Changes.shape.by.default('product'),
    limit: wholeNumber(1, 100).default(10),
  }),
  output: z.discriminatedUnion('hasData', [Changes, NoData]),
  alsoAnswers: ['text/csv'],
});
