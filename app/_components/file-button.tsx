'use client';

import { useRef } from 'react';
import { Button } from './button';

const kinds = '.csv,.txt,.tsv,.xlsx,.gz,text/csv,text/plain,text/tab-separated-values';

export function FileButton({ label, onFile }: { label: string; onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button kind="primary" onPress={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        accept={kinds}
        aria-label="Sales file"
        className="hidden"
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = '';
          if (file !== undefined) onFile(file);
        }}
      />
    </>
  );
}
