import { parentPort } from 'node:worker_threads';
import { addUpSales } from '../../engine/sums/add-up-sales';
import { addUpVisits } from '../../engine/sums/add-up-visits';
import type { Answered } from '../thread/converse';
import { describeFailure } from '../thread/failure';
import { readBytes } from '../thread/read-bytes';
import type { AddingAnswer, AddingRequest } from './adding-threads';

parentPort?.on('message', (request: AddingRequest) => {
  parentPort?.postMessage(answer(request));
});

function answer({ of, question }: AddingRequest): Answered<AddingAnswer<'sales' | 'visits'>> {
  try {
    return { sums: of === 'sales' ? addUpSales(question, readBytes) : addUpVisits(question, readBytes) };
  } catch (error) {
    return { failed: describeFailure(error) };
  }
}
