'use client';

import { memo } from 'react';
import { CsvButton } from '@/app/_components/answer/csv-button';
import { Button } from '@/app/_components/button';
import { Card, seeAlone } from '@/app/_components/card';
import { fading } from '@/app/_components/fading';
import { goToSearch } from '@/app/_components/filter/search-field';
import { formatCount, formatExact, formatPeriod, plain } from '@/app/_components/format';
import { ProblemNotice } from '@/app/_components/problem-notice';
import { Skeleton } from '@/app/_components/skeleton';
import { useContract } from '@/app/_hooks/use-contract';
import { narrow, type useFilter } from '@/app/_hooks/use-filter';
import { type DataSummary, dataSummary } from '@/lib/api/summary';
import { answers } from '@/lib/summary/definitions';
import type { Measure } from '../measure';
import { ProductTable } from './product-table';
import { rowsPerPage } from './rows-per-page';

interface Props extends Omit<ReturnType<typeof useFilter>, 'toggleDays' | 'toggleTimes'> {
  dataset: string;
  measure: Measure;
}

export const ProductsPart = memo(function ProductsPart({ dataset, measure, filter, setFilter, toggleName }: Props) {
  const { product, compare, page, order } = filter;
  const sort = filter.sort ?? (measure.key === 'lines' ? 'revenue' : measure.key);
  // The first page in its usual order is what the summary has asked for.
  const question = { dataset, ...narrow(filter), compare, ...(sort === 'revenue' ? {} : { sort }), order };
  const { data, error, refetch, isOld } = useContract(dataSummary, {
    ...question,
    top: rowsPerPage,
    ...(page === 1 ? {} : { offset: (page - 1) * rowsPerPage }),
  });
  if (error) return <ProblemNotice error={error} onRetry={() => refetch()} />;
  if (!data?.hasData) return <Skeleton label="Loading all products" className="h-96" />;
  const { productCount, comparison } = data;
  const first = (page - 1) * rowsPerPage + 1;
  const last = Math.min(first + rowsPerPage - 1, productCount);
  return (
    <Card
      heading={`${productCount > 1 ? 'All ' : ''}${formatCount(productCount, 'product')}`}
      summary={describe(data, measure)}
      hint={seeAlone}
      about={answers.allProducts}
      actions={
        <div className="flex flex-wrap items-center gap-2">
          <Button onPress={goToSearch}>Search ( / )</Button>
          <CsvButton contract={dataSummary} question={{ ...question, top: 'all' }} fileName="products.csv" />
        </div>
      }
    >
      <div aria-busy={isOld} className={fading(isOld)}>
        <ProductTable
          rows={data.products}
          measure={measure}
          totals={data.totals}
          compared={comparison?.period ?? null}
          sort={sort}
          order={order ?? (sort === 'name' ? 'asc' : 'desc')}
          onSort={(next) => setFilter(next)}
          chosen={product}
          onToggle={(name) => toggleName('product', name)}
        />
        <div className="mt-3 flex flex-wrap items-center justify-between gap-3">
          <p role="status" className="text-muted">
            {`${formatExact(Math.min(first, last), plain)} - ${formatExact(last, plain)} of ${formatCount(productCount, 'product')}`}
          </p>
          {productCount > rowsPerPage && (
            <div className="flex gap-2">
              <Button isDisabled={page === 1} onPress={() => setFilter({ page: page - 1 })}>
                Previous
              </Button>
              <Button isDisabled={last === productCount} onPress={() => setFilter({ page: page + 1 })}>
                Next
              </Button>
            </div>
          )}
        </div>
      </div>
    </Card>
  );
});

function describe({ comparison, products }: DataSummary, measure: Measure): string {
  const classes = products.some(({ abc }) => abc !== null)
    ? ` Class A brings the first 80 % of ${measure.name.toLowerCase()}, B the next 15 %, C the rest.`
    : '';
  const change = comparison === null ? '' : ` Change is against ${formatPeriod(comparison.period)}.`;
  return `${classes}${change}`.trim();
}
