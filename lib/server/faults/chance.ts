import { randomSource } from '../../random';

/** How often a fault is tried that can come at any moment. */
export const rounds = Number(process.env.FAULT_POINTS ?? 20);

export const random = randomSource(Number(process.env.FAULT_SEED ?? 1));
