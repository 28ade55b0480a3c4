import { isHidden } from '../rejects/corrected';
import { bareName, mail, normaliseHeader } from './aliases';
import type { Assignment } from './header';

const personalHeader = [
  mail,
  /phone|^tel(efon|efono|ephone)?(nr|no|nummer|number)?$|mobile(no|number)?$|telefon|^handy|^movil|celular/,
  /pansuffix|^pan$|card(number|no|last4|lastfour|suffix)|last4$|cardholder|^iban$|kartennummer|numerocarte|numerotarjeta/,
  /^(?:cpf|cnpj|cpfcnpj|cpfoucnpj|dni|nif|nie|ssn|passport(?:no|number)?|steuerid|codicefiscale|geburtsdatum|dateofbirth|birthdate|dob)$/,
  /^(?:cashier|server|waiter|waitress|clerk|employee|staff|salesperson|bediener|kellner|kassierer|verkaufer|mitarbeiter|serveur|caissier|vendeur|cajero|vendedor|camarero|garcom|cameriere|cassiere|kassier|medewerker)$/,
  /(customer|client|buyer|billing|shipping|ship|billto|shipto|contact|guest|member|recipient|cashier|staff|employee|server)(first|last|full|middle)?name$/,
  /^(first|last|full|given|middle|sur|family|contactfirst|contactlast|kunden)name$|^(vor|nach)name$|^(nom|prenom|nombre|apellidos?)(client|cliente)$/,
  /^(?!.*(?:store|shop|branch|location|filial|tienda)).*address|^(billing|shipping)?street|strasse$|^adresse|^direccion|^indirizzo|^endereco/,
];
/** Headers that hold a name or a number, which only the cells can tell. */
const customerHeader = /^(customer|client|buyer|kunde|cliente|member|guest|shopper)$/;

const email = /^[^\s@]+@[^\s@]+\.\p{L}{2,}$/u;
const phone = /^(?:\+|00)\d[\d\s().-]{6,18}$|^\(\d{2,4}\)\s?\d[\d\s-]{5,}$/;
const card = /^(?:[*xX•.]{2,4}[ -]?)+\d{4}$|^\d{4}([ -])\d{4}\1\d{4}\1\d{1,7}$/;
const fullName = /^\p{L}[\p{L}'’.-]*(?:,? \p{L}[\p{L}'’.-]*){1,4}$/u;

/** Words that stand for anybody, though they look like a name. */
const anybody =
  /\b(?:walk|guest|cash|customer|client|unknown|anonymous|retail|laufkunde|barverkauf|divers|passage|consumidor|publico|mostrador)/i;
const capitalised = /^\p{Lu}[\p{L}'’.-]*(?:,? \p{Lu}[\p{L}'’.-]*){1,4}$/u;

/** Whether a text is the number of a payment card: so many digits, of which the last checks the others (Luhn). */
export function isCard(text: string): boolean {
  const digits = text.replace(/[ -]/g, '');
  if (!/^[3-6]\d{12,18}$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** Whether a customer is written as a person's name or card number, among others that are written as ids. */
export function isPerson(text: string): boolean {
  return (capitalised.test(text) && !anybody.test(text)) || isCard(text);
}

/** Whether a text is somebody's e-mail address or phone number, by itself. */
export function isContact(text: string): boolean {
  return email.test(text) || (phone.test(text) && !text.startsWith('00'));
}

/**
 * Columns of e-mails, phones, cards, personal names and addresses, by what they are called and by what most of their
 * cells hold. Among the columns with a role only the customer's is looked at, where one contact is enough.
 * @param hasContacts whether customers are known to hold one somewhere
 */
export function personalColumns(
  header: string[],
  assignments: Assignment[],
  rows: string[][],
  hasContacts: boolean,
): number[] {
  const hasMail = header.some((name) => mail.test(normaliseHeader(name)));
  return [...header.keys()].filter((column) => {
    const role = assignments.find((assignment) => assignment.column === column)?.role;
    if (role !== undefined && role !== 'customerId') return false;
    const name = normaliseHeader(header[column] ?? '');
    if (personalHeader.some((pattern) => pattern.test(name)) || (hasMail && bareName.test(name))) return true;
    const cells = rows.flatMap((row) => row[column]?.trim() || []);
    if (cells.some(isHidden)) return true;
    const most = (matches: (cell: string) => boolean) =>
      cells.length > 0 && cells.filter(matches).length * 2 > cells.length;
    if ([email, phone, card].some((pattern) => most((cell) => pattern.test(cell)))) return true;
    if (role === undefined && customerHeader.test(name) && most((cell) => /\p{L}{3}/u.test(cell))) return true;
    if (role !== 'customerId') return false;
    if (hasContacts || cells.some(isContact)) return true;
    return most((cell) => fullName.test(cell)) || (customerHeader.test(name) && most((cell) => !/\d/.test(cell)));
  });
}
