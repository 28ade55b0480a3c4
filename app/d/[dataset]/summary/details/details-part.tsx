'use client';

import { memo } from 'react';
import type { z } from 'zod';
import { fading } from '@/app/_components/fading';
import { ProblemNotice } from '@/app/_components/problem-notice';
import { Skeleton } from '@/app/_components/skeleton';
import type { Asked } from '@/app/_hooks/use-contract';
import type { NamedColumn } from '@/app/_hooks/use-filter';
import type { DataSummary, dataSummary } from '@/lib/api/summary';
import type { Measure } from '../measure';
import { BasketsCard } from './baskets-card';
import { CustomersCard } from './customers-card';
import { DiscountsCard, MarginCard } from './left-over-card';
import { PricesCard } from './prices-card';
import { StoresCard } from './stores-card';

export type DetailsQuery = Asked<z.output<typeof dataSummary.output>>;

interface Props {
  query: DetailsQuery;
  measure: Measure;
  /** Names that are chosen. */
  products: readonly string[];
  stores: readonly string[];
  toggleName: (column: NamedColumn, name: string) => void;
}

export function DetailsPart({ query, ...rest }: Props) {
  if (query.error) return <ProblemNotice error={query.error} onRetry={() => query.refetch()} />;
  if (!query.data?.hasData) return <Skeleton label="Loading stores, prices and receipts" className="h-64" />;
  return <DetailCards answer={query.data} isOld={query.isOld} {...rest} />;
}

interface CardsProps extends Omit<Props, 'query'> {
  answer: DataSummary;
  isOld: boolean;
}

const DetailCards = memo(function DetailCards({
  answer,
  isOld,
  measure,
  products,
  stores: chosenStores,
  toggleName,
}: CardsProps) {
  const { stores, prices, discounts, margin, baskets, customers, currency } = answer;
  const choice = {
    currency,
    chosen: products,
    onToggle: (name: string) => toggleName('product', name),
  };
  return (
    <div
      aria-busy={isOld}
      className={`grid grid-cols-1 gap-6 lg:grid-cols-2 lg:items-start print:grid-cols-2 print:items-start print:gap-3 lg:[&>:last-child:nth-child(odd)]:col-span-2 ${fading(isOld)}`}
    >
      {Array.isArray(stores) && (stores.length > 1 || chosenStores.length > 0) && (
        <StoresCard
          stores={stores}
          measure={measure}
          chosen={chosenStores}
          onToggle={(name) => toggleName('store', name)}
        />
      )}
      {prices && 'products' in prices && prices.products.length > 0 && <PricesCard prices={prices} {...choice} />}
      {discounts && 'products' in discounts && discounts.lines > 0 && (
        <DiscountsCard discounts={discounts} {...choice} />
      )}
      {margin && 'products' in margin && margin.knownLines > 0 && <MarginCard margin={margin} {...choice} />}
      {baskets && 'products' in baskets && baskets.transactions > 0 && <BasketsCard baskets={baskets} />}
      {customers && 'new' in customers && customers.new.customers + customers.returning.customers > 0 && (
        <CustomersCard customers={customers} currency={currency} />
      )}
    </div>
  );
});
