import type { Metadata } from 'next';
import { BasketView } from './basket-view';

export const metadata: Metadata = { title: 'Together' };

export default async function BasketPage({ params }: { params: Promise<{ dataset: string }> }) {
  const { dataset } = await params;
  return <BasketView dataset={dataset} />;
}
