import { formatCount } from '@/app/_components/format';
import type { NetworkLink, NetworkNode } from '@/app/_components/network-layout';
import type { Rule } from '@/lib/api/basket';
import { describeTimes, timesChance } from '../words';

/** A pair of products that belong together. */
export interface Link {
  rule: Rule;
  one: string;
  other: string;
}

/** The pairs that rules of two products tell of, each once, and no more products than there is room for. */
export function pairsOf(rules: readonly Rule[], mostNodes: number): Link[] {
  const links = new Map<string, Link>();
  const names = new Set<string>();
  for (const rule of rules) {
    const [[one], [other]] = [rule.antecedent, rule.consequent];
    if (one === undefined || other === undefined) continue;
    const key = JSON.stringify([one, other].sort());
    const more = [one, other].filter((name) => !names.has(name));
    if (links.has(key) || names.size + more.length > mostNodes) continue;
    for (const name of more) names.add(name);
    links.set(key, { rule, one, other });
  }
  return [...links.values()];
}

/** The nodes and links of a drawing: nodes by their receipts, links by the receipts with both beyond chance. */
export function networkOf(pairs: readonly Link[]): { nodes: NetworkNode[]; links: NetworkLink[] } {
  const receipts = new Map<string, number>();
  for (const { rule, one, other } of pairs) {
    receipts.set(one, rule.antecedentCount);
    receipts.set(other, rule.consequentCount);
  }
  const most = Math.max(1, ...receipts.values());
  const strongest = Math.max(1, ...pairs.map(({ rule }) => beyond(rule)));
  return {
    nodes: [...receipts].map(([name, count]) => ({
      id: name,
      name,
      size: count / most,
      words: describeNode(name, count, pairs),
    })),
    links: pairs.map(({ rule, one, other }) => ({ from: one, to: other, strength: beyond(rule) / strongest })),
  };
}

/** Receipts with both sides that chance does not explain. */
export function beyond({ supportCount, expectedCount }: Rule): number {
  return supportCount - expectedCount;
}

function describeNode(name: string, receipts: number, pairs: readonly Link[]): string {
  const near = pairs.flatMap(({ rule, one, other }) =>
    one === name
      ? `${other} ${describeTimes(timesChance(rule))}`
      : other === name
        ? `${one} ${describeTimes(timesChance(rule))}`
        : [],
  );
  return `${name}, on ${formatCount(receipts, 'receipt')}; goes with ${near.join(', ')}`;
}
