import 'server-only';
import type { standOuts } from '../../api/stand-outs';
import { readStandOuts } from '../../summary/stand-outs/read-stand-outs';
import type { UseCase } from '../http/handle';
import { ask, filterOf } from '../question';
import { readEvents } from './events';

/** `GET /api/stand-outs`. */
export const findings: UseCase<typeof standOuts> = async ({ dataset, top, ...input }, caller) =>
  ask({ dataset, filter: filterOf(input), top }, caller, async (lines, { filter }, datasetId) => {
    const events = await readEvents(datasetId, filter);
    return { ...(await readStandOuts(lines, { filter, top, named: events })), events };
  });
