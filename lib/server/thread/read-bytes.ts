import { OpenFile } from '../upload/cleaning/open-file';

/** Fills bytes with those of a file from a place on. */
export function readBytes(path: string, start: number, into: Uint8Array): void {
  const file = new OpenFile(path);
  try {
    file.read(start, into);
  } finally {
    file.close();
  }
}
