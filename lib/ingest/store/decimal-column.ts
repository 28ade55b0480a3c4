/** Mantissas up to this size add and compare exactly as doubles. */
export const largestExact = 2 ** 52;
const int64Digits = 10n ** 18n;

/** Exact decimals of one scale in the row group being filled: integers of units of 10^-scale. */
export class DecimalColumn {
  /** NaN where the mantissa is in `big`. */
  readonly mantissas: Float64Array;
  readonly big = new Map<number, bigint>();
  /** Set when a mantissa has met that 64 bits do not hold. */
  overflowed = false;

  constructor(
    rows: number,
    readonly scale: number,
    readonly wide: boolean,
  ) {
    this.mantissas = new Float64Array(rows);
  }

  set(row: number, mantissa: bigint): void {
    const plain = Number(mantissa);
    if (plain >= -largestExact && plain <= largestExact) {
      this.mantissas[row] = plain;
      this.big.delete(row);
      return;
    }
    if (!this.wide && (mantissa >= int64Digits || mantissa <= -int64Digits)) this.overflowed = true;
    this.mantissas[row] = Number.NaN;
    this.big.set(row, mantissa);
  }

  get(row: number): bigint {
    const mantissa = this.mantissas[row]!;
    return Number.isNaN(mantissa) ? (this.big.get(row) ?? 0n) : BigInt(mantissa);
  }
}

/** An exact sum of mantissas: doubles while they are exact, BigInt beyond. */
export class ExactSum {
  private carried = 0n;
  private running = 0;

  /** @param mantissa an integer of at most `largestExact` */
  add(mantissa: number): void {
    this.running += mantissa;
    if (this.running > largestExact || this.running < -largestExact) this.carry();
  }

  addBig(mantissa: bigint): void {
    this.carried += mantissa;
  }

  total(): bigint {
    this.carry();
    return this.carried;
  }

  private carry(): void {
    this.carried += BigInt(this.running);
    this.running = 0;
  }
}
