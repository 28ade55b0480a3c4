/**
 * Reads columns of lines and adds them up, in AssemblyScript. Columns are codes, four bytes a line, that stand for values in short lists; all that is
 * told of them are addresses.
 */

export { findCells } from './cells';
export { readRuns } from './runs';
export { addByCell, addBySort, countVisits, findSorts, moved, turnover } from './sales';
export { addByVisit, beginVisits, countNames, isApart, latest, numberVisits } from './visits';

/** The first address that is free. */
export const bottom: usize = __heap_base;
