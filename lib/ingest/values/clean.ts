import { sha256 } from './sha256';

/** Blank characters, and those that show nothing, at either end of a text. */
const edges = /^[\s\u200b\u2060\ufeff]+|[\s\u200b\u2060\ufeff]+$/g;

/** A spreadsheet's way to keep a value as text, such as `="0012"`. */
const textFormula = /^(?:="([^"]*)")+$/;

/** A name as it is stored: trimmed, NFC, without NUL and without a formula that only keeps it as text. */
export function cleanName(text: string): string {
  const trimmed = text.replaceAll('\0', '').replace(edges, '').normalize('NFC');
  const inside = textFormula.exec(trimmed)?.[1];
  return inside === undefined ? trimmed : cleanName(inside);
}

/** A value without what spreadsheets write around it to keep it as text: `="0012"` or a leading apostrophe. */
export function withoutTextMark(text: string): string {
  return text.trim().replace(/^="(.*)"$|^'(?=.)/s, '$1');
}

/** What is stored in place of a person's e-mail, name or phone: equal for equal ones under the same salt. */
export function hideName(name: string, salt: string): string {
  return sha256(`${salt}\n${name.toLowerCase()}`).slice(0, 16);
}

const totalWords = [
  '(?:(?:grand|sub|report|overall|sous)[ -]?)?(?:totals?|totaux)',
  '(?:gesamt|end|zwischen|teil|tages|monats)?summen?|gesamtbetrag|insgesamt|gesamt',
  '(?:(?:sub|eind|dag)[ -]?)?(?:totaal|totale[ns]?|totali)',
  'sumas?|suma total|somas?|soma total|somme|somma|[σ∑]',
].join('|');
const totalsOf =
  'for|of|in|per|sales|revenue|amount|net|gross|g[eé]n[eé]rale?|geral|de[rsl]?|d[aou]|von|vom|am|umsatz|ventes|ventas|vendas|vendite|pour|para';
const totals = new RegExp(
  String.raw`^(?:${totalWords})(?:[\s\d.,:;/–—-]*$|\s*[:(].*|\s+(?:${totalsOf})(?!\p{L}).*)$`,
  'isu',
);

/** Whether a cell starts a line of totals, such as "Grand Total:" or "Summe 2024", and is no name like "Total Gym". */
export function namesTotals(text: string): boolean {
  return totals.test(text.trim());
}
