import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '../../errors';
import { friedman } from '../testing/friedman';
import { predict } from './forest';
import { decodeForest, encodeForest } from './format';
import { trainForest } from './train';

const { matrix, target } = friedman(120, 5, 11);
const forest = trainForest(matrix, target, { trees: 3 });
const forests = [
  forest,
  trainForest(
    matrix,
    target.map((value) => Number(value > 14)),
    { trees: 3, classes: 2 },
  ),
  trainForest(
    matrix,
    target.map((value) => Math.min(3, Math.floor(value / 6))),
    { trees: 3, classes: 4 },
  ),
];

test('a forest that was stored predicts the same, in about 10 bytes a node', () => {
  for (const forest of forests) {
    const bytes = encodeForest(forest);
    const read = decodeForest(bytes);
    expect(read).toEqual(forest);
    expect(predict(read, matrix)).toEqual(predict(forest, matrix));
    expect(encodeForest(read)).toEqual(bytes);
  }
  const { column, roots } = forest;
  expect(encodeForest(forest)).toHaveLength(44 + 4 * roots.length + 10 * column.length);
});

test('bytes that were changed, cut or made longer are refused', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...forests.map(encodeForest)),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      (bytes, at, flip) => {
        const changed = bytes.slice();
        changed[at % changed.length]! ^= flip;
        for (const wrong of [changed, bytes.subarray(0, at % bytes.length), Uint8Array.of(...bytes, flip)])
          expect(() => decodeForest(wrong)).toThrow(expect.objectContaining({ code: 'model_incompatible' }));
      },
    ),
  );
});

test('a forged checksum does not make a walk endless or a number out of nothing', () => {
  const forge = (change: (copy: typeof forest) => void) => {
    const copy = structuredClone(forest);
    change(copy);
    return () => decodeForest(encodeForest(copy));
  };
  const inner = forest.column.findIndex((column) => column !== 0xffff);
  const leaf = forest.column.indexOf(0xffff);
  const wrong = [
    forge(({ child }) => child.set([inner], inner)),
    forge(({ child }) => child.set([forest.column.length], inner)),
    forge(({ column }) => column.set([5], inner)),
    forge(({ threshold }) => threshold.set([Number.NaN], inner)),
    forge(({ threshold }) => threshold.set([Number.NaN], leaf)),
    forge(({ threshold }) => threshold.set([Number.POSITIVE_INFINITY], leaf)),
    forge(({ roots }) => roots.set([forest.column.length], 1)),
    forge(({ roots }) => roots.set([0], 1)),
    forge((copy) => {
      copy.columns = 40_000;
    }),
    forge((copy) => {
      copy.classes = 1;
    }),
  ];
  for (const read of wrong) expect(read).toThrow(AppError);
});

test('any walk through a forged forest that is read ends in a number', () => {
  fc.assert(
    fc.property(fc.nat(forest.child.length - 1), fc.nat(2 * forest.child.length), fc.nat(7), (node, child, column) => {
      const copy = structuredClone(forest);
      copy.child[node] = child;
      if (copy.column[node] !== 0xffff) copy.column[node] = column;
      try {
        expect(predict(decodeForest(encodeForest(copy)), matrix).every(Number.isFinite)).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
      }
    }),
  );
});
