import { expect, test } from 'vitest';
import { layOutNetwork } from './network-layout';

const names = ['tea', 'cake', 'milk', 'coffee', 'bread'];
const nodes = names.map((id, index) => ({ id, name: id, words: id, size: index / 4 }));
const links = [
  { from: 'tea', to: 'cake', strength: 1 },
  { from: 'coffee', to: 'milk', strength: 0.5 },
];

test.each([280, 800])('nodes stay inside %d pixels and apart, the same each time', (width) => {
  const placed = layOutNetwork(nodes, links, width, 480);
  expect(placed).toEqual(layOutNetwork(nodes, links, width, 480));
  for (const [index, one] of placed.entries()) {
    expect(one.x).toBeGreaterThanOrEqual(44);
    expect(one.x).toBeLessThanOrEqual(width - 44);
    expect(one.y).toBeLessThanOrEqual(480);
    for (const other of placed.slice(index + 1))
      expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(one.radius + other.radius);
  }
});

test('what is linked lies nearer than what is not', () => {
  const placed = layOutNetwork(nodes, links, 800, 480);
  const distances = { linked: [0], apart: [0] };
  for (const [index, one] of placed.entries())
    for (const other of placed.slice(index + 1)) {
      const isLinked = links.some(({ from, to }) => [from, to].sort().join() === [one.id, other.id].sort().join());
      distances[isLinked ? 'linked' : 'apart'].push(Math.hypot(one.x - other.x, one.y - other.y));
    }
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / (values.length - 1);
  expect(mean(distances.linked)).toBeLessThan(mean(distances.apart));
});
