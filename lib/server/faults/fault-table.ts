import type { Reporter, TestModule } from 'vitest/node';
import { type Counts, noCounts } from './told';

/** Prints what the tests of a run have told of the faults they injected, at its end. */
export default class FaultTable implements Reporter {
  private readonly began = performance.now();

  onTestRunEnd(modules: readonly TestModule[]): void {
    const rows = new Map<string, Counts>();
    for (const module of modules)
      for (const test of module.children.allTests())
        for (const [fault, counts] of Object.entries(test.meta().faults ?? {}))
          rows.set(fault, add(rows.get(fault) ?? noCounts, counts));
    if (rows.size === 0) return;
    const sum = [...rows.values()].reduce(add, noCounts);
    const line = (cells: unknown[]) => `| ${cells.join(' | ')} |`;
    const lines = [...rows, ['all', sum] as const].map(([fault, counts]) => line([fault, ...Object.values(counts)]));
    const minutes = ((performance.now() - this.began) / 60_000).toFixed(1);
    console.log(`\n${line(['fault', ...Object.keys(noCounts)])}\n${line(Array(6).fill('---'))}\n${lines.join('\n')}`);
    console.log(`\n${sum.times} faults in ${minutes} minutes: ${sum.lost} lost, ${sum.half} half there\n`);
  }
}

function add(one: Counts, other: Counts): Counts {
  return {
    times: one.times + other.times,
    acknowledged: one.acknowledged + other.acknowledged,
    stored: one.stored + other.stored,
    lost: one.lost + other.lost,
    half: one.half + other.half,
  };
}
