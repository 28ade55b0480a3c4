/** Every itemset that so many lists contain, with its count, found by looking at every subset of every list. */
export function bruteForce(lists: readonly (readonly number[])[], least: number, mostItems: number) {
  const counts = new Map<string, number>();
  for (const list of lists) {
    const items = [...new Set(list)].sort((one, other) => one - other);
    for (let held = 1; held < 2 ** items.length; held++) {
      const subset = items.filter((_, place) => held & (1 << place));
      if (subset.length > mostItems) continue;
      counts.set(subset.join(' '), (counts.get(subset.join(' ')) ?? 0) + 1);
    }
  }
  return new Map([...counts].filter(([, count]) => count >= least));
}
