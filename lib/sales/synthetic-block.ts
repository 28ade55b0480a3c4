const encoder = new TextEncoder();

/** A growing run of CSV bytes that is handed on block by block. */
export class CsvBlock {
  private bytes: Uint8Array<ArrayBuffer>;
  private length = 0;

  constructor(private readonly size: number) {
    this.bytes = new Uint8Array(size);
  }

  /** Whether less room than asked is left. */
  lacks(room: number): boolean {
    return this.size - this.length < room;
  }

  /** Where the next byte goes, for `again`. */
  get position(): number {
    return this.length;
  }

  /** Writes once more what was written from one position to another since the last `take`. */
  again(from: number, to: number): void {
    const { bytes } = this;
    let at = this.length;
    for (let index = from; index < to; index++) bytes[at++] = bytes[index]!;
    this.length = at;
  }

  /** Everything written since the last call. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = this.bytes.subarray(0, this.length);
    this.bytes = new Uint8Array(this.size);
    this.length = 0;
    return taken;
  }

  put(byte: number): void {
    this.bytes[this.length++] = byte;
  }

  copy(source: Uint8Array): void {
    const { bytes } = this;
    let at = this.length;
    for (let index = 0; index < source.length; index++) bytes[at++] = source[index]!;
    this.length = at;
  }

  /** A whole number from 0 to 2^31 - 1, with leading zeros up to `width` digits. */
  digits(value: number, width: number): void {
    let end = width;
    for (let power = 10 ** width; power <= value; power *= 10) end++;
    let rest = value;
    for (let at = this.length + end - 1; at >= this.length; at--) {
      const tenth = (rest / 10) | 0;
      this.bytes[at] = 48 + rest - tenth * 10;
      rest = tenth;
    }
    this.length += end;
  }
}

export function encode(text: string): Uint8Array {
  return encoder.encode(text);
}

/** A CSV field, quoted where it must be. */
export function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
