import { number } from '../../engine/columns';
import type { SaleLines } from '../../engine/engine';
import type { SegmentModel } from '../learn/model';
import { placedSql } from './customers';
import type { Moment } from './moment';

const mostPoints = 1000;

const row = { segment: number, recency: number, frequency: number, monetary: number };

/** At most 1,000 customers without their names, of each segment as many as it is large, and at least one. */
export async function readScatter(lines: SaleLines, { customers, parameters }: Moment, model: SegmentModel) {
  const found = await lines.query(
    `WITH placed AS MATERIALIZED (${placedSql(model, customers)}),
          sized AS (SELECT segment, count(*) AS size, sum(count(*)) OVER () AS whole FROM placed GROUP BY segment),
          numbered AS (
            SELECT segment, recency, frequency, monetary, row_number() OVER (PARTITION BY segment ORDER BY customer_key) AS place
              FROM placed)
     SELECT numbered.segment, recency, frequency, monetary
       FROM (SELECT * FROM numbered WHERE place <= ${mostPoints}) AS numbered JOIN sized ON sized.segment = numbered.segment
      WHERE place <= greatest(1, floor(size * least(1, ${mostPoints - model.centroids.length}.0 / whole)))
      ORDER BY numbered.segment, place`,
    parameters,
    row,
  );
  return found.map(({ segment, recency: recencyDays, frequency, monetary }) => ({
    segment,
    recencyDays,
    frequency,
    monetary,
  }));
}
