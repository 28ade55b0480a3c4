import { ProblemError, readAnswer, unreachable } from '@/lib/api/client';
import { type Receipt, uploadData } from '@/lib/api/ingest';

interface Upload {
  importId: string;
  /** The dataset to add to; a new one when left out. */
  dataset?: string | undefined;
  signal: AbortSignal;
  /** Part of the file that has left, 0..1. */
  onSent(fraction: number): void;
}

/** Sends a file byte for byte and gives its receipt; a doubtful one is not stored. Unlike `fetch`, XMLHttpRequest tells how much has been sent. */
export function uploadFile(file: File, { importId, dataset, signal, onSent }: Upload): Promise<Receipt> {
  const query = new URLSearchParams({ fileName: file.name, importId, review: '1', ...(dataset ? { dataset } : {}) });
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${uploadData.path}?${query}`);
    request.setRequestHeader('content-type', isText(file) ? 'text/csv' : 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => onSent(total === 0 ? 1 : loaded / total);
    request.onload = () => {
      try {
        resolve(readAnswer(uploadData, request.status, request.responseText));
      } catch (error) {
        reject(error);
      }
    };
    request.onerror = () => reject(new ProblemError(lostUpload));
    request.onabort = () => reject(new DOMException('The upload was cancelled', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}

const lostUpload = {
  ...unreachable,
  title: 'The upload broke off',
  detail:
    'The connection to the server was lost, or the file can no longer be read; nothing was stored. Check that Shelfwise is running and that the file is still in its place, then try again.',
};

function isText({ name, type }: File): boolean {
  return type.startsWith('text/') || /\.(csv|txt|tsv)$/i.test(name);
}
