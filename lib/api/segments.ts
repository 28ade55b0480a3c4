import { z } from 'zod';
import {
  DateRange,
  defineContract,
  flag,
  IsoDay,
  listOf,
  NoData,
  question,
  traced,
  Unavailable,
  wholeNumber,
} from './contract';

const Segment = z.object({
  /** Place among the segments, the best customers first. */
  id: z.number().int(),
  name: z.string(),
  customers: z.number().int(),
  /** Part of all customers, and of what all customers brought; null where that is not positive. */
  share: z.number(),
  revenueShare: z.number().nullable(),
  revenue: z.number(),
  transactions: z.number().int(),
  /** Medians: days since the last visit, transactions, revenue. */
  recencyDays: z.number(),
  frequency: z.number(),
  monetary: z.number(),
  means: z.object({ recencyDays: z.number(), frequency: z.number(), monetary: z.number() }),
  averageTransactionValue: z.number().nullable(),
});
export type Segment = z.infer<typeof Segment>;

/** Where an answer of a model comes from, and how it has done since. */
const Learned = {
  modelId: z.string(),
  /** Whether it was learned for an earlier question. */
  reused: z.boolean(),
  trainedAt: z.string(),
  /** Last day of the sales it was learned from. */
  trainedOn: z.string(),
};

export const Segments = z.object({
  method: z.literal('kmeans'),
  k: z.number().int(),
  /** Whether k was chosen from the data. */
  chosen: z.boolean(),
  /** Mean silhouette of a sample, when it was learned. */
  silhouette: z.number(),
  /** Sum of the squared distances of all customers to their centroid, in scaled units. */
  inertia: z.number(),
  ...Learned,
  /** Customers it was learned from. */
  trainedCustomers: z.number().int(),
  /** Mean squared distance to the nearest centroid: when it was learned, and now. */
  spread: z.object({ trained: z.number(), now: z.number() }),
  /** Each number of segments that was tried; `smallest` is the part of the customers in the smallest. */
  choices: z.array(
    z.object({ k: z.number().int(), inertia: z.number(), silhouette: z.number(), smallest: z.number() }),
  ),
  /** Mean adjusted Rand index when customers are drawn anew: 1 is always the same segments. */
  stability: z.object({ adjustedRand: z.number(), steady: z.boolean() }),
  customers: z.number().int(),
  /** What customers brought, and all the selected sales, of which some name no customer. */
  revenue: z.number(),
  allRevenue: z.number(),
  /** Day from which recency is counted. */
  asOf: z.string(),
  items: z.array(Segment),
});
export type Segments = z.infer<typeof Segments>;

const Overdue = z.object({
  customers: z.number().int(),
  revenue: z.number(),
  transactions: z.number().int(),
  recencyDays: z.number().nullable(),
  gapDays: z.number().nullable(),
});

const Point = z.object({
  segment: z.number().int(),
  recencyDays: z.number(),
  frequency: z.number(),
  monetary: z.number(),
});

const TypicalProducts = z.array(
  z.object({
    segment: z.number().int(),
    /** `share` of its customers bought it; `lift` is how much more of it they buy than customers do. */
    products: z.array(z.object({ product: z.string(), share: z.number(), lift: z.number() })),
  }),
);

export const Movement = z.object({
  /** The earlier moment: a day, or the data before a file came in. */
  before: z.object({ asOf: z.string(), beforeLastFile: z.boolean() }),
  after: z.object({ asOf: z.string() }),
  /** Segments by their id; null is no customer then, or no longer. */
  flows: z.array(
    z.object({
      from: z.number().int().nullable(),
      to: z.number().int().nullable(),
      customers: z.number().int(),
      revenue: z.number(),
    }),
  ),
});
export type Movement = z.infer<typeof Movement>;

export const Cohorts = z.array(
  z.object({
    month: z.string(),
    customers: z.number().int(),
    months: z.array(
      z.object({
        customers: z.number().int(),
        retention: z.number(),
        revenue: z.number(),
        complete: z.boolean(),
      }),
    ),
  }),
);
export type Cohorts = z.infer<typeof Cohorts>;

const CustomerMonths = z.array(
  z.object({
    month: z.string(),
    complete: z.boolean(),
    newCustomers: z.number().int(),
    returningCustomers: z.number().int(),
    newRevenue: z.number(),
    returningRevenue: z.number(),
  }),
);
export type CustomerMonths = z.infer<typeof CustomerMonths>;

export const Returns = z.object({
  /** Within how many days. */
  days: z.number().int(),
  ...Learned,
  /** Cut-offs at which it was learned and judged. */
  cutoffs: z.object({ learned: z.string(), judged: z.string() }),
  /** On customers as they were known at the later cut-off. */
  evaluation: z.object({
    customers: z.number().int(),
    /** Part of them that bought again. */
    baseRate: z.number(),
    auc: z.number(),
    logLoss: z.number(),
    accuracy: z.number(),
    precision: z.number(),
    recall: z.number(),
    f1: z.number(),
    /** As many customers each, those with the lowest chances first: what was told, and what came. */
    calibration: z.array(z.object({ count: z.number().int(), predicted: z.number(), observed: z.number() })),
    /** The rule that those come back whose last visit is less long ago than the middle customer's. */
    rule: z.object({ auc: z.number(), logLoss: z.number() }),
  }),
  /** Whether it does better than the rule; where not, the rule serves as well. */
  better: z.boolean(),
  verdict: z.string(),
  /** Of how many customers how many are expected back within the days. */
  customers: z.number().int(),
  expected: z.number(),
  period: DateRange,
});
export type Returns = z.infer<typeof Returns>;

