import { expect, test } from 'vitest';
import { chooseLocale, isLocale, offeredLocales } from './notation';

test.each([
  [',', 'EUR', 'fr-FR,fr;q=0.9,en;q=0.8', 'fr-FR'],
  [',', 'EUR', 'en-GB,en', 'de-DE'],
  [',', null, 'en-US,en;q=0.9,pl;q=0.8', 'pl-PL'],
  [',', null, null, 'de-DE'],
  ['.', 'EUR', 'nl', 'nl-NL'],
  ['.', 'USD', 'de-DE', 'en-US'],
  ['.', 'GBP', null, 'en-GB'],
  ['.', null, 'sv', 'sv-SE'],
  ['.', null, '*', 'en-GB'],
  ['.', null, null, 'en-GB'],
] as const)('a decimal %s, %s and a reader of %s make %s', (decimal, currency, accepted, locale) =>
  expect(chooseLocale({ decimal, currency }, accepted)).toBe(locale),
);

test('only what numbers can be written in is a locale', () => {
  expect(offeredLocales.every(isLocale)).toBe(true);
  expect(['', '*', 'xx', 'german please', '<img>'].filter(isLocale)).toEqual([]);
});
