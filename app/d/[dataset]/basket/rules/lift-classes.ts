import type { RulePoint } from '@/lib/api/basket';

interface LiftClass {
  name: string;
  /** Its place among the classes, whichever of them have points. */
  place: number;
  /** The lowest lift of the class. */
  from: number;
}

const classes: readonly LiftClass[] = [
  { name: 'less often than by chance', place: 1, from: 0 },
  { name: 'about chance', place: 4, from: 1 / 1.2 },
  { name: 'up to twice', place: 0, from: 1.2 },
  { name: '2 to 5 times', place: 3, from: 2 },
  { name: 'over 5 times', place: 5, from: 5 },
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
