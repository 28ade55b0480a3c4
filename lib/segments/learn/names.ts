import { nearestNames } from './nearest-names';

/** The usual names of groups by recency, frequency and what was spent, from the best customers to those long gone. */
export const segmentNames = [
  'Champions',
  'Loyal',
  'Potential loyalist',
  'New',
  'Promising',
  'Needs attention',
  'At risk',
  "Can't lose them",
  'Hibernating',
  'Lost',
] as const;

export type SegmentName = (typeof segmentNames)[number];

/** Where groups with these names stand among all customers, 0 to 1 each: bought lately, bought often, spent much. */
const prototypes: Record<SegmentName, [number, number, number]> = {
  Champions: [0.9, 0.95, 0.95],
  Loyal: [0.7, 0.8, 0.75],
  'Potential loyalist': [0.75, 0.55, 0.5],
  New: [0.95, 0.15, 0.2],
  Promising: [0.65, 0.2, 0.3],
  'Needs attention': [0.45, 0.5, 0.5],
  'At risk': [0.3, 0.7, 0.7],
  "Can't lose them": [0.15, 0.9, 0.9],
  Hibernating: [0.25, 0.25, 0.3],
  Lost: [0.08, 0.1, 0.1],
};

/**
 * A name for each group of customers, each once.
 * @param standings where each stands among all customers by recency (the fewer days ago the higher), frequency and monetary
 */
export function nameSegments(standings: readonly (readonly number[])[]): SegmentName[] {
  return nearestNames(segmentNames, prototypes, standings);
}
