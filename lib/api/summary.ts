import { z } from 'zod';
import { weekStarts } from '../sales/calendar';
import { Change } from './changes';
import { DateRange, defineContract, listOf, NoData, question, traced, Unavailable, wholeNumber } from './contract';
import { BasketSizes, Customers, Discounts, Margin, Prices } from './details';
import { Forecast, horizon } from './forecast';
import { Segments, segmentsShape } from './segments';

/** Sums over the selected lines; null is what the file cannot give. */
export const Totals = z.object({
  revenue: z.number().nullable(),
  grossRevenue: z.number().nullable(),
  returns: z.number().nullable(),
  units: z.number().nullable(),
  lines: z.number().int(),
  transactions: z.number().int().nullable(),
  customers: z.number().int().nullable(),
  products: z.number().int(),
  averageTransactionValue: z.number().nullable(),
  unitsPerTransaction: z.number().nullable(),
});
export type Totals = z.infer<typeof Totals>;

const Statistics = z.object({
  count: z.number().int(),
  sum: z.number().nullable(),
  mean: z.number().nullable(),
  std: z.number().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  median: z.number().nullable(),
});

export const ProductRow = z.object({
  product: z.string(),
  category: z.string().nullable(),
  revenue: z.number().nullable(),
  units: z.number().nullable(),
  transactions: z.number().int().nullable(),
  lines: z.number().int(),
  /** Part of the selected revenue, 0..1; null where that is not positive. */
  share: z.number().nullable(),
  /** Revenue, or units in a file without prices, on the days that are compared with; null where there are none. */
  before: z.number().nullable(),
  /** Relative change since, 0.12 is 12 % more; null where nothing was sold before. */
  change: z.number().nullable(),
  /** A up to 80 % of the revenue of all that the filter selects, B up to 95 %, then C; no or negative revenue is C. */
  abc: z.enum(['A', 'B', 'C']).nullable(),
  /** Place in the asked order among the selected products. */
  rank: z.number().int(),
});
export type ProductRow = z.infer<typeof ProductRow>;

export const CategoryRow = ProductRow.omit({ product: true, rank: true }).extend({ category: z.string() });
export type CategoryRow = z.infer<typeof CategoryRow>;

const StoreRow = CategoryRow.omit({ category: true }).extend({
  store: z.string(),
  averageTransactionValue: z.number().nullable(),
  unitsPerTransaction: z.number().nullable(),
});
export type StoreRow = z.infer<typeof StoreRow>;

export const DataSummary = z.object({
  ...traced,
  /** First and last day of the selected lines. */
  dateRange: DateRange.nullable(),
  /** First and last day of the whole dataset. */
  dataRange: DateRange.nullable(),
  totals: Totals,
  comparison: z
    .object({
      /** The selected days, as far as there are data. */
      selected: DateRange,
      /** The days they are compared with. */
      period: DateRange,
      totals: Totals,
      /** Relative change of each total, 0.12 is 12 % more; null where the earlier value is 0 or not known. */
      change: z.record(z.string(), z.number().nullable()),
    })
    .nullable(),
  lineStats: Statistics,
  transactionStats: Statistics,
  products: z.array(ProductRow),
  productCount: z.number().int(),
  categories: z.array(CategoryRow),
  stores: z.union([z.array(StoreRow), Unavailable]).optional(),
  prices: z.union([Prices, Unavailable]).optional(),
  discounts: z.union([Discounts, Unavailable]).optional(),
  margin: z.union([Margin, Unavailable]).optional(),
  baskets: z.union([BasketSizes, Unavailable]).optional(),
  customers: z.union([Customers, Unavailable]).optional(),
});
export type DataSummary = z.infer<typeof DataSummary>;

export const dataSummary = defineContract({
  methods: ['GET', 'POST'],
  path: '/api/data-summary',
  access: 'summary',
  summary:
    'Totals, statistics, products and categories of the selected sale lines; stores, prices, discounts, margin, baskets and customers.',
  input: question({
    top: z.union([z.literal('all'), wholeNumber(1, 1000)], { error: 'must be 1 to 1000' }).default(20),
    offset: wholeNumber(0, 1_000_000).default(0),
    sort: z.enum(['revenue', 'units', 'transactions', 'difference', 'change', 'name']).default('revenue'),
    /** Names from A on and all else from the most on, unless asked otherwise. */
    order: z.enum(['asc', 'desc']).optional(),
    include: listOf(['stores', 'prices', 'discounts', 'margin', 'baskets', 'customers']).default([]),
  }),
  output: z.discriminatedUnion('hasData', [DataSummary, NoData]),
  alsoAnswers: ['text/csv'],
});

export const TrendPoint = z.object({
  /** First day of the bucket. */
  bucket: z.string(),
  revenue: z.number().nullable(),
  transactions: z.number().int().nullable(),
  units: z.number().nullable(),
  returns: z.number().nullable(),
  lines: z.number().int(),
  averageTransactionValue: z.number().nullable(),
  /** Whether the selected data cover every day of the bucket. */
  complete: z.boolean(),
});
export type TrendPoint = z.infer<typeof TrendPoint>;

export const Trends = z.object({
  day: z.array(TrendPoint),
  week: z.array(TrendPoint),
  month: z.array(TrendPoint),
});
export type Trends = z.infer<typeof Trends>;

export const WeekdayHour = z.object({
  /** 1 is Monday. */
  weekday: z.number().int(),
  /** Null when the file has no time of day. */
  hour: z.number().int().nullable(),
  revenue: z.number().nullable(),
  transactions: z.number().int().nullable(),
});

export const CurrentAnalysis = z.object({
  ...traced,
  /** First day of the weeks. */
  weekStart: z.enum(weekStarts),
  trends: z.union([Trends, Unavailable]).optional(),
  /** The trends of the days that are compared with; null where there are none. */
  compared: z.object({ selected: DateRange, period: DateRange, trends: Trends }).nullable().optional(),
  /** Why revenue changed; left out where nothing is to be compared. */
  change: z.union([Change, Unavailable]).optional(),
  /** Who the customers are. */
  segments: z.union([Segments, Unavailable]).optional(),
  topProducts: z.array(ProductRow),
  weekdayHour: z.array(WeekdayHour),
  forecast: z.union([Forecast, Unavailable]).optional(),
});
export type CurrentAnalysis = z.infer<typeof CurrentAnalysis>;

const parts = ['trends', 'compared', 'change', 'forecast', 'segments'] as const;

export const currentAnalysis = defineContract({
  methods: ['GET', 'POST'],
  path: '/api/current-analysis',
  access: 'summary',
  summary:
    'Trends by day, week and month, why takings changed, who the customers are, top products, the week by hour and what to expect next.',
  input: question({
    include: listOf(parts).default([...parts]),
    top: wholeNumber(1, 1000).default(10),
    /** Of the forecast, as in `/api/forecast`. */
    grain: z.enum(['day', 'week', 'month']).default('day'),
    horizon: horizon.optional(),
    ...segmentsShape,
  }),
  output: z.discriminatedUnion('hasData', [CurrentAnalysis, NoData]),
  alsoAnswers: ['text/csv'],
  aliases: { forecast_days: 'horizon' },
});
