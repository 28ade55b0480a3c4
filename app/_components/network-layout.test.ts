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
  const placed = new Map(layOutNetwork(nodes, links, 800, 480).map((node) => [node.id, node]));
  const distance = (one: string, other: string) =>
    Math.hypot(
      (placed.get(one)?.x ?? 0) - (placed.get(other)?.x ?? 0),
      (placed.get(one)?.y ?? 0) - (placed.get(other)?.y ?? 0),
    );
  expect(distance('tea', 'cake')).toBeLessThan(distance('tea', 'milk'));
});
