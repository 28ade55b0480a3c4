import { toDayNumber } from '../../sales/calendar';
import type { LineMemory } from '../coded/line-memory';
import { type ReadGroup, rowsOfGroups, selectDays } from '../coded/read-groups';
import { wholeNumbers } from '../coded/whole-numbers';
import type { SummedColumn, SumQuestion } from './sums';

/** Hours of a day, after one for lines without a time of day. */
const hoursOfDay = 25;
/** Of a line that is not selected. */
const unselected = -1;
/** Of lines without a day; the cells of days begin with those of the day after it. */
export const noDayCell = 0;

export type Group = ReadGroup<SummedColumn>;

/** Finds the cell of each line, its day and hour in one number: (day - firstDay + 1) x 25 + hour + 1. */
export class LineCells {
  readonly firstDay: number;
  /** How many cells there may be. */
  readonly count: number;
  /** Of a row group. */
  readonly mostRows: number;
  private readonly cells: Int32Array;
  /** By the codes of days. */
  private readonly firsts: Int32Array;

  constructor(
    private readonly question: SumQuestion,
    private readonly memory: LineMemory,
  ) {
    const { parts, from, to } = question;
    this.firstDay = from === null ? 0 : toDayNumber(from);
    const days = from === null || to === null ? 0 : toDayNumber(to) - this.firstDay + 1;
    this.count = (days + 1) * hoursOfDay;
    this.mostRows = rowsOfGroups(parts).reduce((most, count) => Math.max(most, count), 0);
    this.cells = memory.int32(this.mostRows);
    this.firsts = memory.int32(this.mostRows + 1);
  }

  /** The cells of a row group, negative where a line is not selected, and whether all are; null where none is. */
  read({ part, rows, column, list }: Group): { cells: Int32Array; isWhole: boolean } | null {
    const { days: selected, columns } = this.question;
    const listed = list('day');
    if (listed.size > 0 && !selectDays(wholeNumbers(listed, 'INT32'), selected, part).includes(1)) return null;
    const days = column('day');
    const dayOf = wholeNumbers(days, days.type);
    const marks = selectDays(dayOf, selected, part);
    const { firsts, memory } = this;
    for (let code = 0; code < days.size; code++)
      firsts[code] = marks[code] === 1 ? (dayOf[code]! - this.firstDay + 1) * hoursOfDay : unselected;
    firsts[days.size] = marks[days.size] === 1 ? noDayCell : unselected;
    const cells = this.cells.subarray(0, rows);
    const times = columns.includes('second') ? column('second') : null;
    const isWhole = memory.kernel.findCells(
      rows,
      days.codes.byteOffset,
      firsts.byteOffset,
      times?.codes.byteOffset ?? 0,
      times?.size ?? 0,
      times?.values.byteOffset ?? 0,
      cells.byteOffset,
    );
    return { cells, isWhole: isWhole === 1 };
  }
}

/** The day number of a cell. */
export function dayOfCell(cell: number, firstDay: number): number {
  return Math.floor(cell / hoursOfDay) - 1 + firstDay;
}

/** The hour of a cell, -1 for none. */
export function hourOfCell(cell: number): number {
  return (cell % hoursOfDay) - 1;
}
