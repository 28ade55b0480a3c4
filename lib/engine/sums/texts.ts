import type { ValueList } from '../coded/coded-column';

const decoder = new TextDecoder();

/** Where each text of a coded column begins in its values: four bytes of length come first. */
export function placesOfTexts({ values, size }: ValueList): Int32Array {
  const places = new Int32Array(size);
  for (let code = 0, at = 0; code < size; code++) {
    places[code] = at;
    at += 4 + values.getInt32(at, true);
  }
  return places;
}

/** The text at a place. */
export function textAt({ values }: ValueList, place: number): string {
  const bytes = new Uint8Array(values.buffer, values.byteOffset + place + 4, values.getInt32(place, true));
  return decoder.decode(bytes.slice());
}
