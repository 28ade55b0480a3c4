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
    `SELECT segment, recency, frequency, monetary
       FROM (SELECT *, row_number() OVER (PARTITION BY segment ORDER BY customer_key) AS place,
                    count(*) OVER (PARTITION BY segment) AS size, count(*) OVER () AS whole
               FROM (${placedSql(model, customers)}) AS placed) AS numbered
      WHERE place <= greatest(1, floor(size * least(1, ${mostPoints - model.centroids.length}.0 / whole)))
      ORDER BY segment, place`,
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
