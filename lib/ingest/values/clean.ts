import { sha256 } from './sha256';

/** Blank characters, and those that show nothing, at either end of a text. */
const edges = /^[\s\u200b\u2060\ufeff]+|[\s\u200b\u2060\ufeff]+$/g;

/** A name as it is stored: trimmed, NFC, without NUL. */
export function cleanName(text: string): string {
  return text.replaceAll('\0', '').replace(edges, '').normalize('NFC');
}

/** What is stored in place of a person's e-mail, name or phone: equal for equal ones under the same salt. */
export function hideName(name: string, salt: string): string {
  return sha256(`${salt}\n${name.toLowerCase()}`).slice(0, 16);
}

const totals =
  /^(?:(?:grand|sub|report|overall)[ -]?)?totals?(?:\b|:|$)|^(?:gesamt(?:summe)?|summe|total geral|totaux)\b/i;

/** Whether a cell starts a line of totals, such as "Grand Total:". */
export function namesTotals(text: string): boolean {
  return totals.test(text.trim());
}
