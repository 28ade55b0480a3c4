import { AppError, type ErrorCode } from '@/lib/errors';
import type { ByteSource } from '@/lib/ingest/ingest';
import { type FirstLook, takeFirstLook } from '@/lib/ingest/preview/first-look';

export type LookAnswer = { look: FirstLook | null } | { refused: { code: ErrorCode; detail: string; reason: string } };

/** Only workers have it, and so the types of a page do not. */
declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}

addEventListener('message', ({ data: file }: MessageEvent<File>) => postMessage(answer(file)));

function answer(file: File): LookAnswer {
  try {
    return { look: takeFirstLook(sourceOf(file)) };
  } catch (error) {
    if (!(error instanceof AppError)) return { look: null };
    return { refused: { code: error.code, detail: error.message, reason: error.reason ?? '' } };
  }
}

function sourceOf(file: File): ByteSource {
  const reader = new FileReaderSync();
  return {
    size: file.size,
    read: (offset, target) => {
      const part = new Uint8Array(reader.readAsArrayBuffer(file.slice(offset, offset + target.length)));
      target.set(part);
      return part.length;
    },
  };
}
