'use client';

import { type KeyboardEvent, useMemo, useState } from 'react';
import { useWidth } from '../_hooks/use-width';
import { layOutNetwork, type NetworkLink, type NetworkNode } from './network-layout';

interface Props {
  label: string;
  nodes: readonly NetworkNode[];
  links: readonly NetworkLink[];
  chosen: string | null;
  onChoose: (id: string) => void;
}

const height = 480;
/** Letters of a name that stand beside a node; all of it is in its label. */
const letters = 18;

/** The arrow keys go from node to node, Enter chooses one. */
export function NetworkChart({ label, nodes, links, chosen, onChoose }: Props) {
  const { element: frame, width } = useWidth<HTMLDivElement>();
  const [active, setActive] = useState<string | null>(null);
  const placed = useMemo(() => layOutNetwork(nodes, links, width, height), [nodes, links, width]);
  const places = new Map(placed.map((node) => [node.id, node]));
  const lit = active ?? chosen;
  const near = new Set(links.flatMap(({ from, to }) => (from === lit ? to : to === lit ? from : [])));
  const entry = places.has(chosen ?? '') ? chosen : placed[0]?.id;

  const move = (event: KeyboardEvent<SVGGElement>, id: string) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onChoose(id);
      return;
    }
    const next = nextIn(event.key, id);
    if (next === null) return;
    event.preventDefault();
    frame.current?.querySelector<SVGGElement>(`[data-node="${CSS.escape(next)}"]`)?.focus();
  };
  const nextIn = (key: string, id: string): string | null => {
    const from = places.get(id);
    const [x, y] = directions[key] ?? [0, 0];
    if (from === undefined || (x === 0 && y === 0)) return null;
    const ahead = placed.flatMap((node) => {
      const along = (node.x - from.x) * x + (node.y - from.y) * y;
      const aside = Math.abs((node.x - from.x) * y) + Math.abs((node.y - from.y) * x);
      return along > 1 ? { id: node.id, distance: along + 2 * aside } : [];
    });
    return ahead.sort((one, other) => one.distance - other.distance)[0]?.id ?? null;
  };
  return (
    <div ref={frame} className="min-w-0">
      {width > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a drawing of buttons, for which there is no element
        <svg role="group" aria-label={label} width={width} height={height} className="block">
          {links.map(({ from, to, strength }) => {
            const [one, other] = [places.get(from), places.get(to)];
            if (one === undefined || other === undefined) return null;
            const isLit = from === lit || to === lit;
            return (
              <line
                key={`${from} ${to}`}
                x1={one.x}
                y1={one.y}
                x2={other.x}
                y2={other.y}
                stroke={isLit ? 'var(--color-accent)' : 'var(--color-control)'}
                strokeWidth={1 + 5 * strength}
                strokeOpacity={isLit ? 0.9 : 0.4}
              />
            );
          })}
          {placed.map(({ id, name, words, radius, x, y }) => {
            const isLit = id === lit || near.has(id);
            return (
              // biome-ignore lint/a11y/useSemanticElements: there are no buttons inside a drawing
              <g
                key={id}
                data-node={id}
                role="button"
                aria-label={words}
                aria-pressed={id === chosen}
                tabIndex={id === entry ? 0 : -1}
                transform={`translate(${x} ${y})`}
                className="group cursor-pointer outline-none"
                onClick={() => onChoose(id)}
                onKeyDown={(event) => move(event, id)}
                onFocus={() => setActive(id)}
                onBlur={() => setActive(null)}
                onPointerEnter={() => setActive(id)}
                onPointerLeave={() => setActive(null)}
              >
                <title>{words}</title>
                <circle r={Math.max(12, radius)} fill="transparent" />
                <circle
                  r={radius}
                  fill={id === chosen ? 'var(--color-accent)' : 'var(--color-accent-wash)'}
                  stroke="var(--color-accent)"
                  strokeWidth={isLit ? 2.5 : 1}
                />
                <circle
                  r={radius + 4}
                  fill="none"
                  stroke="var(--color-accent)"
                  strokeWidth={2}
                  className="opacity-0 group-focus-visible:opacity-100"
                />
                <text
                  y={radius + 13}
                  textAnchor="middle"
                  fontSize={11}
                  fill={isLit ? 'var(--color-ink)' : 'var(--color-muted)'}
                  fontWeight={isLit ? 600 : 400}
                  stroke="var(--color-surface)"
                  strokeWidth={3}
                  paintOrder="stroke"
                >
                  {id === lit || [...name].length <= letters ? name : `${[...name].slice(0, letters - 1).join('')}…`}
                </text>
              </g>
            );
          })}
        </svg>
      )}
    </div>
  );
}

const directions: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
