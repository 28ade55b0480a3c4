'use client';

import dynamic from 'next/dynamic';
import { Skeleton } from '@/app/_components/skeleton';
import type { Unavailable } from '@/lib/api/contract';
import type { Question } from './question';

const ProductsPart = dynamic(() => import('./products/products-part').then((module) => module.ProductsPart), {
  ssr: false,
  loading: () => <Skeleton label="Sorting the products" className="h-96" />,
});

interface Props {
  lacking: Unavailable;
  question: Question;
  currency: string | null;
}

export function NoCustomers({ lacking, question, currency }: Props) {
  return (
    <>
      <h1 className="text-balance font-semibold text-title">
        {lacking.needs === 'customerId' ? 'The file does not say who bought' : 'Nothing can be told about customers'}
      </h1>
      <p className="mt-1 max-w-prose text-muted">
        {lacking.reason}
        {lacking.needs === null ? '' : ' What sells evenly and what brings most is below all the same.'}
      </p>
      {lacking.needs === 'customerId' && <AskVendor />}
      <div className="mt-6">
        <ProductsPart question={question} unit={{ kind: 'money', currency }} />
      </div>
    </>
  );
}

function AskVendor() {
  return (
    <section aria-labelledby="ask-vendor" className="mt-5 rounded-card border border-line bg-surface p-4 sm:p-5">
      <h2 id="ask-vendor" className="font-semibold text-lead">
        What to ask the company that made your till
      </h2>
      <ul className="mt-2 flex list-disc flex-col gap-1 pl-5">
        <li>Can the sales export hold a customer number on each line, such as that of a loyalty card or account?</li>
        <li>A number is enough: no names, addresses or telephone numbers are needed, and none would be kept.</li>
        <li>Receipts of people who gave no number may leave the column empty; they count everywhere else.</li>
      </ul>
      <p className="mt-3 text-muted">
        Then this page shows who buys, who is leaving, whom to ask back, and how many new customers stay.
      </p>
    </section>
  );
}
