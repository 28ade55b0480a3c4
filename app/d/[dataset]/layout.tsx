import type { ReactNode } from 'react';
import { DashboardFrame } from '@/app/_components/dashboard-frame';

interface Props {
  params: Promise<{ dataset: string }>;
  children: ReactNode;
}

export default async function DashboardLayout({ params, children }: Props) {
  const { dataset } = await params;
  return <DashboardFrame dataset={dataset}>{children}</DashboardFrame>;
}
