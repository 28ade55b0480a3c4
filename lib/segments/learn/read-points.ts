import { doubles } from '../../engine/columns';
import type { SaleLines } from '../../engine/engine';
import type { Matrix } from '../../ml/matrix';
import type { Moment } from '../customers/moment';

/** Customers that segments are learned from; all are placed in them. */
const mostCustomers = 20_000;

const columns = { recency: doubles, frequency: doubles, monetary: doubles };

/**
 * Recency, frequency and monetary of the customers, or of a sample where they are many. Their keys are hashes, so that
 * their order means nothing.
 */
export async function readPoints(lines: SaleLines, { customers, parameters }: Moment): Promise<Matrix> {
  const values: number[] = [];
  const double = (column: string) => `CAST(${column} AS DOUBLE PRECISION) AS ${column}`;
  await lines.stream(
    `SELECT ${Object.keys(columns).map(double).join(', ')}
       FROM (${customers}) AS customer ORDER BY customer_key LIMIT ${mostCustomers}`,
    parameters,
    columns,
    ({ recency, frequency, monetary }) => {
      for (let row = 0; row < recency.length; row++) values.push(recency[row]!, frequency[row]!, monetary[row]!);
    },
  );
  return { values: Float64Array.from(values), rows: values.length / 3, columns: 3 };
}
