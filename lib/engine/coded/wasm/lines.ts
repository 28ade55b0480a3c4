/**
 * Reads columns of lines, adds them up and makes baskets of them, in AssemblyScript. Columns are codes, four bytes a line, that stand for values in
 * short lists; all that is told of them are addresses.
 */

export {
  countItems,
  countLines,
  countTogether,
  dateLines,
  listHolders,
  markCodes,
  mergeLines,
  placeLines,
  selectLines,
  sumUp,
  takeNumbers,
  takeValues,
} from './baskets';
export { findCells } from './cells';
export { fillSlots, numberKey, numberKeys } from './keys';
export { readRuns } from './runs';
export { addByCell, addBySort, countVisits, findSorts, moved, turnover } from './sales';
export { addByVisit, beginVisits, countNames, isApart, latest, numberVisits } from './visits';

/** The first address that is free. */
export const bottom: usize = __heap_base;
