import { type Exported, instantiate } from '../../web-assembly';
import { endTurns, helpWith, openTurns, skipTurns, type Turns, takeTurn } from '../together/turns';
import type { Baskets } from './baskets';
import type { Itemsets } from './found-sets';
import { minerWasm } from './generated/miner';
import { type Layer, layOut } from './lay-out';

export interface Limits {
  /** Least supportCount, at least 1. */
  least: number;
  /** Items of a set. */
  mostItems: number;
  mostSets: number;
  mostMilliseconds: number;
}

/** A search that two threads may do together: they share its memory, and each has a part of it to itself. */
export interface Search {
  memory: WebAssembly.Memory;
  turns: Turns;
  /** What both look at, and where. */
  list: number;
  listed: number;
  longRows: number;
  longWords: number;
  transactions: number;
  ranks: number;
  limits: Limits;
  /** When the time is over, in milliseconds since 1970. */
  until: number;
  /** What the one that helps has found. */
  told: Int32Array;
}

type Place =
  | 'bottom'
  | 'free'
  | 'highest'
  | 'state'
  | 'list'
  | 'listed'
  | 'longRows'
  | 'longWords'
  | 'least'
  | 'found'
  | 'parents'
  | 'items'
  | 'counts';

interface Miner extends Exported<Place>, Layer {
  prepare(...numbers: number[]): void;
  search(...numbers: number[]): void;
}

/** How a search went, and where what it found is. */
interface Told {
  state: number;
  least: number;
  found: number;
  parents: number;
  items: number;
  counts: number;
  highest: number;
}

/** Memory of a search, of which the last half is for the one that helps. */
const mostBytes = 224 << 20;
const half = mostBytes / 2;
/** Of which more was used than this is not kept. */
const mostKept = 32 << 20;
const [running, tooMany] = [0, 1];

/** That of the search before: new memory is slow at first. */
let kept: WebAssembly.Memory | null = null;

/**
 * Finds all sets of some items that baskets hold; found are their places.
 * @param items the rarest first
 * @param ask hands the search to a thread that may help
 * @returns of each part of the search what it found, in memory that the next search changes; null where memory is over at once
 */
export function search(
  baskets: Baskets,
  items: readonly number[],
  limits: Limits,
  ask: ((search: Search) => void) | null,
): Itemsets[] | null {
  const memory = kept ?? new WebAssembly.Memory({ initial: 1, maximum: mostBytes >> 16, shared: true });
  kept = null;
  const until = now() + limits.mostMilliseconds;
  const miner = load(memory, openTurns(), until);
  const { value: bottom } = miner.bottom;
  const [{ transactions }, ranks] = [baskets, items.length];
  const top = layOut(baskets, items, miner, memory, bottom, half);
  if (top === null) return null;
  miner.prepare(bottom, transactions, ranks, limits.least, top, half);
  if (miner.state.value !== running) return null;
  const [list, listed] = [miner.list.value, miner.listed.value];
  const [longRows, longWords] = [miner.longRows.value, miner.longWords.value];
  const shared = { memory, list, listed, longRows, longWords, transactions, ranks, limits, until };
  const from = miner.free.value;
  const begin = (): Search => ({ ...shared, turns: openTurns(), told: new Int32Array(new SharedArrayBuffer(64)) });
  const runAlone = () => [run(begin(), from, mostBytes, true)];
  const found = ask === null ? runAlone() : (runTogether(begin(), from, ask) ?? runAlone());
  if (found.every(({ highest }, part) => highest < part * half + mostKept)) kept = memory;
  return found.map((told) => read(memory, told));
}

/** Does turns of a search that another thread has. */
export function helpSearch(search: Search): void {
  helpWith(search.turns, () => {
    search.told.set(Object.values(run(search, half, mostBytes, false)));
  });
}

/** Null where there are more sets than one of both, or both together, may find. */
function runTogether(search: Search, from: number, ask: (search: Search) => void): Told[] | null {
  ask(search);
  const own = run(search, from, half, false);
  const isHelped = endTurns(search.turns);
  const parts = isHelped ? [own, hear(search.told)] : [own];
  const sets = parts.reduce((sum, { found }) => sum + found, 0);
  const isOverfull = sets > search.limits.mostSets || parts.some(({ state }) => state === tooMany);
  return isOverfull ? null : parts;
}

function run(search: Search, from: number, to: number, isAlone: boolean): Told {
  const { memory, turns, list, listed, longRows, longWords, transactions, ranks, limits, until } = search;
  const { least, mostItems, mostSets } = limits;
  const miner = load(memory, turns, until);
  miner.search(
    list,
    listed,
    transactions,
    ranks,
    least,
    mostItems,
    mostSets,
    from,
    to,
    Number(isAlone),
    longRows,
    longWords,
  );
  const told = {
    state: miner.state.value,
    least: miner.least.value,
    found: miner.found.value,
    parents: miner.parents.value,
    items: miner.items.value,
    counts: miner.counts.value,
    highest: miner.highest.value,
  };
  if (told.state === tooMany) skipTurns(turns);
  return told;
}

function load(memory: WebAssembly.Memory, turns: Turns, until: number): Miner {
  return instantiate<Miner>(minerWasm, {
    env: { memory },
    eclat: { nextTurn: () => takeTurn(turns) },
    memory: { isOver: () => now() > until },
  });
}

function hear([state = 0, least = 0, found = 0, parents = 0, items = 0, counts = 0, highest = 0]: Int32Array): Told {
  return { state, least, found, parents, items, counts, highest };
}

function read({ buffer }: WebAssembly.Memory, { least, found, parents, items, counts }: Told): Itemsets {
  return {
    parents: new Int32Array(buffer, parents, found),
    items: new Uint32Array(buffer, items, found),
    counts: new Uint32Array(buffer, counts, found),
    least: least >>> 0,
  };
}

/** The clocks of threads start at different times. */
function now(): number {
  return performance.timeOrigin + performance.now();
}
