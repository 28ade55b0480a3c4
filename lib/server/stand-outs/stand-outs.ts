import 'server-only';
import type { standOuts } from '../../api/stand-outs';
import { readStandOuts } from '../../summary/stand-outs/read-stand-outs';
import { wantsCsv } from '../http/csv';
import type { UseCase } from '../http/handle';
import { ask, filterOf } from '../question';
import { readEvents } from './events';
import { standOutsAsCsv } from './stand-outs-csv';

/** `GET /api/stand-outs`. */
export const findings: UseCase<typeof standOuts> = async ({ dataset, top, ...input }, caller, request) => {
  const question = { dataset, filter: filterOf(input), top };
  const answer = await ask(question, caller, async (lines, { filter }, datasetId) => {
    const events = await readEvents(datasetId, filter);
    return { ...(await readStandOuts(lines, { filter, top, named: events })), events };
  });
  return wantsCsv(request) && answer.hasData ? standOutsAsCsv(answer) : answer;
};
