import { z } from 'zod';
import { defineContract, NoData, names, question, ratio, traced, Unavailable, wholeNumber } from './contract';

const Measured = z.object({
  antecedent: z.array(z.string()),
  consequent: z.array(z.string()),
  /** Transactions with both sides, with the antecedent and with the consequent. */
  supportCount: z.number().int(),
  antecedentCount: z.number().int(),
  consequentCount: z.number().int(),
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

const Rule = Measured.extend({
  /** Whether a rule with fewer products in the antecedent, and the same consequent, has at least its confidence. */
  redundant: z.boolean(),
  /** Whether it is worth telling: one product to add, beyond chance, and beyond what any simpler rule tells. */
  finding: z.boolean(),
});

export const Baskets = z.object({
  ...traced,
  level: z.enum(['product', 'category']),
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
  /** What goes with `items`, the likeliest first. */
  recommendations: z.array(Measured),
  /** Pairs of frequent items that avoid each other, the most missed first. */
  keepApart: z.array(Measured),
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
    sort: z.enum(['lift', 'confidence', 'support', 'leverage']).default('lift'),
    items: names,
  }),
  output: z.discriminatedUnion('hasData', [Baskets, NoData]),
  aliases: { min_support: 'minSupport', min_confidence: 'minConfidence', max_size: 'maxSize' },
});
