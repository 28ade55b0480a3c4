import { OutOfMemory } from '../../errors';
import { ArraySource } from '../../memory';
import { instantiate } from '../../web-assembly';
import { linesWasm } from './generated/lines';

type Place = 'bottom' | 'turnover' | 'moved' | 'isApart';

/** What reads columns, adds lines up and makes baskets of them, by the addresses of arrays; see `wasm`. */
interface LineKernel extends Record<Place, WebAssembly.Global> {
  readRuns(...numbers: number[]): void;
  findCells(...numbers: number[]): number;
  addByCell(...numbers: number[]): void;
  findSorts(...numbers: number[]): number;
  addBySort(...numbers: number[]): void;
  countVisits(...numbers: number[]): void;
  beginVisits(): void;
  numberVisits(...numbers: number[]): void;
  addByVisit(...numbers: number[]): number;
  countNames(...numbers: number[]): void;
  numberKey(...numbers: number[]): number;
  numberKeys(...numbers: number[]): number;
  fillSlots(...numbers: number[]): void;
  selectLines(...numbers: number[]): number;
  markCodes(...numbers: number[]): void;
  takeNumbers(...numbers: number[]): void;
  takeValues(...numbers: number[]): void;
  countLines(...numbers: number[]): number;
  dateLines(...numbers: number[]): void;
  sumUp(...numbers: number[]): void;
  placeLines(...numbers: number[]): void;
  mergeLines(...numbers: number[]): number;
  countItems(...numbers: number[]): void;
  listHolders(...numbers: number[]): void;
  countTogether(...numbers: number[]): void;
}

const pageBytes = 1 << 16;
const mostBytes = 1 << 30;
/** Pages that it grows by, at least. */
const fewestPages = 64;
/** Memory that is larger is not kept. */
const mostKept = 128 << 20;

let kept: LineMemory | null = null;

/** The memory for one question about lines; the one before has ended. */
export function beginLines(): LineMemory {
  const memory = kept?.giveBack() ?? new LineMemory();
  kept = memory;
  return memory;
}

/**
 * Memory for arrays that WebAssembly reads by their `byteOffset`, taken array by array and given back as a whole: new memory costs more than
 * what is done with it.
 */
export class LineMemory extends ArraySource {
  private readonly memory = new WebAssembly.Memory({ initial: 1, maximum: mostBytes / pageBytes, shared: true });
  readonly kernel = instantiate<LineKernel>(linesWasm, { env: { memory: this.memory } });
  private free: number = this.kernel.bottom.value;

  /** Ends the use of all arrays; null where this is too much to be kept. */
  giveBack(): LineMemory | null {
    this.free = this.kernel.bottom.value;
    return this.memory.buffer.byteLength > mostKept ? null : this;
  }

  /** @throws OutOfMemory beyond a gigabyte */
  protected take(length: number, size: number): [buffer: ArrayBufferLike, start: number, length: number] {
    const start = Math.ceil(this.free / 8) * 8;
    this.free = start + length * size;
    if (this.free > mostBytes) throw new OutOfMemory('These lines need more memory than a question may have.');
    const has = this.memory.buffer.byteLength;
    const lacking = Math.ceil((this.free - has) / pageBytes);
    if (lacking > 0) this.memory.grow(Math.min(Math.max(lacking, fewestPages), (mostBytes - has) / pageBytes));
    return [this.memory.buffer, start, length];
  }
}

/** An array that begins with what another one holds. */
export function copyInto<Numbers extends { set(from: Numbers): void }>(into: Numbers, from: Numbers): Numbers {
  into.set(from);
  return into;
}
