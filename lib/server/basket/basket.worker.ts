import { parentPort } from 'node:worker_threads';
import { answer } from '../../basket/answer';
import { BasketCollector } from '../../basket/itemsets/collector';
import { Market } from '../../basket/market';
import { addCodedLines } from '../../basket/read-coded';
import type { Answered } from '../thread/converse';
import { describeFailure } from '../thread/failure';
import { giveWay } from '../thread/give-way';
import { OpenFile } from '../upload/cleaning/open-file';
import { lookApart, startApart } from './apart-thread';
import type { MiningAnswer, MiningRequest } from './mining-thread';

/** Baskets that are kept for the next question: those of the page, and of the page before. */
const mostMarkets = 2;

const markets = new Map<string, Market>();
let collector = new BasketCollector();
/** Ends when the last market knows what to keep apart, or has to find out itself. */
let looking: Promise<void> = Promise.resolve();

giveWay();

parentPort?.on('message', async (request: MiningRequest) => {
  try {
    if ('block' in request) return collector.add(request.block);
    if ('read' in request) return addCodedLines(collector, request.read, readBytes);
    if ('keep' in request) {
      const market = new Market(collector.finish());
      collector = new BasketCollector();
      looking = lookApart(market.baskets, request.charges).then(
        (pairs) => {
          if (pairs !== null) market.tellApart(pairs);
        },
        () => {},
      );
      return keep(request.keep, market);
    }
    const market = markets.get(request.market);
    if (market === undefined) return reply({ missing: true });
    keep(request.market, market);
    market.find(request.question);
    await looking;
    reply({ answer: answer(market, request.question) });
    startApart();
  } catch (error) {
    reply({ failed: describeFailure(error) });
  }
});

function reply(message: Answered<MiningAnswer>): void {
  parentPort?.postMessage(message);
}

function readBytes(path: string, start: number, into: Uint8Array): void {
  const file = new OpenFile(path);
  try {
    file.read(start, into);
  } finally {
    file.close();
  }
}

/** The last one asked is the last to go. */
function keep(name: string, market: Market): void {
  markets.delete(name);
  for (const oldest of [...markets.keys()].slice(0, Math.max(0, markets.size + 1 - mostMarkets)))
    markets.delete(oldest);
  markets.set(name, market);
}
