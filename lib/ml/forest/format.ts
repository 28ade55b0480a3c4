import { crc32 } from 'node:zlib';
import { AppError } from '../../errors';

import { type Forest, leafMark, missingLeftBit } from './forest';

const magic = 0x74667773;
const version = 1;
const headerFields = 11;

/** A forest as bytes, 10 for a node: a header with version and checksum, then its arrays. */
export function encodeForest(forest: Forest): Uint8Array<ArrayBuffer> {
  const { columns, classes, seed, rows, bootstrap, roots, column, threshold, child, shares } = forest;
  const header = Uint32Array.of(
    ...[magic, version, 0, columns, classes, seed, rows, Number(bootstrap)],
    ...[roots.length, column.length, shares.length],
  );
  const arrays = [header, roots, child, threshold, shares, column];
  const bytes = new Uint8Array(arrays.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let offset = 0;
  for (const { buffer, byteOffset, byteLength } of arrays) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), offset);
    offset += byteLength;
  }
  new Uint32Array(bytes.buffer, 0, headerFields)[2] = crc32(bytes.subarray(12));
  return bytes;
}

/**
 * The forest in bytes of `encodeForest`, on a machine of the same byte order.
 * @throws AppError "model_incompatible" unless every node can be reached and left, and every number is one
 */
export function decodeForest(bytes: Uint8Array): Forest {
  const forest = read(bytes.slice());
  if (forest === null || !isSound(forest))
    throw new AppError('model_incompatible', 'The saved model cannot be read. Train it again.');
  return forest;
}

function read({ buffer, byteLength }: Uint8Array<ArrayBuffer>): Forest | null {
  if (byteLength < 4 * headerFields || byteLength % 2 !== 0) return null;
  const header = new Uint32Array(buffer, 0, headerFields);
  const [found = 0, format = 0, checksum = 0, columns = 0, classes = 0, seed = 0, rows = 0, bootstrap = 0] = header;
  const [trees = 0, nodes = 0, shared = 0] = header.subarray(8);
  if (found !== magic || format !== version || checksum !== crc32(new Uint8Array(buffer, 12))) return null;
  if (byteLength !== 4 * (headerFields + trees + shared) + 10 * nodes) return null;
  const childAt = 4 * (headerFields + trees);
  return {
    columns,
    classes,
    seed,
    rows,
    bootstrap: bootstrap === 1,
    roots: new Uint32Array(buffer, 4 * headerFields, trees),
    child: new Uint32Array(buffer, childAt, nodes),
    threshold: new Float32Array(buffer, childAt + 4 * nodes, nodes),
    shares: new Float32Array(buffer, childAt + 8 * nodes, shared),
    column: new Uint16Array(buffer, childAt + 8 * nodes + 4 * shared, nodes),
  };
}

function isSound(forest: Forest): boolean {
  const { columns, classes, roots, shares } = forest;
  if (roots.length === 0 || roots[0] !== 0 || columns >= missingLeftBit || classes === 1) return false;
  if (!shares.every((share) => share >= 0 && share <= 1)) return false;
  return roots.every((root, tree) => isTree(forest, root, roots[tree + 1] ?? forest.column.length));
}

/** Children lie behind their parent and within the tree, so that every walk ends. */
function isTree({ columns, classes, column, threshold, child, shares }: Forest, from: number, to: number): boolean {
  if (from >= to || to > column.length) return false;
  for (let node = from; node < to; node++) {
    const first = child[node]!;
    const value = threshold[node]!;
    if (column[node] !== leafMark) {
      if ((column[node]! & ~missingLeftBit) >= columns || Number.isNaN(value)) return false;
      if (first <= node || first + 1 >= to) return false;
    } else if (!Number.isFinite(value) || (classes === 2 && (value < 0 || value > 1))) return false;
    else if (classes > 2 && first + classes > shares.length) return false;
  }
  return true;
}
