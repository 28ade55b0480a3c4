import { ByteTable } from '../store/byte-table';
import type { HashSeed } from '../store/hash-bytes';

const mostEntries = 65_536;
const mostBytes = 4 << 20;

/** Remembers what a cell's bytes were read as, so that an odd notation is read once and not in every row. */
export class CellMemo<Value> {
  private readonly table: ByteTable;
  private values: Value[] = [];

  constructor(
    seed: HashSeed,
    private readonly read: (text: string) => Value,
  ) {
    this.table = new ByteTable(seed);
  }

  /** @param view must hold three more bytes after the cell */
  get(view: DataView, start: number, end: number): Value {
    const { table, values } = this;
    const entry = table.intern(view, start, end - start);
    const known = values[entry];
    if (known !== undefined) return known;
    const value = this.read(decoder.decode(new Uint8Array(view.buffer, view.byteOffset + start, end - start)));
    if (table.count > mostEntries || table.used > mostBytes) {
      table.clear();
      this.values = [];
    } else values[entry] = value;
    return value;
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
