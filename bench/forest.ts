import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { predict } from '../lib/ml/forest/forest';
import { trainForest } from '../lib/ml/forest/train';
import type { Matrix } from '../lib/ml/matrix';
import { regressionMetrics } from '../lib/ml/metrics/regression';
import { friedman, rowsOf } from '../lib/ml/testing/friedman';
import { python } from './servers';
import type { Row } from './table';

const sizes = [10_000, 50_000];
const laterRows = 5000;
const columns = 12;
const options = { trees: 100, minLeaf: 5, featuresPerSplit: 4 };

/** Trains the same forests here and with scikit-learn, one thread each, taking turns. */
export function measureForest(folder: string, rounds: number, hasPeer: boolean, log: (line: string) => void): Row[] {
  const rows: Row[] = [];
  for (const size of sizes) {
    const { matrix, target } = friedman(size + laterRows, columns, 1);
    const files = ['x', 'y'].map((name) => join(folder, `forest-${name}.bin`));
    [matrix.values, target].forEach((values, index) => {
      writeFileSync(files[index] ?? '', new Uint8Array(values.buffer));
    });
    const ours: Measured[] = [];
    const peer: Measured[] = [];
    for (let round = 1; round <= rounds; round++) {
      log(`forest of ${size} rows, round ${round} of ${rounds}`);
      if (hasPeer) peer.push(trainPeer(files, size, round));
      ours.push(trainOurs(matrix, target, size, round));
    }
    const seconds = ({ cpuSeconds }: Measured) => cpuSeconds;
    const error = ({ rmse }: Measured) => rmse;
    const what = `${size} × ${columns}`;
    rows.push(
      { what: `${what}: CPU`, unit: 's', ours: ours.map(seconds), peer: peer.map(seconds) },
      { what: `${what}: RMSE on later rows`, unit: '', ours: ours.map(error), peer: peer.map(error) },
    );
  }
  return rows;
}

interface Measured {
  cpuSeconds: number;
  rmse: number;
}

function trainOurs(matrix: Matrix, target: Float64Array, size: number, seed: number): Measured {
  const before = process.cpuUsage();
  const forest = trainForest(rowsOf(matrix, 0, size), target.slice(0, size), { ...options, seed });
  const { user, system } = process.cpuUsage(before);
  const predicted = predict(forest, rowsOf(matrix, size, size + laterRows));
  const { rmse } = regressionMetrics(target.slice(size), predicted);
  return { cpuSeconds: (user + system) / 1e6, rmse };
}

const script = `
import sys, time, numpy as np
from sklearn.ensemble import RandomForestRegressor
x, y, size, columns, trees, leaf, mtry, seed = sys.argv[1:3] + [int(a) for a in sys.argv[3:]]
x, y = np.fromfile(x).reshape(-1, columns), np.fromfile(y)
start = time.process_time()
forest = RandomForestRegressor(trees, min_samples_leaf=leaf, max_features=mtry, random_state=seed, n_jobs=1).fit(x[:size], y[:size])
seconds = time.process_time() - start
print(seconds, np.sqrt(np.mean((forest.predict(x[size:]) - y[size:]) ** 2)))
`;

function trainPeer(files: string[], size: number, seed: number): Measured {
  const numbers = [size, columns, options.trees, options.minLeaf, options.featuresPerSplit, seed].map(String);
  const output = execFileSync(python, ['-c', script, ...files, ...numbers], { encoding: 'utf8' });
  const [cpuSeconds = Number.NaN, rmse = Number.NaN] = output.split(' ').map(Number);
  return { cpuSeconds, rmse };
}