const SoldProduct = z.object({
  product: z.string(),
  category: z.string().nullable(),
  revenue: z.number().nullable(),
  units: z.number().nullable(),
  transactions: z.number().int().nullable(),
  price: z.number().nullable(),
  /** Standard deviation ÷ mean of the units of a week, from its first week on; null where whole weeks are too few. */
  variability: z.number().nullable(),
  abc: z.enum(['A', 'B', 'C']),
  xyz: z.enum(['X', 'Y', 'Z']).nullable(),
  /** The group of products that sell alike. */
  group: z.string().nullable(),
});
export type SoldProduct = z.infer<typeof SoldProduct>;

export const ProductClasses = z.object({
  productCount: z.number().int(),
  /** A, B, C by revenue × X, Y, Z by steadiness, with what to do. */
  cells: z.array(
    z.object({
      abc: z.enum(['A', 'B', 'C']),
      xyz: z.enum(['X', 'Y', 'Z']),
      products: z.number().int(),
      revenue: z.number().nullable(),
      share: z.number().nullable(),
      policy: z.string(),
    }),
  ),
  /** Products whose steadiness is not known yet. */
  unclassed: z.number().int(),
  /** K-means on revenue, transactions, price and variability; null where all products are alike. */
  groups: z
    .object({
      k: z.number().int(),
      silhouette: z.number(),
      items: z.array(
        z.object({
          name: z.string(),
          products: z.number().int(),
          revenue: z.number().nullable(),
          share: z.number().nullable(),
          examples: z.array(z.string()),
        }),
      ),
    })
    .nullable(),
  /** Those with the highest revenue first; at most 1,000. */
  items: z.array(SoldProduct),
});
export type ProductClasses = z.infer<typeof ProductClasses>;

const segmentParts = ['points', 'typical', 'movement', 'cohorts', 'returns', 'products'] as const;

/** What is told besides the segments. */
const parts = {
  /** Selected days of the data. */
  days: DateRange.nullable(),
  /** Good customers who have not been back: regulars of above middle revenue, away for twice as long as usual. */
  overdue: z.union([Overdue, Unavailable]),
  points: z.union([z.array(Point), Unavailable]).optional(),
  typical: z.union([TypicalProducts, Unavailable]).optional(),
  movement: z.union([Movement, Unavailable]).optional(),
  cohorts: z.union([Cohorts, Unavailable]).optional(),
  /** New against returning customers, month by month. */
  newAndReturning: z.union([CustomerMonths, Unavailable]).optional(),
  returns: z.union([Returns, Unavailable]).optional(),
  products: ProductClasses.optional(),
};

export const SegmentsAnswer = z.object({ ...traced, ...parts, ...Segments.shape });
export type SegmentsAnswer = z.infer<typeof SegmentsAnswer>;

/** Where customers cannot be told apart; some parts are there all the same. */
const NoSegments = z.object({ ...traced, ...parts, ...Unavailable.shape });

export const segmentsShape = {
  /** Chosen from the data where it is left out. */
  k: wholeNumber(2, 8).optional(),
  /** Learns anew instead of taking what is saved. */
  retrain: flag,
};

export const segments = defineContract({
  methods: ['GET', 'POST'],
  path: '/api/segments',
  access: 'segments',
  summary:
    'Who buys and who is leaving: segments, movement between them, cohorts, who comes back, products by revenue and steadiness.',
  input: question({
    ...segmentsShape,
    include: listOf(segmentParts).default([...segmentParts]),
    /** Movement since this day; without it since the last file came in or, where that was the first, since four weeks ago. */
    since: IsoDay.optional(),
    /** Days within which customers come back; chosen from the length of the sales where left out. */
    returnDays: wholeNumber(7, 365).optional(),
  }),
  output: z.union([SegmentsAnswer, NoSegments, NoData]),
});

export const CustomerRow = z.object({
  customer: z.string(),
  segment: z.string(),
  recencyDays: z.number().int(),
  frequency: z.number().int(),
  monetary: z.number(),
  firstDay: z.string(),
  lastDay: z.string(),
  averageTransactionValue: z.number().nullable(),
  /** Days that usually pass between two visits; null for one visit. */
  gapDays: z.number().nullable(),
});
export type CustomerRow = z.infer<typeof CustomerRow>;

export const downloadCustomers = defineContract({
  methods: ['GET'],
  path: '/api/segments/customers.csv',
  access: 'member',
  summary: 'The customers of a segment, or all, as CSV, those who brought most first.',
  input: question({ ...segmentsShape, segment: z.string().max(100).optional() }),
  output: z.string(),
  answers: 'text/csv',
});

export const WinBackRow = CustomerRow.extend({
  /** How likely they buy again within the days; null where that could not be learned. */
  chance: z.number().nullable(),
  /** Chance times their average transaction; that alone where the chance is not known. */
  expectedValue: z.number(),
});
export type WinBackRow = z.infer<typeof WinBackRow>;

export const winBack = defineContract({
  methods: ['GET'],
  path: '/api/segments/win-back',
  access: 'member',
  summary: 'Good customers who have not been back, those worth most first.',
  input: question({
    ...segmentsShape,
    returnDays: wholeNumber(7, 365).optional(),
    limit: wholeNumber(1, 1000).default(100),
  }),
  output: z.discriminatedUnion('hasData', [
    z.object({
      ...traced,
      /** How many there are in all. */
      customers: z.number().int(),
      /** Within how many days the chances are; null where there are none. */
      days: z.number().int().nullable(),
      list: z.array(WinBackRow),
      unavailable: Unavailable.nullable(),
    }),
    NoData,
  ]),
  alsoAnswers: ['text/csv'],
});
