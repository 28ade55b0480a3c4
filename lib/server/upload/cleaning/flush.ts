import { open } from 'node:fs/promises';

/**
 * Puts what is there of a file on the disk each time it is called, while more of the file is written: at its end, when all wait for
 * it, little is left. Nothing depends on it.
 */
export function flushing(path: string): () => void {
  let isFlushing = false;
  return () => {
    if (isFlushing) return;
    isFlushing = true;
    flush(path)
      .catch(() => {})
      .finally(() => {
        isFlushing = false;
      });
  };
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.datasync();
  } finally {
    await file.close();
  }
}
