import 'server-only';
import type { saleLines } from '../api/sale-lines';
import type { SaleLines } from '../engine/engine';
import type { Filter } from '../sales/filter';
import { type LinePage, readSaleLines } from '../summary/sale-lines';
import { csvResponse, wantsCsv } from './http/csv';
import type { UseCase } from './http/handle';
import { ask, filterOf } from './question';

const columns = [
  'day',
  'time',
  'transactionId',
  'product',
  'category',
  'store',
  'customerId',
  'quantity',
  'unitPrice',
  'amount',
] as const;

/** `GET /api/sale-lines`. */
export const answerSaleLines: UseCase<typeof saleLines> = async (input, caller, request) => {
  const { dataset, kind, limit, offset } = input;
  const answer = await ask({ dataset, filter: filterOf(input), kind, limit, offset }, caller, read);
  return wantsCsv(request) && answer.hasData ? csvResponse('sale-lines.csv', columns, answer.lines) : answer;
};

function read(lines: SaleLines, { filter, ...page }: LinePage & { filter: Filter }) {
  return readSaleLines(lines, filter, page);
}
