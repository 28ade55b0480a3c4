'use client';

import dynamic from 'next/dynamic';
import { useMemo, useState } from 'react';
import { numberColumn, textColumn } from '@/app/_components/answer/columns';
import { Button } from '@/app/_components/button';
import { Card } from '@/app/_components/card';
import { DataTable } from '@/app/_components/data-table';
import { EmptyState } from '@/app/_components/empty-state';
import { fading } from '@/app/_components/fading';
import { formatCount, plain } from '@/app/_components/format';
import { Name } from '@/app/_components/name';
import { ProblemNotice } from '@/app/_components/problem-notice';
import { Skeleton } from '@/app/_components/skeleton';
import { useContract } from '@/app/_hooks/use-contract';
import { marketBasketAnalysis } from '@/lib/api/basket';
import { definitions } from '@/lib/basket/definitions';
import type { BasketQuery } from '../basket-query';
import type { useTogether } from '../use-together';
import { describeRule, timesChance } from '../words';
import { beyond, type Link, networkOf, pairsOf } from './network';

const NetworkChart = dynamic(() => import('@/app/_components/network-chart').then((module) => module.NetworkChart), {
  ssr: false,
  loading: () => <Skeleton label="Drawing the map" className="h-120" />,
});

interface Props extends ReturnType<typeof useTogether> {
  question: BasketQuery;
}

const mostNodes = 36;

export function MapPart({ question, setTogether }: Props) {
  const { data, error, refetch, isOld } = useContract(marketBasketAnalysis, {
    ...question,
    maxSize: 2,
    findings: true,
    sort: 'leverage',
    limit: 200,
  });
  const [chosen, setChosen] = useState<string | null>(null);
  const pairs = useMemo(() => (data?.hasData ? pairsOf(data.rules, mostNodes) : []), [data]);
  const network = useMemo(() => networkOf(pairs), [pairs]);
  if (error) return <ProblemNotice error={error} onRetry={() => refetch()} />;
  if (!data?.hasData) return <Skeleton label="Loading the map" className="h-120" />;
  const [first] = pairs;
  if (first === undefined)
    return (
      <EmptyState level={2} title="There is nothing to draw">
        No two products are surely more often on the same receipt than chance brings them there.
      </EmptyState>
    );
  const listed = chosen === null ? pairs : pairs.filter(({ one, other }) => one === chosen || other === chosen);
  const table = {
    caption: 'What is linked',
    columns: [
      textColumn<Link>('One', ({ one }) => one),
      textColumn<Link>('Other', ({ other }) => other),
      numberColumn<Link>('Times chance', plain, ({ rule }) => timesChance(rule)),
      numberColumn<Link>('Receipts with both', plain, ({ rule }) => rule.supportCount),
      numberColumn<Link>('Beyond chance', plain, ({ rule }) => Math.round(beyond(rule))),
    ],
    rows: listed,
    rowKey: ({ one, other }: Link) => JSON.stringify([one, other]),
  };
  return (
    <Card
      className={fading(isOld)}
      heading={
        <>
          <Name text={first.one} className="inline" /> and <Name text={first.other} className="inline" /> are linked
          most strongly
        </>
      }
      summary={`${describeRule(first.rule)} ${formatCount(network.nodes.length, 'product')} with ${formatCount(pairs.length, 'link')}; a larger dot is on more receipts, a thicker line is further beyond chance.`}
      about={definitions.map}
      table={table}
    >
      <div className="grid gap-5 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <NetworkChart
          label="Map of products; arrow keys go from one to the next, Enter chooses"
          {...network}
          chosen={chosen}
          onChoose={(id) => setChosen(id === chosen ? null : id)}
        />
        <div className="min-w-0">
          <div className="mb-2 flex min-h-9 flex-wrap items-center gap-2">
            {chosen === null ? (
              <p className="text-muted">Choose a dot to see its links alone.</p>
            ) : (
              <>
                <p className="min-w-0 truncate font-medium">
                  <Name text={chosen} />
                </p>
                <Button onPress={() => setTogether({ view: 'with', items: [chosen] })}>What goes with it</Button>
                <Button kind="quiet" onPress={() => setChosen(null)}>
                  All links
                </Button>
              </>
            )}
          </div>
          <DataTable {...table} />
        </div>
      </div>
    </Card>
  );
}
