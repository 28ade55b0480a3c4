'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { FileButton } from '../file-button';
import type { Source } from './use-import';

const ImportBatch = dynamic(() => import('./batch').then((module) => module.ImportBatch));
const ImportPanel = dynamic(() => import('./panel').then((module) => module.ImportPanel));

export function ImportMore({ dataset }: { dataset: string }) {
  const [source, setSource] = useState<Source | File[] | null>(null);
  const close = () => setSource(null);
  const take = (files: File[]) => {
    const [file, ...others] = files;
    if (file !== undefined) setSource(others.length === 0 ? { file, dataset } : files);
  };
  return (
    <>
      <FileButton label="Add a file" onFiles={take} />
      {Array.isArray(source) && <ImportBatch files={source} dataset={dataset} onClose={close} />}
      {source !== null && !Array.isArray(source) && <ImportPanel source={source} onClose={close} />}
    </>
  );
}
