/**
 * A name for each group, each once: those whose prototypes lie nearest to where the groups stand, all groups taken together.
 * @param standings at most as many as there are names; numbers like those of the prototypes. O(names x 2^names)
 */
export function nearestNames<Name extends string>(
  names: readonly Name[],
  prototypes: Readonly<Record<Name, readonly number[]>>,
  standings: readonly (readonly number[])[],
): Name[] {
  /** For the first groups: the names they use, as bits, with the least distance that they can have. */
  let best = new Map<number, { distance: number; given: Name[] }>([[0, { distance: 0, given: [] }]]);
  for (const standing of standings) {
    const next: typeof best = new Map();
    for (const [used, { distance, given }] of best)
      names.forEach((name, index) => {
        if (used & (1 << index)) return;
        const total = distance + farFrom(standing, prototypes[name]);
        const known = next.get(used | (1 << index));
        if (known === undefined || total < known.distance)
          next.set(used | (1 << index), { distance: total, given: [...given, name] });
      });
    best = next;
  }
  const [nearest] = [...best.values()].sort((one, other) => one.distance - other.distance);
  return nearest?.given ?? [];
}

function farFrom(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, axis) => sum + (value - (other[axis] ?? 0)) ** 2, 0);
}

/** Where a value stands among others, 0 to 1: the part of them below it, with half of those equal to it. */
export function standingOf(value: number, values: Iterable<number>): number {
  let [below, count] = [0, 0];
  for (const one of values) {
    below += one < value ? 1 : one === value ? 0.5 : 0;
    count++;
  }
  return count === 0 ? 0.5 : below / count;
}
