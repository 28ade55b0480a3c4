/** The bytes are not the UTF-8 that was assumed. */
export class EncodingChanged extends Error {}

/** A carriage return alone ends rows in this file. */
export class NewlineChanged extends Error {}
