import { parentPort } from 'node:worker_threads';
import { codesOf } from '../../basket/itemsets/baskets';
import { Market } from '../../basket/market';
import { help } from '../../basket/together/help';
import { giveWay } from '../thread/give-way';
import type { ApartAnswer, HelpRequest } from './helping-thread';

giveWay();

parentPort?.on('message', (request: HelpRequest) => {
  if (!('apart' in request)) return help(request);
  const { apart: baskets, charges } = request;
  const apart = new Market(baskets).keepApart(codesOf(baskets, charges));
  parentPort?.postMessage({ apart } satisfies ApartAnswer);
});
