import type { ScatterLook } from '@/app/_components/scatter-chart';
import type { RulePoint } from '@/lib/api/basket';

interface LiftClass {
  name: string;
  look: ScatterLook;
  /** The lowest lift of the class. */
  from: number;
}

const classes: readonly LiftClass[] = [
  { name: 'less often than by chance', look: 'triangle', from: 0 },
  { name: 'about chance', look: 'cross', from: 1 / 1.2 },
  { name: 'up to twice', look: 'circle', from: 1.2 },
  { name: '2 to 5 times', look: 'diamond', from: 2 },
  { name: 'over 5 times', look: 'star', from: 5 },
];

/** Points by how many times as often as by chance they are; only classes that have any. */
export function classesOf(points: readonly RulePoint[]): (LiftClass & { points: RulePoint[] })[] {
  return classes
    .map((one, index) => {
      const below = classes[index + 1]?.from ?? Number.POSITIVE_INFINITY;
      return { ...one, points: points.filter(({ lift }) => lift >= one.from && lift < below) };
    })
    .filter(({ points: held }) => held.length > 0);
}
