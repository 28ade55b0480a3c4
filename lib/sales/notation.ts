/** How numbers and days are written where nothing says otherwise. */
export const defaultLocale = 'en-GB';

/** Where each currency is at home, the largest country first. */
const homes: Record<string, readonly string[]> = {
  AUD: ['en-AU'],
  BRL: ['pt-BR'],
  CAD: ['en-CA', 'fr-CA'],
  CHF: ['de-CH', 'fr-CH', 'it-CH'],
  CZK: ['cs-CZ'],
  DKK: ['da-DK'],
  EUR: ['de-DE', 'fr-FR', 'it-IT', 'es-ES', 'nl-NL', 'de-AT', 'pt-PT', 'fi-FI', 'fr-BE', 'nl-BE', 'en-IE'],
  GBP: ['en-GB'],
  INR: ['en-IN'],
  JPY: ['ja-JP'],
  MXN: ['es-MX'],
  NOK: ['nb-NO'],
  PLN: ['pl-PL'],
  SEK: ['sv-SE'],
  TRY: ['tr-TR'],
  USD: ['en-US'],
};

/** Locales to choose from. */
export const offeredLocales: readonly string[] = [...new Set([defaultLocale, ...Object.values(homes).flat()])].sort();

/** Whether numbers can be written as in this locale. */
export function isLocale(text: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(text).length === 1;
  } catch {
    return false;
  }
}

/**
 * The locale that suits a file: one of the reader's where its currency is at home, else the currency's first home, else the
 * reader's own. A decimal comma in the file rules out locales that write a point; a point says little, as programs write it.
 * @param accepted an `Accept-Language` header
 */
export function chooseLocale(file: { decimal: '.' | ','; currency: string | null }, accepted: string | null): string {
  const suits = (locale: string) => file.decimal === '.' || decimalMark(locale) === ',';
  const readers = (accepted ?? '').split(',').flatMap((one) => regional(one.split(';')[0] ?? '') ?? []);
  const atHome = homes[file.currency ?? ''] ?? [];
  return (
    readers.find((locale) => suits(locale) && atHome.includes(locale)) ??
    atHome.find(suits) ??
    readers.find(suits) ??
    (file.decimal === ',' ? 'de-DE' : defaultLocale)
  );
}

/** A language tag with the region where it is mostly spoken: "de" is "de-DE"; null for what is no language. */
function regional(tag: string): string | null {
  const trimmed = tag.trim();
  if (!isLocale(trimmed)) return null;
  const { language, region } = new Intl.Locale(trimmed).maximize();
  return region === undefined ? null : `${language}-${region}`;
}

function decimalMark(locale: string): string | undefined {
  return new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value;
}
