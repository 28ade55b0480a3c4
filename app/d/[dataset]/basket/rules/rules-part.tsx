'use client';

import { Button } from '@/app/_components/button';
import { fading } from '@/app/_components/fading';
import { formatCount, formatExact, plain, type Unit } from '@/app/_components/format';
import { ProblemNotice } from '@/app/_components/problem-notice';
import { Segmented } from '@/app/_components/segmented';
import { Skeleton } from '@/app/_components/skeleton';
import { useContract } from '@/app/_hooks/use-contract';
import { marketBasketAnalysis } from '@/lib/api/basket';
import type { BasketQuery } from '../basket-query';
import type { useTogether } from '../use-together';
import { FindField } from './find-field';
import { PointsCard } from './points-card';
import { RulesDownload } from './rules-download';
import { RulesTable } from './rules-table';

const rowsPerPage = 50;

interface Props extends ReturnType<typeof useTogether> {
  question: BasketQuery;
  unit: Unit;
  hasMoney: boolean;
}

export function RulesPart({ question, unit, hasMoney, together, setTogether }: Props) {
  const { find, findings, sort, order, page } = together;
  const list = { ...question, containing: find, findings, sort, order };
  const { data, error, refetch, isOld } = useContract(marketBasketAnalysis, {
    ...list,
    limit: rowsPerPage,
    offset: (page - 1) * rowsPerPage,
  });
  const drawn = useContract(marketBasketAnalysis, { ...question, limit: 1, include: 'points' });
  if (error) return <ProblemNotice error={error} onRetry={() => refetch()} />;
  if (!data?.hasData) return <Skeleton label="Loading all rules" className="h-96" />;
  const { rules, rulesFound, ruleCount } = data;
  const first = (page - 1) * rowsPerPage + 1;
  const last = Math.min(first + rowsPerPage - 1, rulesFound);
  return (
    <div className="flex flex-col gap-6">
      <section
        aria-label="All rules"
        aria-busy={isOld}
        className={`min-w-0 rounded-card border border-line bg-surface p-4 sm:p-5 ${fading(isOld)}`}
      >
        <div className="flex flex-wrap items-end gap-3 still:hidden">
          <FindField value={find} onFind={(text) => setTogether({ find: text })} />
          <Segmented
            label="Which rules"
            options={[
              { value: 'findings', name: 'Worth telling' },
              { value: 'all', name: 'All' },
            ]}
            value={findings ? 'findings' : 'all'}
            onChange={(value) => setTogether({ findings: value === 'findings' })}
          />
          <RulesDownload question={list} />
        </div>
        <div className="mt-3">
          {rulesFound > 0 && (
            <RulesTable
              rules={rules}
              unit={unit}
              hasMoney={hasMoney}
              sort={sort}
              order={order}
              onSort={(next) => setTogether({ sort: next.sort, order: next.order ?? 'desc' })}
            />
          )}
          <div className="mt-3 flex flex-wrap items-center justify-between gap-3">
            <p role="status" className="text-muted">
              {rulesFound === 0
                ? describeNone(ruleCount, find, findings)
                : `${formatExact(Math.min(first, last), plain)} - ${formatExact(last, plain)} of ${formatCount(rulesFound, 'rule')}`}
            </p>
            {rulesFound > rowsPerPage && (
              <div className="flex gap-2">
                <Button isDisabled={page === 1} onPress={() => setTogether({ page: page - 1 })}>
                  Previous
                </Button>
                <Button isDisabled={last === rulesFound} onPress={() => setTogether({ page: page + 1 })}>
                  Next
                </Button>
              </div>
            )}
          </div>
        </div>
      </section>
      {drawn.data?.hasData && (drawn.data.points?.length ?? 0) > 0 && (
        <PointsCard points={drawn.data.points ?? []} ruleCount={drawn.data.ruleCount} />
      )}
    </div>
  );
}

function describeNone(ruleCount: number, find: string, findings: boolean): string {
  if (find !== '') return 'No rule has this in the name of a product. Clear the search to see all.';
  if (findings && ruleCount > 0)
    return `None of the ${formatCount(ruleCount, 'rule')} is worth telling: all are about as often as chance and the sizes of the receipts bring. “All” shows them for what they are.`;
  return 'No rule is as common and as likely as asked for above. Move a slider to the left.';
}
