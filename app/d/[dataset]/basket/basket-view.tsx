'use client';

import { PrintedSource } from '@/app/_components/answer/printed-source';
import { SourceContext } from '@/app/_components/answer/source';
import { Button } from '@/app/_components/button';
import { EmptyState, NoSalesYet } from '@/app/_components/empty-state';
import { ProblemNotice } from '@/app/_components/problem-notice';
import { Skeleton } from '@/app/_components/skeleton';
import { useContract } from '@/app/_hooks/use-contract';
import { narrow, noFilter, useFilter } from '@/app/_hooks/use-filter';
import { marketBasketAnalysis } from '@/lib/api/basket';
import { readDataset } from '@/lib/api/datasets';
import { periodOf } from '@/lib/sales/calendar';
import { BasketAnswer } from './basket-answer';
import { useTogether } from './use-together';

export function BasketView({ dataset: id }: { dataset: string }) {
  const { filter, setFilter } = useFilter();
  const { together, setTogether } = useTogether();
  const { level, minSupport, minConfidence } = together;
  const question = { dataset: id, ...narrow(filter), level, minSupport, minConfidence };
  const dataset = useContract(readDataset, { id });
  const baskets = useContract(marketBasketAnalysis, {
    ...question,
    limit: 50,
    include: 'bundles,heldOut,slowSellers',
  });

  if (baskets.error) return <ProblemNotice error={baskets.error} onRetry={() => baskets.refetch()} />;
  if (!baskets.data || !dataset.data) return <Skeleton label="Looking for what sells together" className="h-96" />;
  if (!baskets.data.hasData) return <NoSalesYet />;
  if (baskets.data.rows === 0)
    return (
      <EmptyState title="No sales of what is chosen">
        <Button onPress={() => setFilter(noFilter)}>Take the filters off</Button>
      </EmptyState>
    );
  const { filter: asked, dataVersion, rows, unavailable } = baskets.data;
  if (unavailable !== null && level === 'product')
    return (
      <EmptyState title="What sells together cannot be told">
        {unavailable.reason} With one, this page shows what to put side by side.
      </EmptyState>
    );
  const { name, dateRange, columns } = dataset.data;
  const days = dateRange && periodOf(asked, dateRange);
  return (
    <SourceContext value={{ name, dataset: id, filter: asked, dataVersion, rows, days, compared: null }}>
      <PrintedSource />
      <BasketAnswer
        baskets={baskets.data}
        isOld={baskets.isOld}
        question={question}
        hasCategories={columns.includes('category')}
        hasDates={dateRange !== null}
        hasMoney={columns.includes('amount')}
        together={together}
        setTogether={setTogether}
      />
    </SourceContext>
  );
}
