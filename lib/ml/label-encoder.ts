/** The code of a label that was not there when the encoder was fitted, and of a missing one. */
export const unknownLabel = -1;

/** Codes 0, 1, ... for labels, in the order of their characters; texts stay texts, so "007" is not 7. */
export class LabelEncoder {
  private readonly codes: ReadonlyMap<string, number>;

  /** @param labels in the order of their codes: those of `labels` of another encoder */
  constructor(readonly labels: readonly string[]) {
    this.codes = new Map(labels.map((label, code) => [label, code]));
  }

  /** An encoder for each distinct label; missing ones (null, empty) get none. O(n log n) */
  static fit(values: Iterable<string | null>): LabelEncoder {
    const labels = new Set<string>();
    for (const value of values) if (value !== null && value !== '') labels.add(value);
    return new LabelEncoder([...labels].sort());
  }

  encode(label: string | null): number {
    return label === null ? unknownLabel : (this.codes.get(label) ?? unknownLabel);
  }

  /** The label of a code, null of `unknownLabel` and of any other number that is no code. */
  decode(code: number): string | null {
    return this.labels[code] ?? null;
  }
}
