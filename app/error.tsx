'use client';

import { Button } from './_components/button';
import { HomeLink } from './_components/home-link';

export default function ErrorPage({ retry }: { error: unknown; retry: () => void }) {
  return (
    <main className="mx-auto max-w-xl px-4 py-24">
      <h1 className="font-semibold text-title">This page could not be shown</h1>
      <p className="mt-2 text-muted">Your data is untouched. Try again, or go back to your dashboards.</p>
      <div className="mt-6 flex flex-wrap items-center gap-4">
        <Button kind="primary" onPress={retry}>
          Try again
        </Button>
        <HomeLink />
      </div>
    </main>
  );
}
