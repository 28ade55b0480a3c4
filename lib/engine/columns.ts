import { z } from 'zod';

/**
 * Readers for the columns of a result. The engine hands out integers beyond 2^53, decimals and days as text, so that
 * nothing is rounded on the way; `number` turns decimal text into a JSON number, once, at this edge.
 */
export const number = z.union([z.number(), z.string().transform(Number)]);
export const text = z.string();

/** An exact decimal as the whole number of its last digits: "-12.30" is -1230n. Values of one column share a scale. */
export const exact = z.string().transform((digits) => BigInt(digits.replace('.', '')));

/** The JSON number of an exact decimal, rounded once. */
export function toNumber(digits: bigint, scale: number): number {
  return Number(`${digits}e-${scale}`);
}

/** An ISO day. */
export const day = z.string();

/** The values of a column that is streamed. */
export const bigIntegers = z.instanceof(BigInt64Array);
export const integers = z.instanceof(Int32Array);
export const doubles = z.instanceof(Float64Array);
