import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';

export interface NetworkNode {
  id: string;
  name: string;
  /** What it is, as a sentence. */
  words: string;
  /** 0 to 1. */
  size: number;
}

export interface NetworkLink {
  from: string;
  to: string;
  /** 0 to 1. */
  strength: number;
}

export interface PlacedNode extends NetworkNode {
  radius: number;
  x: number;
  y: number;
}

const steps = 240;
/** Room for a name below and beside a node. */
const [aside, below] = [44, 26];

/** Puts linked nodes near each other and keeps all of them apart and inside; the same network looks the same each time. */
export function layOutNetwork(
  nodes: readonly NetworkNode[],
  links: readonly NetworkLink[],
  width: number,
  height: number,
): PlacedNode[] {
  const placed = nodes.map((node) => ({ ...node, radius: 5 + 13 * Math.sqrt(node.size), x: 0, y: 0 }));
  for (const [index, node] of placed.entries()) {
    const angle = index * 2.4;
    node.x = width / 2 + Math.cos(angle) * Math.sqrt(index + 1) * 12;
    node.y = height / 2 + Math.sin(angle) * Math.sqrt(index + 1) * 12;
  }
  const forces = links.map(({ from, to, strength }) => ({ source: from, target: to, strength }));
  const simulation = forceSimulation(placed)
    .force(
      'link',
      forceLink<PlacedNode, (typeof forces)[number]>(forces)
        .id(({ id }) => id)
        .distance(64)
        .strength(({ strength }) => 0.2 + 0.6 * strength),
    )
    .force('apart', forceManyBody().strength(-190))
    .force(
      'room',
      forceCollide<PlacedNode>(({ radius }) => radius + 24),
    )
    .force('across', forceX(width / 2).strength(0.06))
    .force('down', forceY(height / 2).strength((0.06 * width) / height))
    .stop();
  for (let step = 0; step < steps; step++) {
    simulation.tick();
    for (const node of placed) {
      node.x = Math.min(width - aside, Math.max(aside, node.x));
      node.y = Math.min(height - node.radius - below, Math.max(node.radius + 6, node.y));
    }
  }
  return placed;
}
