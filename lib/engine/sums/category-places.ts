import type { CodedColumn } from '../coded/coded-column';
import { placesOfTexts, textAt } from './texts';

/** Numbers categories, and none, in the order in which row groups list them. */
export class CategoryPlaces {
  private readonly places = new Map<string | null, number>();

  get count(): number {
    return this.places.size;
  }

  /** Places by the codes of a row group. */
  of(categories: CodedColumn): Int32Array {
    const starts = placesOfTexts(categories);
    const own = new Int32Array(categories.size + 1);
    for (let code = 0; code <= categories.size; code++) {
      const name = code === categories.size ? null : textAt(categories, starts[code]!);
      const place = this.places.get(name) ?? this.places.size;
      this.places.set(name, place);
      own[code] = place;
    }
    return own;
  }

  names(): (string | null)[] {
    return [...this.places.keys()];
  }
}
