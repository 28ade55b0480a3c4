/** The text to read, with room behind it for bytes that are read along. */
export const text: usize = memory.data((512 << 10) + (1 << 20) + 128, 16);
