import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomSource } from '../../random';
import { matrixOf } from '../matrix';
import { adjustedRand } from './adjusted-rand';
import { chooseK } from './choose-k';
import { fitKMeans } from './k-means';
import { assignNearest } from './nearest';
import { silhouette } from './silhouette';
import { resampledAgreement } from './stability';

/** Three heaps of eight points. */
const points = matrixOf(
  Array.from({ length: 24 }, (_, index) => [
    ((index * 7) % 11) + (index < 8 ? 0 : index < 16 ? 20 : 50),
    ((index * 5) % 9) + (index % 8 < 4 ? 0 : 3),
  ]),
);

describe('k-means', () => {
  // scikit-learn 1.2: KMeans(k, n_init=10).inertia_ and silhouette_score
  test.each([
    [2, 2047.8125, 0.6992660782297077],
    [3, 506.25, 0.7166471830765434],
    [4, 402.08333333333337, 0.6495750319083587],
  ])('of %d clusters has the inertia and the silhouette of scikit-learn', (k, inertia, score) => {
    const clusters = fitKMeans(points, k);
    expect(clusters.inertia).toBeCloseTo(inertia, 9);
    expect(silhouette(points, clusters.labels, k)).toBeCloseTo(score, 12);
  });

  test('refines many points from what suited the first ones, and comes to the same result every time', () => {
    const { below } = randomSource(7);
    const many = matrixOf(Array.from({ length: 5000 }, (_, index) => [(index % 3) * 30 + below(20), below(20)]));
    const clusters = fitKMeans(many, 3);
    expect(clusters.centroids.map(([x = 0]) => Math.round(x / 10)).sort()).toEqual([1, 4, 7]);
    expect(fitKMeans(many, 3)).toEqual(clusters);
  });

  test('gives every point to the nearest centroid, and more clusters never have more inertia', () => {
    const some = fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 })), {
      minLength: 4,
      maxLength: 40,
    });
    fc.assert(
      fc.property(some, (drawn) => {
        const different = matrixOf([...new Map(drawn.map((point) => [point.join(), point])).values()]);
        fc.pre(different.rows >= 4);
        const [two, all] = [fitKMeans(different, 2), fitKMeans(different, different.rows)];
        expect(assignNearest(different, two.centroids)).toEqual({ labels: two.labels, inertia: two.inertia });
        expect(all.inertia).toBeLessThanOrEqual(two.inertia + 1e-9);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the number of clusters', () => {
  test('is that of the heaps where there are some', () => {
    const { clusters, choices } = chooseK(points, { least: 2, most: 6, floor: 0.02 });
    expect(clusters.centroids).toHaveLength(3);
    expect(choices.map(({ k }) => k)).toEqual([2, 3, 4, 5, 6]);
  });

  test('is the largest that keeps three quarters of the best silhouette where there is one cloud only', () => {
    const { below } = randomSource(3);
    const cloud = matrixOf(Array.from({ length: 600 }, () => [below(1000) + below(1000), below(1000) + below(1000)]));
    const { clusters, choices } = chooseK(cloud, { least: 2, most: 8, floor: 0.02 });
    const best = Math.max(...choices.map((choice) => choice.silhouette));
    expect(best).toBeLessThan(0.5);
    const keeping = choices.filter((choice) => choice.silhouette >= 0.75 * best);
    expect(clusters.centroids).toHaveLength(keeping.at(-1)?.k ?? 0);
  });

  test('leaves no cluster smaller than the floor', () => {
    const { below } = randomSource(5);
    const heaps = matrixOf(
      Array.from({ length: 200 }, (_, index) => [(index % 2) * 100 + below(10), index === 0 ? 5000 : 0]),
    );
    const { clusters } = chooseK(heaps, { least: 2, most: 4, floor: 0.02 });
    expect(clusters.centroids).toHaveLength(2);
  });
});

describe('agreement', () => {
  // scikit-learn 1.2: adjusted_rand_score
  test.each([
    [[0, 0, 0, 1, 1, 1, 2, 2, 2, 2], [1, 1, 0, 0, 0, 2, 2, 2, 2, 1], 0.20454545454545456],
    [[0, 0, 0, 1, 1, 1, 2, 2, 2, 2], [2, 2, 2, 0, 0, 0, 1, 1, 1, 1], 1],
    [[0, 0, 0, 0], [0, 0, 0, 0], 1],
  ])('of %j and %j', (one, other, expected) => {
    expect(adjustedRand(Int32Array.from(one), Int32Array.from(other))).toBeCloseTo(expected, 12);
  });

  test('under resampling is whole for heaps apart, and less for cuts through a cloud', () => {
    const { below } = randomSource(11);
    const cloud = matrixOf(Array.from({ length: 300 }, () => [below(1000), below(1000)]));
    expect(resampledAgreement(points, fitKMeans(points, 3), randomSource(1).below)).toBe(1);
    expect(resampledAgreement(cloud, fitKMeans(cloud, 7), randomSource(1).below)).toBeLessThan(0.9);
  });
});
