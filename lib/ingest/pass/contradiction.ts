/**
 * The file is not as assumed: its bytes are not UTF-8, a carriage return alone ends rows, a customer is known by an
 * e-mail address or a phone number, or a row goes on beyond the stretch that it was thought to end in.
 */
export class Contradiction extends Error {
  constructor(readonly what: 'encoding' | 'newline' | 'customer' | 'stretch') {
    super(`The assumed ${what} does not hold.`);
  }
}
