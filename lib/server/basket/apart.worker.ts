import { parentPort } from 'node:worker_threads';
import { codesOf } from '../../basket/itemsets/baskets';
import { Market } from '../../basket/market';
import { giveWay } from '../thread/give-way';
import type { ApartAnswer, ApartRequest } from './apart-thread';

giveWay();

parentPort?.on('message', ({ baskets, charges }: ApartRequest) => {
  const apart = new Market(baskets).keepApart(codesOf(baskets, charges));
  parentPort?.postMessage({ apart } satisfies ApartAnswer);
});
