import type { CsvCell } from '../../api/csv';
import type { StandOut, StandOuts } from '../../api/stand-outs';
import { csvResponse } from '../http/csv';

const columns = [
  'kind',
  'product',
  'from',
  'to',
  'actual',
  'expected',
  'unitsBefore',
  'unitsAfter',
  'restChange',
  'missedLow',
  'missedHigh',
  'impact',
  'pValue',
  'qValue',
] as const;
type Row = Record<(typeof columns)[number], CsvCell>;

/** What stands out, a line for each; a cell is empty where its kind has no such number. */
export function standOutsAsCsv({ standOuts }: StandOuts): Response {
  const items = 'available' in standOuts ? [] : standOuts.items;
  return csvResponse('stand-outs.csv', columns, items.map(toRow));
}

function toRow(item: StandOut): Row {
  const { kind, impact, pValue, qValue } = item;
  return {
    kind,
    product: kind === 'days' ? null : item.product,
    from: kind === 'trend' ? null : item.from,
    to: kind === 'trend' ? null : item.to,
    actual: kind === 'days' ? item.actual : null,
    expected: kind === 'days' ? item.expected : null,
    unitsBefore: kind === 'trend' ? item.before : kind === 'stockOut' ? item.usualUnits : null,
    unitsAfter: kind === 'trend' ? item.after : null,
    restChange: kind === 'trend' ? item.restChange : null,
    missedLow: kind === 'stockOut' ? item.missed.low : null,
    missedHigh: kind === 'stockOut' ? item.missed.high : null,
    impact,
    pValue,
    qValue,
  };
}
