import { parentPort } from 'node:worker_threads';
import { readGroups } from '../../engine/coded/read-groups';
import { addUpSales } from '../../engine/sums/add-up-sales';
import { addUpVisits } from '../../engine/sums/add-up-visits';
import type { SummedColumn } from '../../engine/sums/sums';
import type { Answered } from '../thread/converse';
import { describeFailure } from '../thread/failure';
import { readBytes } from '../thread/read-bytes';
import type { AddingAnswer, AddingRequest } from './adding-threads';

parentPort?.on('message', (request: AddingRequest) => {
  parentPort?.postMessage(answer(request));
});

function answer({ of, question }: AddingRequest): Answered<AddingAnswer<'sales' | 'visits'>> {
  try {
    const groups = readGroups<SummedColumn>(question.parts, readBytes);
    return { sums: of === 'sales' ? addUpSales(question, groups) : addUpVisits(question, groups) };
  } catch (error) {
    return { failed: describeFailure(error) };
  }
}
