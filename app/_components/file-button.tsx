'use client';

import { useRef } from 'react';
import { Button } from './button';

const kinds = '.csv,.txt,.tsv,.xlsx,.gz,text/csv,text/plain,text/tab-separated-values';

export function FileButton({ label, onFiles }: { label: string; onFiles: (files: File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button kind="primary" onPress={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        accept={kinds}
        aria-label="Sales file"
        className="hidden"
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}
