import type { SaleLines } from '../../engine/engine';
import type { Matrix } from '../../ml/matrix';
import type { Moment } from '../customers/moment';

/** Customers that segments are learned from; all are placed in them. */
const mostCustomers = 20_000;
/** Money is read in millionths, and no customer's as more than fits. */
const millionths = 1e6;
const mostMoney = 9e12;

/**
 * Recency, frequency and monetary of the customers, or of a sample where they are many. Their keys are hashes, so that
 * their order means nothing.
 */
export async function readPoints(lines: SaleLines, { customers, parameters }: Moment): Promise<Matrix> {
  const values: number[] = [];
  await lines.stream(
    `SELECT CAST(recency AS BIGINT), CAST(frequency AS BIGINT),
            CAST(round(least(greatest(CAST(monetary AS DOUBLE PRECISION), ${-mostMoney}), ${mostMoney}) * ${millionths}) AS BIGINT)
       FROM (${customers}) AS customer ORDER BY customer_key LIMIT ${mostCustomers}`,
    parameters,
    ([recency, frequency, monetary]) => {
      recency?.forEach((days, row) => {
        values.push(Number(days), Number(frequency?.[row]), Number(monetary?.[row]) / millionths);
      });
    },
  );
  return { values: Float64Array.from(values), rows: values.length / 3, columns: 3 };
}
