import type { CodedColumn } from '../coded/coded-column';
import type { LineMemory } from '../coded/line-memory';
import { placesOfTexts, textAt } from './texts';

/** Numbers categories, and none, in the order in which row groups list them. */
export class CategoryPlaces {
  private readonly places = new Map<string | null, number>();

  constructor(private readonly memory: LineMemory) {}

  get count(): number {
    return this.places.size;
  }

  /** Places by the codes of a row group. */
  of(categories: CodedColumn): Int32Array {
    const starts = placesOfTexts(categories);
    const own = this.memory.int32(categories.size + 1);
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
