import type { Xyz } from './read-products';

/** What to do with products of a class by revenue (A, B, C) and steadiness (X, Y, Z). */
export const policies: Record<'A' | 'B' | 'C', Record<Xyz, string>> = {
  A: {
    X: 'Never be without them: order automatically, with a small reserve.',
    Y: 'Check every week, and keep a larger reserve before busy weeks.',
    Z: 'Decide every order by hand: they bring much, but in bursts.',
  },
  B: {
    X: 'Order automatically, in steady amounts.',
    Y: 'Order by the last weeks, with a reserve for the busy ones.',
    Z: 'Order when they run low; keep no large stock.',
  },
  C: {
    X: 'Order rarely and in larger amounts: they cost more time than they bring.',
    Y: 'Order rarely, and drop what takes up room.',
    Z: 'Stock only on request, or clear them out.',
  },
};
