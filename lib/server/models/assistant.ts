import { once } from 'node:events';
import type { MessagePort } from 'node:worker_threads';
import { type BinnedTable, binTable } from '../../ml/forest/bins';
import type { Forest } from '../../ml/forest/forest';
import { completeOptions, type ForestOptions } from '../../ml/forest/options';
import { growTrees, joinForests } from '../../ml/forest/train';
import type { Matrix } from '../../ml/matrix';
import type { Answered } from '../thread/converse';
import { describeFailure, errorOf } from '../thread/failure';

interface Request {
  table: BinnedTable;
  target: Float64Array;
  options: Partial<ForestOptions>;
  from: number;
  to: number;
}

type Answer = Answered<{ grown: Forest }>;

/** Grows one half of a forest's trees here and has the other half grown by the thread at the other end of a port. */
export async function growTogether(
  port: MessagePort,
  matrix: Matrix,
  target: Float64Array,
  options: Partial<ForestOptions>,
  onTree: (done: number) => void = () => {},
): Promise<Forest> {
  const { trees, bins } = completeOptions(options, matrix);
  const table = binTable(matrix, bins);
  const half = Math.ceil(trees / 2);
  port.postMessage({ table, target, options, from: half, to: trees } satisfies Request);
  const answered = once(port, 'message');
  const own = growTrees(table, target, options, { from: 0, to: half }, (done) => onTree(Math.min(trees, 2 * done)));
  const [answer]: Answer[] = await answered;
  if (answer === undefined || 'failed' in answer) throw errorOf(answer?.failed ?? { stack: 'No trees came.' });
  return joinForests([own, answer.grown]);
}

/** Grows trees for the thread at the other end of a port, until that end closes. */
export function assistOn(port: MessagePort): void {
  port.on('message', ({ table, target, options, from, to }: Request) => {
    const answer = (message: Answer) => port.postMessage(message);
    try {
      answer({ grown: growTrees(table, target, options, { from, to }) });
    } catch (error) {
      answer({ failed: describeFailure(error) });
    }
  });
}
