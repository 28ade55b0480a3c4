import { isShared, type Memory } from '../../memory';
import { atLeast } from '../../ml/fisher';
import { endTurns, helpWith, openTurns, type Turns, takeTurn } from '../together/turns';

/** Pairs of sides whose chances two threads may work out together. */
export interface Chances {
  turns: Turns;
  transactions: number;
  /** Of each pair, how many transactions hold both sides, the one and the other. */
  counts: Uint32Array;
  /** Of each pair, how often chance alone brings both sides together at least as often. */
  pValues: Float64Array;
}

const pairsOfTurn = 512;

/** Room for so many pairs. */
export function openChances(pairs: number, transactions: number, memory: Memory): Chances {
  return { turns: openTurns(), transactions, counts: memory.uint32(3 * pairs), pValues: memory.float64(pairs) };
}

/** Works out the chances of the first pairs. @param ask hands them to a thread that may help */
export function workOut(all: Chances, pairs: number, ask: ((chances: Chances) => void) | null): void {
  const chances = { ...all, pValues: all.pValues.subarray(0, pairs) };
  if (isShared(chances.counts) && isShared(chances.pValues)) ask?.(chances);
  takeTurns(chances);
  endTurns(chances.turns);
}

/** Does turns of another thread's chances. */
export function helpChances(chances: Chances): void {
  helpWith(chances.turns, () => takeTurns(chances));
}

function takeTurns({ turns, transactions, counts, pValues }: Chances): void {
  for (;;) {
    const first = takeTurn(turns) * pairsOfTurn;
    if (first >= pValues.length) return;
    const end = Math.min(pValues.length, first + pairsOfTurn);
    for (let pair = first, at = first * 3; pair < end; pair++, at += 3)
      pValues[pair] = atLeast(counts[at]!, counts[at + 1]!, counts[at + 2]!, transactions);
  }
}
