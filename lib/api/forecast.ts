import { z } from 'zod';
import { Backtest } from '../forecast/report/judged';
import { defineContract, flag, IsoDay, NoData, question, traced, Unavailable, wholeNumber } from './contract';

const range = {
  mean: z.number(),
  lower80: z.number(),
  upper80: z.number(),
  lower95: z.number(),
  upper95: z.number(),
};
const Range = z.object(range);

/** What is to be expected of one bucket. */
const Point = z.object({ bucket: z.string(), ...range });
const Value = z.object({ bucket: z.string(), value: z.number() });

const { until: _, baseline, ...judged } = Backtest.shape;
/** How such forecasts did, with the last day that was forecast. */
const Judged = z.object({
  ...judged,
  to: z.string(),
  /** The same for the same cut-offs: the same weekday last week, or the same week or month last year. */
  baseline: baseline.extend({ name: z.string() }),
});

/** A product, a category, or all the others together. */
const Child = z.object({
  by: z.enum(['product', 'category']),
  /** Null for all the others. */
  name: z.string().nullable(),
  total: Range,
  /** Against the last as many buckets, 0.12 is 12 % more; null where those brought nothing. */
  change: z.number().nullable(),
  /** Sells on few days: its weekly mean is spread over the open days. */
  slow: z.boolean(),
  history: z.array(z.number()),
  points: z.array(Point),
});

/** Named days: what they did before. */
const EventEffect = z.object({
  name: z.string(),
  /** Earlier days of the name that could be measured. */
  days: z.number().int(),
  /** 0.1 is 10 % more than such days bring; null where there are none. */
  effect: z.number().nullable(),
  /** Coming days of the name within the horizon. */
  coming: z.array(z.string()),
  sentence: z.string(),
});

export const Forecast = z.object({
  grain: z.enum(['day', 'week', 'month']),
  horizon: z.number().int(),
  /** The longest horizon that this history carries. */
  longestHorizon: z.number().int(),
  points: z.array(Point),
  /** Over the whole horizon. */
  total: Range,
  /** What "same as last week" (or last year) says for the same buckets. */
  baseline: z.array(Value),
  /** Complete buckets up to the last one, at most 1,000. */
  history: z.array(Value),
  /** Whether the points are the model's, or the baseline's where the model was not better. */
  shown: z.enum(['model', 'baseline']),
  method: z.string(),
  /** A short history: the mean of its weekdays or last values, nothing learned. */
  rough: z.boolean(),
  /** One sentence about what is to be expected, and one about how far to trust it. */
  sentence: z.string(),
  verdict: z.string(),
  backtest: Judged.nullable(),
  modelId: z.string(),
  trainedAt: z.string(),
  /** Whether a saved model answered, without being trained again. */
  reused: z.boolean(),
  trainedOn: z.object({ from: z.string(), to: z.string(), buckets: z.number().int() }),
  /** How a saved model has done on the buckets that came after it; null where there are none. */
  since: z
    .object({ buckets: z.number().int(), mae: z.number(), baselineMae: z.number(), sentence: z.string() })
    .nullable(),
  /** Why a saved model was trained again. */
  retrained: z.enum(['asked', 'behind', 'incompatible', 'horizon', 'changed']).nullable(),
  /** What the forest goes by, most important first; shares add up to 1. */
  drivers: z.array(z.object({ name: z.string(), share: z.number() })),
  components: z.object({
    /** A middling bucket of late, and its change against the time before; null where that brought nothing. */
    level: z.number(),
    levelChange: z.number().nullable(),
    /** 1 is a middling day; empty unless days are forecast. 1 is Monday. */
    weekdays: z.array(z.object({ weekday: z.number().int(), factor: z.number(), closed: z.boolean() })),
    /** 1 is a middling month; empty with less than two years. */
    months: z.array(z.object({ month: z.number().int(), factor: z.number() })),
  }),
  events: z.array(EventEffect),
  /** Products and categories; those of one kind add up to the points. */
  children: z.array(Child),
  /** What was left out of the history, in sentences. */
  notes: z.array(z.string()),
});
export type Forecast = z.infer<typeof Forecast>;

const PlannedEvent = z
  .object({ name: z.string().trim().min(1).max(120), from: IsoDay, to: IsoDay.optional() })
  .refine(({ from, to = from }) => from <= to, 'must start before they end');

const day = String.raw`\d{4}-\d{2}-\d{2}`;
const written = z
  .string()
  .regex(new RegExp(`^.+@${day}(\\.\\.${day})?$`), 'must be written "10 % promo@2024-04-05..2024-04-07"')
  .transform((text): z.input<typeof PlannedEvent> => {
    const at = text.lastIndexOf('@');
    const [from = '', to = from] = text.slice(at + 1).split('..');
    return { name: text.slice(0, at), from, to };
  })
  .pipe(PlannedEvent);

/** Named days to come: `events=closed@2024-04-05`, repeatable, or `{"events": [{"name", "from", "to"}]}`. */
const planned = z
  .union(
    [written.transform((event) => [event]), z.array(z.union([written, PlannedEvent])).max(50, 'takes at most 50')],
    {
      error: 'must be named days such as "10 % promo@2024-04-05..2024-04-07", the first day first',
    },
  )
  .default([]);

export const horizon = wholeNumber(1, 366);

export const forecast = defineContract({
  methods: ['GET', 'POST'],
  path: '/api/forecast',
  access: 'forecast',
  summary:
    'What to expect next, with intervals, beside "same as last week"; how such forecasts did before, by product and category.',
  input: question({
    grain: z.enum(['day', 'week', 'month']).default('day'),
    /** 28 days, 8 weeks or 6 months, or as many as the history carries. */
    horizon: horizon.optional(),
    retrain: flag,
    events: planned,
  }),
  output: z.union([Forecast.extend(traced), Unavailable.extend(traced), NoData]),
  aliases: { forecast_days: 'horizon' },
  alsoAnswers: ['text/csv'],
});

const OrderHint = z.object({
  product: z.string(),
  /** Units sold in the last four weeks. */
  recentUnits: z.number(),
  /** Units to be expected until the delivery after the next, and what is enough in nine of ten cases. */
  expected: z.number(),
  safe: z.number(),
  /** `safe` rounded up to whole packs. Stock at hand is to be taken off. */
  order: z.number(),
  slow: z.boolean(),
});

export const orderHints = defineContract({
  methods: ['GET', 'POST'],
  path: '/api/forecast/orders',
  access: 'forecast',
  summary: 'How much of each product is to be expected until the delivery after the next, and how much is safe.',
  input: question({
    /** Days from an order to its delivery, and from one order to the next. */
    leadDays: wholeNumber(0, 90).default(2),
    reviewDays: wholeNumber(1, 90).default(7),
    packSize: wholeNumber(1, 100_000).default(1),
    /** Best sellers that are listed. */
    top: wholeNumber(1, 200).default(50),
    retrain: flag,
    events: planned,
  }),
  output: z.union([
    z.object({
      ...traced,
      from: z.string(),
      to: z.string(),
      days: z.number().int(),
      packSize: z.number().int(),
      orders: z.array(OrderHint),
      notes: z.array(z.string()),
    }),
    Unavailable.extend(traced),
    NoData,
  ]),
  alsoAnswers: ['text/csv'],
});
