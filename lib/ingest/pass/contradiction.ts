/**
 * The file is not as assumed: its bytes are not UTF-8, a carriage return alone ends rows, or a row goes on beyond the
 * stretch that it was thought to end in.
 */
export class Contradiction extends Error {
  constructor(readonly what: 'encoding' | 'newline' | 'stretch') {
    super(`The assumed ${what} does not hold.`);
  }
}
