import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { assignNearest } from '../lib/ml/k-means/nearest';
import type { Matrix } from '../lib/ml/matrix';
import { fitScaler, scale } from '../lib/ml/scaler';
import { randomSource } from '../lib/random';
import { learnSegments } from '../lib/segments/learn/learn-segments';
import type { SegmentModel } from '../lib/segments/learn/model';
import { python, root } from './servers';
import type { Row } from './table';

const customers = 100_000;
/** As many as segments are learned from; all are placed. */
const sampled = 20_000;

const Scikit = z.object({ cpuSeconds: z.number(), inertias: z.record(z.string(), z.number()) });

/**
 * Segments of 100,000 customers beside scikit-learn's k-means (n_init 10) on the same table, in turn: processor time with four
 * segments and with their number chosen, and the inertia of all customers in scikit-learn's units.
 */
export function measureSegments(folder: string, rounds: number, hasPeer: boolean): { rows: Row[]; inertias: string[] } {
  const table = drawCustomers();
  const path = join(folder, 'customers.f64');
  writeFileSync(path, table.values);
  const rows: Row[] = [];
  const inertias: string[] = [];
  for (const k of [4, null]) {
    const what = k === null ? 'segments, their number chosen' : `${k} segments`;
    const [ours, peer]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      const before = process.cpuUsage();
      const model = learnSegments({ customers: sampleOf(table), k, asOf: '2024-01-01' });
      const inertia = inertiaOf(model, table);
      const { user, system } = process.cpuUsage(before);
      ours.push((user + system) / 1e6);
      if (!hasPeer) continue;
      const output = execFileSync(python, [join(root, 'bench/scikit-segments.py'), path, String(k ?? 0)], {
        env: { ...process.env, OMP_NUM_THREADS: '1' },
        encoding: 'utf8',
      });
      const theirs = Scikit.parse(JSON.parse(output));
      peer.push(theirs.cpuSeconds);
      const chosen = model.centroids.length;
      const ratio = inertia / (theirs.inertias[String(chosen)] ?? Number.NaN);
      if (round === 0) inertias.push(`${what} (${chosen}): inertia ${ratio.toFixed(4)} of scikit-learn's`);
    }
    rows.push({ what: `${what}: CPU`, unit: 's', ours, peer });
  }
  return { rows, inertias };
}

/** Customers as shops have them: many who came once, few who come often and spend much. */
function drawCustomers(): Matrix {
  const { next } = randomSource(1);
  const uniform = () => (next() + 0.5) / 4_294_967_296;
  const values = new Float64Array(customers * 3);
  for (let customer = 0; customer < customers; customer++) {
    const liking = uniform();
    const frequency = 1 + Math.floor(-Math.log(uniform()) * 12 * liking ** 3);
    const normal = Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    values[customer * 3] = Math.floor(Math.min(720, (-Math.log(uniform()) * 400) / (1 + frequency)));
    values[customer * 3 + 1] = frequency;
    values[customer * 3 + 2] = Math.round(frequency * Math.exp(3 + 0.6 * normal) * 100) / 100;
  }
  return { values, rows: customers, columns: 3 };
}

function sampleOf({ values, columns }: Matrix): Matrix {
  return { values: values.slice(0, sampled * columns), rows: sampled, columns };
}

/** What placing all customers comes to, measured as scikit-learn scales them. */
function inertiaOf({ centroids, scaler }: SegmentModel, table: Matrix): number {
  const logged = { ...table, values: table.values.map((value) => Math.log1p(Math.max(value, 0))) };
  const { means, scales } = fitScaler(logged);
  const moved = centroids.map((centroid) =>
    centroid.map((value, axis) => {
      const log = value * (scaler.scales[axis] ?? 1) + (scaler.means[axis] ?? 0);
      return (log - (means[axis] ?? 0)) / (scales[axis] ?? 1);
    }),
  );
  return assignNearest(scale({ means, scales }, logged), moved).inertia;
}
