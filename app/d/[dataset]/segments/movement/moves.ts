import type { Movement, Segment } from '@/lib/api/segments';

export type Flow = Movement['flows'][number];

export const newcomers = 'Not a customer yet';
export const gone = 'No longer in the data';

/** The name of a segment before or after. */
export function nameOf(segment: number | null, items: readonly Segment[], otherwise: string): string {
  return segment === null ? otherwise : (items.find(({ id }) => id === segment)?.name ?? `Group ${segment + 1}`);
}

export interface Counted {
  stayed: number;
  /** Towards the best segments, and away from them. */
  rose: number;
  fell: number;
  came: number;
  gone: number;
}

/** How many customers stayed in their segment, rose, fell or came; segments are numbered from the best on. */
export function countMoves(flows: readonly Flow[]): Counted {
  const counted = { stayed: 0, rose: 0, fell: 0, came: 0, gone: 0 };
  for (const { from, to, customers } of flows) {
    const kind = from === null ? 'came' : to === null ? 'gone' : from === to ? 'stayed' : to < from ? 'rose' : 'fell';
    counted[kind] += customers;
  }
  return counted;
}

export interface Ribbon {
  from: number | null;
  to: number | null;
  customers: number;
  /** Where it begins on the left and ends on the right, and how broad it is, in parts of the height. */
  left: number;
  right: number;
  breadth: number;
}

/** The flows as ribbons between two stacks of segments, without gaps; those of new customers come last. */
export function ribbonsOf(flows: readonly Flow[]): Ribbon[] {
  const whole = flows.reduce((sum, { customers }) => sum + customers, 0);
  const place = (segment: number | null) => segment ?? Number.POSITIVE_INFINITY;
  const order = (one: Flow, other: Flow) => place(one.from) - place(other.from) || place(one.to) - place(other.to);
  const arrivals = (one: Flow, other: Flow) => place(one.to) - place(other.to) || place(one.from) - place(other.from);
  const starts = stack([...flows].sort(order), whole);
  const ends = stack([...flows].sort(arrivals), whole);
  return flows.map((flow) => ({
    ...flow,
    left: starts.get(flow) ?? 0,
    right: ends.get(flow) ?? 0,
    breadth: whole > 0 ? flow.customers / whole : 0,
  }));
}

function stack(flows: readonly Flow[], whole: number): Map<Flow, number> {
  let sum = 0;
  return new Map(
    flows.map((flow) => {
      const begin = whole > 0 ? sum / whole : 0;
      sum += flow.customers;
      return [flow, begin];
    }),
  );
}
