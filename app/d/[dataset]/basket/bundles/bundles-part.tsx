'use client';

import { EmptyState } from '@/app/_components/empty-state';
import type { Unit } from '@/app/_components/format';
import type { Baskets } from '@/lib/api/basket';
import { BundlesCard } from './bundles-card';
import { SlowSellersCard } from './slow-sellers-card';

export function BundlesPart({ baskets, unit }: { baskets: Baskets; unit: Unit }) {
  const { bundles = [], slowSellers = [] } = baskets;
  return (
    <div className="flex flex-col gap-6">
      {bundles.length === 0 ? (
        <EmptyState level={2} title="Nothing to put together">
          No products are surely more often on the same receipt than chance and the sizes of the receipts bring them
          there. Look at rarer ones above, or at more days.
        </EmptyState>
      ) : (
        <BundlesCard bundles={bundles} baskets={baskets} unit={unit} />
      )}
      {slowSellers.length > 0 && <SlowSellersCard sellers={slowSellers} unit={unit} />}
    </div>
  );
}
