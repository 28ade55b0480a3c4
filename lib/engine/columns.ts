import { z } from 'zod';

/**
 * Readers for the columns of a result. The engine hands out integers beyond 2^53, decimals and days as text, so that
 * nothing is rounded on the way; `number` turns decimal text into a JSON number, once, at this edge.
 */
export const number = z.union([z.number(), z.string().transform(Number)]);
export const text = z.string();

/** An ISO day. */
export const day = z.string();
