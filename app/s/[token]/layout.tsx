import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { LinkGate } from './link-gate';

export const metadata: Metadata = { title: 'Shared sales', robots: { index: false, follow: false } };

interface Props {
  params: Promise<{ token: string }>;
  children: ReactNode;
}

export default async function LinkLayout({ params, children }: Props) {
  const { token } = await params;
  return <LinkGate token={token}>{children}</LinkGate>;
}
