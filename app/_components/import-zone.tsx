'use client';

import dynamic from 'next/dynamic';
import { useCallback, useState } from 'react';
import { Button } from './button';
import { FileButton } from './file-button';
import { PageDrop } from './page-drop';
import type { Source } from './use-import';

const ImportPanel = dynamic(() => import('./import-panel').then((module) => module.ImportPanel));

export function ImportZone() {
  const [source, setSource] = useState<Source | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const take = useCallback((file: File) => {
    setRefusal(null);
    setSource((running) => running ?? { file });
  }, []);
  return (
    <section className="rounded-card border border-control border-dashed bg-surface px-6 py-12 text-center">
      <h1 className="font-semibold text-title">Drop the sales file from your till anywhere on this page</h1>
      <p className="mt-2 text-muted">CSV, TXT or Excel, up to 2 GB. It stays on this server.</p>
      <div className="mt-6 flex flex-wrap justify-center gap-3">
        <FileButton label="Choose a file" onFile={take} />
        <Button onPress={() => setSource('sample')}>Try with sample data</Button>
      </div>
      <p role="status" className={refusal === null ? 'sr-only' : 'mt-4 text-bad'}>
        {refusal}
      </p>
      <PageDrop onFile={take} onRefused={setRefusal} />
      {source !== null && <ImportPanel source={source} onClose={() => setSource(null)} />}
    </section>
  );
}
