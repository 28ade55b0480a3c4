import type { Metadata } from 'next';
import { ForecastView } from './forecast-view';

export const metadata: Metadata = { title: 'Forecast' };

export default async function ForecastPage({ params }: { params: Promise<{ dataset: string }> }) {
  const { dataset } = await params;
  return <ForecastView dataset={dataset} />;
}
