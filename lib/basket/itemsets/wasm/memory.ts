/** Whether the time is over. */
declare function isOver(): bool;

/** Steps between two looks at the clock. */
const stepsOfLook: i64 = 1 << 22;

export const running: i32 = 0;
/** There are more sets than may be found. */
export const tooMany: i32 = 1;
/** Time or memory is over. */
export const stopped: i32 = 2;
export let state: i32 = 0;
/** First byte that is not taken. */
export let free: usize = 0;
/** First byte that was never taken. */
export let highest: usize = 0;
let mostBytes: usize = 0;
let steps: i64 = 0;

export function begin(top: usize, bytes: usize): void {
  free = (top + 7) & ~7;
  mostBytes = bytes;
}

export function enter(next: i32): void {
  state = next;
}

/** Counts work that was done; now and then the clock is looked at. */
export function work(done: u32): void {
  steps += done;
  if (steps < stepsOfLook) return;
  steps = 0;
  if (isOver()) state = stopped;
}

/** Whether there is several times as much memory left. */
export function isPlentiful(bytes: usize): bool {
  return <u64>free + <u64>bytes * 4 <= mostBytes;
}

/** Gives back all memory from an address on. */
export function release(from: usize): void {
  free = from;
}

/** Memory until it is released; 0, and the search stops, where there is none left. */
export function take(bytes: usize): usize {
  const taken = free;
  const until = (taken + bytes + 7) & ~7;
  if (until > mostBytes) {
    state = stopped;
    return 0;
  }
  const pages = <i32>((until + 0xffff) >> 16) - memory.size();
  if (pages > 0 && memory.grow(max(pages, 64)) < 0) {
    state = stopped;
    return 0;
  }
  free = until;
  if (until > highest) highest = until;
  return taken;
}
