import type { LineMemory } from '../../coded/line-memory';
import { rowsOfGroups } from '../../coded/read-groups';
import type { Group } from '../line-cells';
import type { SumQuestion } from '../sums';

const keyBytes = 8;
/** Other row groups may list more than the first. */
const spare = 1.25;

/**
 * Numbers transactions. Each row group lists its own, so that their numbers are their places there, counted on from the group
 * before; one that goes on in the next group keeps its number, one that other groups list as well has several.
 */
export class VisitNumbers {
  /** How many are numbered, selected or not. */
  count = 0;
  /** How many there is room for, which costs nothing until it is used: as if all row groups were like the first. */
  room = 0;
  /** Whether lines have transactions. */
  readonly isKnown: boolean;
  private readonly groups: number;
  private readonly visits: Int32Array;
  private known: BigInt64Array = new BigInt64Array(0);

  /** @param mostRows of a row group */
  constructor(
    mostRows: number,
    { parts, columns }: SumQuestion,
    private readonly memory: LineMemory,
  ) {
    this.isKnown = columns.includes('transaction_key');
    this.groups = rowsOfGroups(parts).length;
    this.visits = memory.int32(mostRows);
  }

  /** The number of each line of a row group, negative where it has none. */
  read({ column }: Group, cells: Int32Array): Int32Array {
    const { codes, size, values } = column('transaction_key');
    const goesOn = this.count > 0 && size > 0 && values.getBigInt64(0, true) === this.known[this.count - 1];
    const first = goesOn ? this.count - 1 : this.count;
    this.makeRoom(first + size, size);
    const own = new Uint8Array(values.buffer, values.byteOffset, size * keyBytes);
    new Uint8Array(this.known.buffer, this.known.byteOffset).set(own, first * keyBytes);
    this.count = first + size;
    const visits = this.visits.subarray(0, cells.length);
    const [cellsAt, codesAt, visitsAt] = [cells.byteOffset, codes.byteOffset, visits.byteOffset];
    this.memory.kernel.numberVisits(cells.length, cellsAt, codesAt, size, first, visitsAt);
    return visits;
  }

  /** The key of each number. */
  keys(): BigInt64Array {
    return this.known.subarray(0, this.count);
  }

  private makeRoom(count: number, ofGroup: number): void {
    if (count <= this.room) return;
    this.room = Math.max(Math.ceil(ofGroup * this.groups * spare), count * 2);
    const known = this.memory.bigInt64(this.room);
    known.set(this.keys());
    this.known = known;
  }
}
