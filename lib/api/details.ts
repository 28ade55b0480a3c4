import { z } from 'zod';

/** What was paid for a unit beside the usual price; over sold lines with a price. */
export const Prices = z.object({
  /** Price of an average unit. */
  average: z.number().nullable(),
  lines: z.number().int(),
  /** Lines below the usual price of their product, and what their units would have brought more at it. */
  linesBelow: z.number().int(),
  givenAway: z.number(),
  /** Products sold at more than one price, those that gave most away first; at most 100. */
  products: z.array(
    z.object({
      product: z.string(),
      /** The price on most of its lines. */
      usual: z.number(),
      lowest: z.number(),
      highest: z.number(),
      average: z.number(),
      lines: z.number().int(),
      linesBelow: z.number().int(),
      givenAway: z.number(),
    }),
  ),
  productCount: z.number().int(),
});
export type Prices = z.infer<typeof Prices>;

const Given = { given: z.number(), share: z.number().nullable(), lines: z.number().int() };

/** Money taken off at the till, of the lines that say it, and its share of their takings; at most 100 products. */
export const Discounts = z.object({
  ...Given,
  /** Lines of which the file says the discount, even if it is none. */
  knownLines: z.number().int(),
  products: z.array(z.object({ product: z.string(), ...Given })),
});
export type Discounts = z.infer<typeof Discounts>;

const Left = { takings: z.number(), cost: z.number(), margin: z.number(), share: z.number().nullable() };

/** What is left of takings after the cost of the goods, of the lines whose cost is known; at most 100 products. */
export const Margin = z.object({
  ...Left,
  knownLines: z.number().int(),
  lines: z.number().int(),
  products: z.array(z.object({ product: z.string(), ...Left })),
});
export type Margin = z.infer<typeof Margin>;

const SizeBuckets = z.array(
  z.object({ from: z.number().int(), to: z.number().int().nullable(), transactions: z.number().int() }),
);

/** Transactions by the number of different products, and by units; both ends of a bucket are inclusive. */
export const BasketSizes = z.object({
  transactions: z.number().int(),
  products: SizeBuckets,
  units: SizeBuckets.nullable(),
});
export type BasketSizes = z.infer<typeof BasketSizes>;

const Bought = z.object({
  customers: z.number().int(),
  transactions: z.number().int().nullable(),
  revenue: z.number().nullable(),
});

/** Customers who bought for the first time on the selected days, and those who had bought before. */
export const Customers = z.object({
  new: Bought,
  returning: Bought,
  unnamed: Bought.omit({ customers: true }),
});
export type Customers = z.infer<typeof Customers>;
