/** Mantissas up to this size add and compare exactly as doubles. */
export const largestExact = 2 ** 52;
const int64Digits = 10n ** 18n;

/** Stands for no value; no mantissa is infinite. */
export const NO_VALUE = Number.POSITIVE_INFINITY;

/** Exact decimals of one scale in the row group being filled: integers of units of 10^-scale. */
export class DecimalColumn {
  /** NaN where the mantissa is in `big`, NO_VALUE where there is none. */
  readonly mantissas: Float64Array;
  readonly big = new Map<number, bigint>();
  /** Set when a mantissa has met that 64 bits do not hold. */
  overflowed = false;
  /** Whether a row of the group may have no value. */
  sparse = false;

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

  setNone(row: number): void {
    this.mantissas[row] = NO_VALUE;
    this.sparse = true;
  }

  /** Makes a row the same as another one. */
  copy(from: number, to: number): void {
    const big = this.big.get(from);
    this.mantissas[to] = this.mantissas[from]!;
    if (big !== undefined) this.big.set(to, big);
  }

  endGroup(): void {
    this.big.clear();
    this.sparse = false;
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
