import { z } from 'zod';
import { DateRange, defineContract, NoData, question, traced, Unavailable, wholeNumber } from './contract';
import { DiaryEvent } from './events';

const evidence = {
  /** Money above what was to be expected, negative below; units or lines where the file has no prices. */
  impact: z.number(),
  /** How often chance alone does this, and the false discovery rate at which it counts. */
  pValue: z.number(),
  qValue: z.number(),
};

/** Days in a row that brought clearly more, or clearly less, than such days do. */
const UnusualDays = z.object({
  kind: z.literal('days'),
  from: z.string(),
  to: z.string(),
  actual: z.number(),
  expected: z.number(),
  ...evidence,
});

/** A product whose part of the shop's sales goes steadily up or down. */
const ProductTrend = z.object({
  kind: z.literal('trend'),
  product: z.string(),
  weeks: z.number().int(),
  /** Units in a middling week of their first and of their last third. */
  before: z.number(),
  after: z.number(),
  /** What the units of the rest of the shop did meanwhile, 0.03 is 3 % more. */
  restChange: z.number(),
  ...evidence,
});

/** A product that probably was not there to be sold. */
const StockOut = z.object({
  kind: z.literal('stockOut'),
  product: z.string(),
  from: z.string(),
  to: z.string(),
  /** Whether it goes on to the last day. */
  ongoing: z.boolean(),
  /** Open days without a sale. */
  days: z.number().int(),
  /** Units on an open day just before and after. */
  usualUnits: z.number(),
  /** What as many days brought just before and after, without the lowest and the highest tenth. */
  missed: z.object({ low: z.number(), high: z.number() }),
  ...evidence,
});

export const StandOut = z.discriminatedUnion('kind', [UnusualDays, ProductTrend, StockOut]);
export type StandOut = z.infer<typeof StandOut>;

export const StandOuts = z.object({
  ...traced,
  standOuts: z.union([
    z.object({
      /** The days that were judged; the last day of the data is not, as it may have been cut. */
      period: DateRange,
      measure: z.enum(['revenue', 'units', 'lines']),
      /** The part of all answers that has a finding where nothing is going on. */
      level: z.number(),
      /** How many there are; the items are those that moved most. */
      found: z.number().int(),
      items: z.array(StandOut),
    }),
    Unavailable,
  ]),
  /** Named days within the selected ones. */
  events: z.array(DiaryEvent),
});
export type StandOuts = z.infer<typeof StandOuts>;

export const standOuts = defineContract({
  methods: ['GET', 'POST'],
  path: '/api/stand-outs',
  access: 'summary',
  summary: 'Unusual days, rising and fading products and probable stock-outs, with their evidence; and the named days.',
  input: question({ top: wholeNumber(1, 100).default(5) }),
  output: z.discriminatedUnion('hasData', [StandOuts, NoData]),
  alsoAnswers: ['text/csv'],
});
