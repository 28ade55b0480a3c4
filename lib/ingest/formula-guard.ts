/** First characters that make a spreadsheet read a cell as a formula, also in their full-width forms. */
const formulaStart = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** Text for a CSV cell: what looks like a formula is defused by a leading apostrophe. */
export function defuseFormula(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text;
}
