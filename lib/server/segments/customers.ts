import 'server-only';
import { toCsv, toCsvLines } from '../../api/csv';
import type { CustomerRow, downloadCustomers } from '../../api/segments';
import { AppError } from '../../errors';
import { eachCustomer } from '../../segments/customers/list-customers';
import { momentOf } from '../../segments/customers/moment';
import { segmentNames } from '../../segments/learn/names';
import { csvHeaders } from '../http/csv';
import type { UseCase } from '../http/handle';
import { ask, filterOf } from '../question';
import { segmentModel } from './segment-model';

const columns = [
  'customer',
  'segment',
  'recencyDays',
  'frequency',
  'monetary',
  'averageTransactionValue',
  'gapDays',
  'firstDay',
  'lastDay',
] as const;

/** `GET /api/segments/customers.csv`: for members of the dataset only. */
export const customersCsv: UseCase<typeof downloadCustomers> = async (input, caller, { signal }) => {
  const { k = null, retrain, segment = null } = input;
  const parts: string[] = [toCsv([columns])];
  const answer = await ask(
    { dataset: input.dataset, filter: filterOf(input) },
    caller,
    async (lines, { filter }, dataset, { role }) => {
      const learned = await segmentModel(lines, { dataset, filter, k, retrain, saves: role !== 'link' }, signal);
      const moment = momentOf(lines, filter);
      if ('available' in learned) throw new AppError('not_enough_data', learned.reason);
      if (moment === null) throw new AppError('not_enough_data', 'There are no sales on the selected days.');
      const { model } = learned;
      if (segment !== null && !model.names.some((name) => name === segment)) throw unknownSegment(segment, model.names);
      await eachCustomer(lines, moment, model, segment, (customers) => parts.push(toCsvLines(customers.map(cellsOf))));
      return {};
    },
  );
  if (!answer.hasData) throw new AppError('not_found', 'There are no sales yet. Bring a sales file to begin.');
  const name = segment === null ? 'customers' : `customers - ${segment}`;
  return new Response(new Blob(parts), { headers: csvHeaders(`${name}.csv`) });
};

function cellsOf(customer: CustomerRow) {
  return columns.map((column) => customer[column]);
}

function unknownSegment(segment: string, names: readonly string[]): AppError {
  const isName = segmentNames.some((name) => name === segment);
  const why = isName ? `nobody is in "${segment}"` : 'there is no such segment';
  return new AppError('invalid_input', `"segment" must be one of ${names.join(', ')}: ${why}.`, {
    fields: [{ path: 'segment', message: `must be one of ${names.join(', ')}` }],
  });
}
