/** Signs that stand for one currency, and those that several countries share, by the code or codes they can mean. */
const meanings: Record<string, string> = {
  '€': 'EUR',
  EURO: 'EUR',
  EUROS: 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  R$: 'BRL',
  RM: 'MYR',
  ZŁ: 'PLN',
  KČ: 'CZK',
  FT: 'HUF',
  '₽': 'RUB',
  '₺': 'TRY',
  '₩': 'KRW',
  '₪': 'ILS',
  '฿': 'THB',
  '₫': 'VND',
  '₴': 'UAH',
  '₦': 'NGN',
  '₱': 'PHP',
  '৳': 'BDT',
  '₡': 'CRC',
  '₲': 'PYG',
  '₸': 'KZT',
  '₾': 'GEL',
  '₼': 'AZN',
  '₵': 'GHS',
  'GH₵': 'GHS',
  '₮': 'MNT',
  '₭': 'LAK',
  '៛': 'KHR',
  '₨': 'INR PKR LKR NPR MUR',
  '﷼': 'SAR IRR OMR YER',
  'د.إ': 'AED',
  RP: 'IDR',
  KSH: 'KES',
  TSH: 'TZS',
  USH: 'UGX',
  LEI: 'RON',
  ЛВ: 'BGN',
  ГРН: 'UAH',
  РУБ: 'RUB',
  DIN: 'RSD',
  KM: 'BAM',
  BS: 'BOB VES',
  'B/': 'PAB',
  Q: 'GTQ',
  US$: 'USD',
  C$: 'CAD',
  A$: 'AUD',
  NZ$: 'NZD',
  HK$: 'HKD',
  S$: 'SGD',
  AU$: 'AUD',
  CA$: 'CAD',
  MX$: 'MXN',
  MEX$: 'MXN',
  NT$: 'TWD',
  RD$: 'DOP',
  J$: 'JMD',
  TT$: 'TTD',
  R: 'ZAR',
  'S/': 'PEN',
  $: 'USD CAD AUD NZD HKD SGD MXN ARS CLP COP UYU TWD BND FJD JMD',
  '¥': 'JPY CNY',
  KR: 'SEK NOK DKK ISK',
  FR: 'CHF XOF XAF',
  SFR: 'CHF',
  RS: 'INR PKR LKR NPR MUR',
};
const codes = new Set(Intl.supportedValuesOf('currency'));

/** Source of a pattern for what may stand beside a number as its currency; `isCurrency` says whether it is one. */
export const currencyPattern = String.raw`[A-Za-z]{3}|[Ee]uros?|(?:[A-Z]{1,2}|Mex)?\$|(?:GH)?\p{Sc}|[SB]\/\.?|kr\.?|Kr\.?|zł|Kč|Ft|s?S?Fr\.?|Rs\.?|RM|Rp\.?|[KTU]Sh\.?|Bs\.?|lei|лв\.?|грн\.?|руб\.?|din\.?|KM|د\.إ|R`;

/** Whether the text is a currency's sign or code. */
export function isCurrency(text: string): boolean {
  const sign = signOf(text);
  return Object.hasOwn(meanings, sign) || codes.has(sign);
}

/** Whether a column's name says that it tells the currency of each row. */
export function namesCurrency(normalHeader: string): boolean {
  return /^(?:currency(?:code|iso)?|ccy|waehrung|wahrung(?:scode)?|devise|moneda|divisa|valuta|moeda)$/.test(
    normalHeader,
  );
}

/** The codes that all of the signs and codes can mean; none when they are of several currencies. */
export function sharedCurrencies(signs: Iterable<string>): string[] {
  const sets = [...signs].map((text) => (meanings[signOf(text)] ?? signOf(text)).split(' '));
  const [first = [], ...others] = sets;
  return first.filter((code) => others.every((set) => set.includes(code)));
}

function signOf(text: string): string {
  return text.toUpperCase().replace(/\.$/, '');
}
