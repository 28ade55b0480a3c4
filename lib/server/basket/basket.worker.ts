import { parentPort } from 'node:worker_threads';
import { answer } from '../../basket/answer';
import { BasketCollector } from '../../basket/itemsets/collector';
import { Market } from '../../basket/market';
import type { BasketQuestion } from '../../basket/question';
import { addCodedLines } from '../../basket/read-coded';
import { LineMemory } from '../../engine/coded/line-memory';
import type { Answered } from '../thread/converse';
import { describeFailure } from '../thread/failure';
import { giveWay } from '../thread/give-way';
import { readBytes } from '../thread/read-bytes';
import { askHelp, lookApart, startHelp } from './helping-thread';
import type { MiningAnswer, MiningRequest } from './mining-thread';

/** Baskets that are kept for the next question: those of the page, and of the page before. */
const mostMarkets = 2;

interface Kept {
  market: Market;
  memory: LineMemory;
}

const markets = new Map<string, Kept>();
/** What collects the lines of the next market. */
let collector: BasketCollector | null = null;
/** Has what to keep apart looked for in the last market. The search is helped with first: what comes after it leaves time for this. */
let look: (() => void) | null = null;
/** Ends when the last market knows what to keep apart, or has to find out itself. */
let looking: Promise<void> = Promise.resolve();

giveWay();

parentPort?.on('message', async (request: MiningRequest) => {
  try {
    if ('market' in request) return await answerOne(request);
    collector ??= new BasketCollector(takeMemory());
    if ('mostLines' in request) return collector.reserve(request.mostLines);
    if ('block' in request) return collector.add(request.block);
    if ('read' in request) return addCodedLines(collector, request.read, readBytes);
    const { memory } = collector;
    const market = new Market(collector.finish(), (work) => {
      askHelp(work);
      look?.();
    });
    collector = null;
    markets.set(request.keep, { market, memory });
    look = () => {
      look = null;
      looking = lookApart(market.baskets, request.charges).then(
        (pairs) => {
          if (pairs !== null) market.tellApart(pairs);
        },
        () => {},
      );
    };
  } catch (error) {
    reply({ failed: describeFailure(error) });
  }
});

async function answerOne({ market: name, question }: { market: string; question: BasketQuestion }): Promise<void> {
  const kept = markets.get(name);
  if (kept === undefined) return reply({ missing: true });
  // The last one asked is the last to go.
  markets.delete(name);
  markets.set(name, kept);
  if (question.minSupport === null) look?.();
  kept.market.find(question);
  look?.();
  await looking;
  reply({ answer: answer(kept.market, question) });
  startHelp();
}

/** Memory for baskets: that of the ones that have not been asked about for longest, which go. */
function takeMemory(): LineMemory {
  const [oldest] = markets;
  if (oldest === undefined || markets.size < mostMarkets) return new LineMemory();
  const [name, { memory }] = oldest;
  markets.delete(name);
  return memory.giveBack() ?? new LineMemory();
}

function reply(message: Answered<MiningAnswer>): void {
  parentPort?.postMessage(message);
}
