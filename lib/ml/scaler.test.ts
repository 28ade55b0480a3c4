import { expect, test } from 'vitest';
import { LabelEncoder, unknownLabel } from './label-encoder';
import { matrixOf } from './matrix';
import { fitScaler, scale, unscale } from './scaler';
import { scikitLearn } from './testing/scikit-learn';
import { workedTable } from './testing/worked-tables';

test.each(scikitLearn.map((figures, index) => ({ table: index + 1, wanted: figures.scaler })))(
  'table $table is scaled as by scikit-learn, and back',
  ({ table, wanted }) => {
    const { matrix } = workedTable(table);
    const scaler = fitScaler(matrix);
    const scaled = scale(scaler, matrix);
    const last = scaled.values.subarray(-3, -1);
    [...scaler.means, ...scaler.scales, ...last].forEach((value, index) => {
      const tolerance = index < 6 ? 1e-9 : 1e-5;
      expect(Math.abs(value - wanted[index]!)).toBeLessThanOrEqual(tolerance * Math.abs(wanted[index]!));
    });
    unscale(scaler, scaled).values.forEach((value, index) => {
      const original = matrix.values[index]!;
      if (Number.isNaN(original)) expect(value).toBeNaN();
      else
        expect(Math.abs(value - original)).toBeLessThanOrEqual(
          1e-12 * (Math.abs(original) + scaler.scales[index % 3]!),
        );
    });
  },
);

test('constant columns and columns without values are only shifted; no rows, no shift', () => {
  const scaler = fitScaler(
    matrixOf([
      [5, Number.NaN],
      [5, Number.NaN],
    ]),
  );
  expect(scaler).toEqual({ means: [5, 0], scales: [1, 1] });
  expect([...scale(scaler, matrixOf([[6, Number.NaN]])).values]).toEqual([1, Number.NaN]);
  expect(fitScaler({ values: new Float64Array(0), rows: 0, columns: 2 })).toEqual({ means: [0, 0], scales: [1, 1] });
});

test('timestamps a second apart stay apart', () => {
  const times = matrixOf([[1_732_000_000_000], [1_732_000_001_000], [1_732_000_002_000]]);
  expect([...scale(fitScaler(times), times).values]).toEqual(
    [-1, 0, 1].map((step) => expect.closeTo(step * Math.sqrt(1.5), 12)),
  );
});

test('labels have codes in their order, and what is not known has none', () => {
  const encoder = LabelEncoder.fit(['Tea', null, '007', 'Cake', '', 'Tea', '7']);
  expect(encoder.labels).toEqual(['007', '7', 'Cake', 'Tea']);
  expect(['7', '007', 'Tea'].map((label) => encoder.encode(label))).toEqual([1, 0, 3]);
  expect(['Milk', '', null].map((label) => encoder.encode(label))).toEqual([unknownLabel, unknownLabel, unknownLabel]);
  expect([0, 3, unknownLabel, 9, 0.5].map((code) => encoder.decode(code))).toEqual(['007', 'Tea', null, null, null]);
  expect(new LabelEncoder(encoder.labels)).toEqual(encoder);
});
