import { type Found, largestSize, type Thresholds } from './market';

/** Whether something was left out, and what. */
export function describeTruncation({ least, maxSize, lattice, rules }: Found, asked: Thresholds, transactions: number) {
  const completeFrom = Math.max(lattice.least, rules.least);
  const isSmaller = maxSize < Math.min(asked.maxSize, largestSize);
  const share = `${((100 * completeFrom) / transactions).toPrecision(2)} %`;
  const why = completeFrom > lattice.least ? 'rules' : 'itemsets';
  const sentences = [
    ...(isSmaller ? [`Larger itemsets are too many to be listed, so only those of up to ${maxSize} are.`] : []),
    ...(completeFrom > least
      ? [
          `There are too many ${why} at this support; all that ${completeFrom} or more transactions (${share}) contain are here.`,
        ]
      : []),
  ];
  return {
    truncated: sentences.length > 0,
    truncatedBecause: sentences.length > 0 ? sentences.join(' ') : null,
    completeFrom: { supportCount: completeFrom, support: completeFrom / transactions },
  };
}
