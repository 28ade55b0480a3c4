import 'server-only';
import type { forecast } from '../../api/forecast';
import { csvResponse, wantsCsv } from '../http/csv';
import type { UseCase } from '../http/handle';
import { ask, filterOf } from '../question';
import { daysOf, forecastPart } from './part';

const columns = ['bucket', 'mean', 'lower80', 'upper80', 'lower95', 'upper95'] as const;

/** `GET /api/forecast`. */
export const forecasting: UseCase<typeof forecast> = async (input, caller, request) => {
  const { dataset, grain, horizon, retrain } = input;
  const events = input.events.map(daysOf);
  const asked = { dataset, filter: filterOf(input), grain, horizon, retrain, events };
  const answer = await ask(asked, caller, async (lines, narrowed, datasetId, grant) => {
    const { rows, part } = await forecastPart(lines, narrowed, datasetId, grant, request.signal);
    return { rows, ...part };
  });
  return wantsCsv(request) && 'points' in answer ? csvResponse('forecast.csv', columns, answer.points) : answer;
};
