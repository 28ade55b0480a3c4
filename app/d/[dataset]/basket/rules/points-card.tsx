'use client';

import dynamic from 'next/dynamic';
import { numberColumn, ratioColumn, textColumn } from '@/app/_components/answer/columns';
import { Card, type CardTable } from '@/app/_components/card';
import { formatCount, formatPercent, formatShort, plain } from '@/app/_components/format';
import { Skeleton } from '@/app/_components/skeleton';
import type { RulePoint } from '@/lib/api/basket';
import { definitions } from '@/lib/basket/definitions';
import { listItems, listNames } from '../words';
import { classesOf } from './lift-classes';

const ScatterChart = dynamic(() => import('@/app/_components/scatter-chart').then((module) => module.ScatterChart), {
  ssr: false,
  loading: () => <Skeleton label="Drawing the chart" className="h-80" />,
});

export function PointsCard({ points, ruleCount }: { points: readonly RulePoint[]; ruleCount: number }) {
  const classes = classesOf(points);
  const strong = points.filter(({ lift }) => lift >= 2).length;
  return (
    <Card
      heading={`${formatPercent(strong / points.length)} of the rules hold at least twice as often as between unrelated products`}
      summary={`${points.length < ruleCount ? `${formatCount(points.length, 'rule')} of ${formatCount(ruleCount, 'rule')}, drawn evenly over all supports` : formatCount(ruleCount, 'rule')}: the further to the right, the more common; the higher, the more likely.`}
      about={definitions.rules}
      table={tableOf(points)}
    >
      <ScatterChart
        label="Rules by how common and how likely they are"
        x={axisOf(
          'part of all receipts',
          points.map(({ support }) => support),
        )}
        y={axisOf(
          'part of those with the first',
          points.map(({ confidence }) => confidence),
        )}
        series={classes.map(({ name, place, points: shown }) => ({
          name: `${name} (${shown.length})`,
          place,
          points: shown.map((point) => ({
            x: point.support,
            y: point.confidence,
            words: `${listNames(point.antecedent)} → ${listNames(point.consequent)}: ${formatPercent(point.confidence)} of those receipts, ${formatPercent(point.support)} of all, lift ${formatShort(point.lift, plain)}`,
          })),
        }))}
      />
    </Card>
  );
}

/** An axis that holds some parts, with round values on it. */
function axisOf(name: string, parts: readonly number[]) {
  const domain: [number, number] = [Math.min(...parts) * 0.9, Math.max(...parts) * 1.1];
  const round = [1e-5, 1e-4, 1e-3, 0.01, 0.1, 1].flatMap((power) => [1, 2, 5].map((digit) => digit * power));
  return { name, domain, ticks: round.filter((tick) => tick >= domain[0] && tick <= domain[1]), format: formatPercent };
}

function tableOf(points: readonly RulePoint[]): CardTable<RulePoint> {
  return {
    caption: 'Rules by how common and how likely',
    columns: [
      textColumn('With', ({ antecedent }) => listItems(antecedent)),
      textColumn('Also', ({ consequent }) => listItems(consequent)),
      ratioColumn('Of all receipts', ({ support }) => support),
      ratioColumn('Of those with the first', ({ confidence }) => confidence),
      numberColumn('Lift', plain, ({ lift }) => lift),
    ],
    rows: points,
    rowKey: ({ antecedent, consequent }) => JSON.stringify([antecedent, consequent]),
  };
}
