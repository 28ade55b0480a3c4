import { formatCount } from '@/app/_components/format';
import { seriesColour } from '@/app/_components/series-colours';
import type { Segment } from '@/lib/api/segments';
import { type Flow, gone, nameOf, newcomers, ribbonsOf } from './moves';

const height = 300;
const [start, end] = [2, 98];

/** Which part of each group went where, as ribbons from the left to the right. */
export function FlowChart({ flows, items }: { flows: readonly Flow[]; items: readonly Segment[] }) {
  const ribbons = ribbonsOf(flows);
  return (
    <div className="grid grid-cols-[minmax(0,7rem)_minmax(0,1fr)_minmax(0,7rem)] gap-2 text-small">
      <Side flows={flows} side="from" items={items} otherwise={newcomers} />
      <svg
        role="img"
        aria-label="Customers who moved between groups"
        viewBox={`0 0 100 ${height}`}
        preserveAspectRatio="none"
        className="h-75 w-full"
      >
        {ribbons.map(({ from, to, customers, left, right, breadth }) => (
          <path
            key={`${from} ${to}`}
            d={ribbonPath(left * height, right * height, breadth * height)}
            fill={from === null ? 'var(--color-control)' : seriesColour(from)}
            fillOpacity={from === to ? 0.25 : 0.6}
          >
            <title>
              {`${nameOf(from, items, newcomers)} to ${nameOf(to, items, gone)}: ${formatCount(customers, 'customer')}`}
            </title>
          </path>
        ))}
      </svg>
      <Side flows={flows} side="to" items={items} otherwise={gone} />
    </div>
  );
}

function ribbonPath(left: number, right: number, breadth: number): string {
  const middle = (start + end) / 2;
  return `M${start} ${left}C${middle} ${left} ${middle} ${right} ${end} ${right}V${right + breadth}C${middle} ${right + breadth} ${middle} ${left + breadth} ${start} ${left + breadth}Z`;
}

interface SideProps {
  flows: readonly Flow[];
  side: 'from' | 'to';
  items: readonly Segment[];
  otherwise: string;
}

/** The groups one under the other, each as high as it is large; names that do not fit are in the table. */
function Side({ flows, side, items, otherwise }: SideProps) {
  const segments = [...items.map(({ id }) => id), null];
  const whole = flows.reduce((sum, { customers }) => sum + customers, 0);
  return (
    <ol className={`flex h-75 flex-col ${side === 'from' ? 'text-right' : ''}`}>
      {segments.map((segment) => {
        const size = flows.filter((flow) => flow[side] === segment).reduce((sum, { customers }) => sum + customers, 0);
        const part = whole > 0 ? size / whole : 0;
        return (
          <li
            key={segment ?? -1}
            className="flex min-h-0 flex-col justify-center overflow-hidden leading-tight"
            style={{ height: `${part * 100}%` }}
          >
            {part > 0.06 && (
              <>
                <span className="truncate font-medium">{nameOf(segment, items, otherwise)}</span>
                {part > 0.12 && <span className="text-muted">{size}</span>}
              </>
            )}
          </li>
        );
      })}
    </ol>
  );
}
