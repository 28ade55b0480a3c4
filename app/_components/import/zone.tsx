'use client';

import dynamic from 'next/dynamic';
import { useCallback, useState } from 'react';
import { Button } from '../button';
import { FileButton } from '../file-button';
import { PageDrop } from './page-drop';
import type { Source } from './use-import';

const ImportBatch = dynamic(() => import('./batch').then((module) => module.ImportBatch));
const ImportPanel = dynamic(() => import('./panel').then((module) => module.ImportPanel));

export function ImportZone() {
  const [source, setSource] = useState<Source | File[] | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const take = useCallback((files: File[]) => {
    const [first, ...others] = files;
    if (first === undefined) return;
    setRefusal(null);
    setSource((running) => running ?? (others.length === 0 ? { file: first } : files));
  }, []);
  const close = () => setSource(null);
  return (
    <section className="rounded-card border border-control border-dashed bg-surface px-6 py-12 text-center">
      <h1 className="font-semibold text-title">Drop the sales file from your till anywhere on this page</h1>
      <p className="mt-2 text-muted">
        CSV, TXT or Excel, up to 2 GB. It stays on this server. Several files become one dashboard.
      </p>
      <div className="mt-6 flex flex-wrap justify-center gap-3">
        <FileButton label="Choose a file" onFiles={take} />
        <Button onPress={() => setSource('sample')}>Try with sample data</Button>
      </div>
      <p role="status" className={refusal === null ? 'sr-only' : 'mt-4 text-bad'}>
        {refusal}
      </p>
      <PageDrop onFiles={take} onRefused={setRefusal} />
      {Array.isArray(source) && <ImportBatch files={source} onClose={close} />}
      {source !== null && !Array.isArray(source) && <ImportPanel source={source} onClose={close} />}
    </section>
  );
}
