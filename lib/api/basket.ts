import { z } from 'zod';
import { extraParts } from '../basket/question';
import {
  DateRange,
  defineContract,
  flag,
  listOf,
  NoData,
  names,
  question,
  ratio,
  traced,
  Unavailable,
  wholeNumber,
} from './contract';

export type Measured = z.infer<typeof Measured>;
const Measured = z.object({
  antecedent: z.array(z.string()),
  consequent: z.array(z.string()),
  /** Transactions with both sides, with the antecedent and with the consequent. */
  supportCount: z.number().int(),
  antecedentCount: z.number().int(),
  consequentCount: z.number().int(),
  /**
   * Transactions with both that chance leads to expect: what independence brings or, for a single consequent, what the sizes
   * of the transactions bring, whichever is nearer to `supportCount`.
   */
  expectedCount: z.number(),
  support: z.number(),
  confidence: z.number(),
  /** 1 is independence. */
  lift: z.number(),
  leverage: z.number(),
  /** Null at confidence 1. */
  conviction: z.number().nullable(),
  /** From -1, never together, over 0, independence, to 1, always. */
  zhang: z.number(),
  /** Fisher's exact test, one-sided: towards together, or in `keepApart` towards apart. */
  pValue: z.number(),
  /** The false discovery rate at which it counts, by Benjamini and Hochberg. */
  qValue: z.number(),
});

/** What is sold beyond chance; null is what the file does not tell. */
const Extra = z.object({
  transactions: z.number(),
  units: z.number().nullable(),
  revenue: z.number().nullable(),
});

const Rule = Measured.extend({
  /** Whether a rule with fewer products in the antecedent, and the same consequent, has at least its confidence. */
  redundant: z.boolean(),
  /** Whether it is worth telling: one product to add, surely far beyond chance, and beyond what any simpler rule tells. */
  finding: z.boolean(),
  /** Calendar months with both sides on sale, and those of them with more together than by chance; null without dates. */
  months: z.number().int().nullable(),
  monthsHeld: z.number().int().nullable(),
  /** The lift of the last 30 days alone; null where there are not 90 days, or one side was not sold then. */
  recentLift: z.number().nullable(),
  /** What the items brought in the transactions with all of them, before returns; null without prices. */
  revenue: z.number().nullable(),
  /** Transactions with both sides beyond chance, with the units and takings of the consequent in them; see `extraPer`. */
  extra: Extra,
  /** The lower end of its 95 % interval, at least 0. */
  extraAtLeast: Extra,
  /** A discount on all of `revenue` that costs as much as `extraAtLeast` brings. */
  breakEvenDiscount: z.number().nullable(),
});
export type Rule = z.infer<typeof Rule>;

const HeldOut = z.object({
  ...DateRange.shape,
  transactions: z.number().int(),
  /** Findings in the days before, and those of them with more together than by chance in the last days. */
  rules: z.number().int(),
  held: z.number().int(),
  /** Lift over all of them, before and then. */
  liftBefore: z.number().nullable(),
  lift: z.number().nullable(),
});
export type HeldOut = z.infer<typeof HeldOut>;

const SlowSeller = z.object({
  item: z.string(),
  transactions: z.number().int(),
  revenue: z.number(),
  /** What the other products on its transactions brought. */
  besides: z.number(),
  /** How many times as much that is as on transactions with as many others, of the typical transaction. */
  ratio: z.number(),
  pValue: z.number(),
  qValue: z.number(),
});
export type SlowSeller = z.infer<typeof SlowSeller>;

const RulePoint = Measured.pick({ antecedent: true, consequent: true, support: true, confidence: true, lift: true });
export type RulePoint = z.infer<typeof RulePoint>;

export const Baskets = z.object({
  ...traced,
  level: z.enum(['product', 'category']),
  /** Days from the first to the last of them; null without dates. */
  days: z.number().int().nullable(),
  /** What `extra` counts: an average month, or all selected days where they are fewer than 28 or not known. */
  extraPer: z.enum(['month', 'selection']),
  /** Transactions with something in the basket; null where the file does not tell them apart. */
  transactions: z.number().int().nullable(),
  /** Why there is nothing to tell. */
  unavailable: Unavailable.nullable(),
  parameters: z.object({
    /** Null where nothing was asked for and nothing could be chosen. */
    minSupport: z.number().nullable(),
    minConfidence: z.number(),
    /** Items of an itemset; fewer than asked for where larger ones are too many. */
    maxSize: z.number().int(),
    /** Whether the support was chosen from the data. */
    chosen: z.boolean(),
    /** The supportCount that the support comes to. */
    minCount: z.number().int().nullable(),
  }),
  /** Most frequent first. */
  itemsets: z.array(z.object({ items: z.array(z.string()), supportCount: z.number().int(), support: z.number() })),
  itemsetCount: z.number().int(),
  rules: z.array(Rule),
  ruleCount: z.number().int(),
  /** How many of them are asked for, of which `rules` is a page. */
  rulesFound: z.number().int(),
  /** What goes with `items`, the likeliest first. */
  recommendations: z.array(Measured),
  /** Pairs of frequent items that avoid each other, the most missed first. */
  keepApart: z.array(Measured),
  /** Findings, one an itemset, whose extra takings are surely the most. */
  bundles: z.array(Rule).optional(),
  /** What was found without the last 30 days, checked in them; null where there are not 90 days. */
  heldOut: HeldOut.nullable().optional(),
  /** Products that bring little, on transactions whose other products bring clearly more than usual. */
  slowSellers: z.array(SlowSeller).optional(),
  /** At most 1,000 rules, drawn evenly over all supports. */
  points: z.array(RulePoint).optional(),
  truncated: z.boolean(),
  truncatedBecause: z.string().nullable(),
  /** Everything with this support is counted. */
  completeFrom: z.object({ supportCount: z.number().int(), support: z.number() }).nullable(),
});
export type Baskets = z.infer<typeof Baskets>;

export const marketBasketAnalysis = defineContract({
  methods: ['GET', 'POST'],
  path: '/api/market-basket-analysis',
  access: 'basket',
  summary:
    'What sells together: itemsets, rules with their evidence, what goes with given products, what to keep apart.',
  input: question({
    /** Chosen from the data where it is left out. */
    minSupport: ratio.optional(),
    minConfidence: ratio.default(0.2),
    maxSize: wholeNumber(1, 1_000_000).default(4),
    level: z.enum(['product', 'category']).default('product'),
    limit: wholeNumber(1, 100_000).default(100),
    offset: wholeNumber(0, 1_000_000).default(0),
    sort: z.enum(['lift', 'confidence', 'support', 'leverage', 'revenue']).default('lift'),
    order: z.enum(['asc', 'desc']).default('desc'),
    items: names,
    /** Lists only rules with a product whose name holds this text. */
    containing: z.string().max(200, 'takes at most 200 characters').default(''),
    /** Lists only rules that are worth telling. */
    findings: flag,
    include: listOf(extraParts).default([]),
  }),
  output: z.discriminatedUnion('hasData', [Baskets, NoData]),
  alsoAnswers: ['text/csv'],
  aliases: { min_support: 'minSupport', min_confidence: 'minConfidence', max_size: 'maxSize' },
});
