import type { Change } from '@/lib/api/changes';

type Part = Change['parts'][number];

/** A part of the change, and where it begins and ends between the value before and the value after. */
export interface BridgeStep extends Part {
  from: number;
  to: number;
}

/** The parts of a change, each beginning where the one before it ends. */
export function bridgeSteps({ revenueBefore, parts }: Pick<Change, 'revenueBefore' | 'parts'>): BridgeStep[] {
  let reached = revenueBefore;
  return parts.map((part) => {
    const from = reached;
    reached += part.amount;
    return { ...part, from, to: reached };
  });
}
