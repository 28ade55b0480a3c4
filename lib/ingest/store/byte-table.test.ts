import { expect, test } from 'vitest';
import { ByteTable } from './byte-table';

/** One that a draw had refuse numbered customers, and some with few ones. */
const weakFactors = [0xab80547f, 0x03fe8001, 0x10001, 3, 1, -1];

test.each(weakFactors)(
  'numbered texts are told apart without long searches, whatever factor is drawn: %i',
  (factor) => {
    const table = new ByteTable({ start: 12_345, factor });
    const ids = ['K', 'T00', ''].flatMap((letters) =>
      Array.from({ length: 20_000 }, (_, number) => `${letters}${String(number).padStart(6, '0')}`),
    );
    const bytes = new TextEncoder().encode(`${ids.join('')}\0\0\0\0`);
    const view = new DataView(bytes.buffer);
    let at = 0;
    const numbers = ids.map((id) => {
      at += id.length;
      return table.intern(view, at - id.length, id.length);
    });
    expect(numbers).toEqual(ids.map((_, number) => number));
  },
);
