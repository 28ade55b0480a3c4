import type { ByteSource } from '../source';
import type { Encoding, EncodingName } from './encoding';
import { windows1252ToUtf8 } from './windows-1252';

/** A text that is read from its start as UTF-8 bytes. */
export interface Text {
  /** Bytes of the file read so far. */
  readonly bytesRead: number;
  /** Set when bytes that should be UTF-8 are not. */
  readonly broken: boolean;
  /** Set when everything has been read. */
  readonly ended: boolean;
  /** Appends to `target` from `at`, at most up to `end`; returns the new end of the text, `at` when there is no more. */
  fill(target: Uint8Array, at: number, end: number): number;
}

/** Reads a file as it is quoted, whatever its encoding. */
export class TextReader implements Text {
  bytesRead = 0;
  broken = false;
  ended = false;
  private readonly decoder: TextDecoder | null;
  private readonly encoder = new TextEncoder();
  private readonly raw: Uint8Array;
  private tail = 0;

  constructor(
    private readonly source: ByteSource,
    private readonly encoding: Encoding,
  ) {
    this.bytesRead = encoding.skip;
    this.decoder = encoding.name === 'utf-8' ? null : new TextDecoder(encoding.name);
    this.raw = new Uint8Array(this.decoder === null ? 0 : 1 << 20);
  }

  fill(target: Uint8Array, at: number, end: number): number {
    return this.decoder === null ? this.copy(target, at, end) : this.transcode(this.decoder, target, at, end);
  }

  private copy(target: Uint8Array, at: number, end: number): number {
    const read = this.source.read(this.bytesRead, target.subarray(at, end));
    this.bytesRead += read;
    const stop = at + read;
    this.ended = read === 0 || this.bytesRead >= this.source.size;
    if (!this.encoding.damaged && !this.broken) {
      const start = Math.max(0, at - this.tail);
      const cut = this.ended ? stop : characterBoundary(target, start, stop);
      this.tail = stop - cut;
      this.broken = !isUtf8(target.subarray(start, cut));
    }
    return stop;
  }

  private transcode(decoder: TextDecoder, target: Uint8Array, at: number, end: number): number {
    let stop = at;
    while (end - stop >= 8 + 3 * 64) {
      const wanted = Math.min(this.raw.length, Math.floor((end - stop) / 3) & ~1);
      const read = this.source.read(this.bytesRead, this.raw.subarray(0, wanted));
      this.bytesRead += read;
      const bytes = this.raw.subarray(0, read);
      if (this.encoding.name === 'windows-1252') stop = windows1252ToUtf8(bytes, target, stop);
      else {
        const text = decoder.decode(bytes, { stream: read > 0 });
        stop += this.encoder.encodeInto(text, target.subarray(stop, end)).written;
      }
      if (read === 0) {
        this.ended = true;
        break;
      }
    }
    return stop;
  }
}

/** The UTF-8 of some bytes of another encoding. */
export function toUtf8(bytes: Uint8Array, encoding: EncodingName): Uint8Array {
  if (encoding !== 'windows-1252') return new TextEncoder().encode(new TextDecoder(encoding).decode(bytes));
  const target = new Uint8Array(bytes.length * 3);
  return target.subarray(0, windows1252ToUtf8(bytes, target, 0));
}

/** Start of a character that the end cuts, or the end. */
function characterBoundary(bytes: Uint8Array, start: number, end: number): number {
  for (let back = 1; back <= 3 && end - back >= start; back++) {
    const byte = bytes[end - back]!;
    if (byte < 0x80) return end;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? end - back : end;
  }
  return end;
}

/** Node validates without building the text, as a decoder has to. */
const native = globalThis.process?.getBuiltinModule?.('node:buffer')?.isUtf8;

function isUtf8(bytes: Uint8Array): boolean {
  if (native !== undefined) return native(bytes);
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
