'use client';

import { useEffect, useState } from 'react';

/** Takes files that are dropped anywhere on the page, and shows that they may be dropped. */
export function PageDrop({
  onFiles,
  onRefused,
}: {
  onFiles: (files: File[]) => void;
  onRefused: (reason: string) => void;
}) {
  const [over, setOver] = useState(false);

  useEffect(() => {
    let depth = 0;
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      depth -= 1;
      if (depth <= 0) setOver(false);
    };
    const hover = (event: DragEvent) => {
      if (holdsFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      const { files, items } = event.dataTransfer ?? { files: [], items: [] };
      const isFolder = [...items].some((item) => item.webkitGetAsEntry()?.isDirectory);
      if (isFolder) onRefused('That is a folder. Nothing was read; drop the sales files that are in it.');
      else if (files.length > 0) onFiles([...files]);
    };
    const aborter = new AbortController();
    const options = { signal: aborter.signal };
    window.addEventListener('dragenter', enter, options);
    window.addEventListener('dragleave', leave, options);
    window.addEventListener('dragover', hover, options);
    window.addEventListener('drop', drop, options);
    return () => aborter.abort();
  }, [onFiles, onRefused]);

  if (!over) return null;
  return (
    <div className="pointer-events-none fixed inset-0 z-30 grid place-items-center bg-accent-wash p-6">
      <p className="grid size-full place-items-center rounded-card border-2 border-accent border-dashed font-semibold text-title">
        Let go to read the file
      </p>
    </div>
  );
}
