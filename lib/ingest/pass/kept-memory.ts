import { Memory } from '../../memory';

const bytes = 24 << 20;
let idle: Memory | null = null;

/**
 * Has a pass made in memory that the thread keeps for the next one: for every few megabytes of new memory V8 collects garbage, and
 * forgets what it has compiled. The pass and its columns may not be used afterwards.
 */
export function inKeptMemory<Result>(pass: (memory: Memory) => Result): Result {
  const memory = idle ?? new Memory(new ArrayBuffer(bytes));
  idle = null;
  try {
    return pass(memory);
  } finally {
    memory.giveBack();
    idle = memory;
  }
}
