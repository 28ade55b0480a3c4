const unit =
  /^(?:pcs?|pieces?|units?|stk|stück|st|ea|each|qty|unidades|pi[eè]ces|kg|g|lbs?|oz|l|ml|eur|usd|gbp|chf|cad|aud|inr|[€$£¥₹]|(?:in )?(?:euros?|dollars?|pounds?)|%|text|string|str|varchar|char|int(?:eger)?|number|num(?:eric)?|float|double|decimal|money|currency|date(?: ?time)?|time|timestamp|id|name|code|key|yyyy[-/. ]?mm[-/. ]?dd.*|[dm]{1,2}[-/.][dm]{1,2}[-/.]y{2,4}.*|hh:mm.*|[-–—:]+|n\/?a)$/i;

/** What may stand behind a quantity without changing it: pieces, and the units that weights and volumes are sold in. */
const counted =
  /(?<=\d[.,]?)\s*(?:[x×]|pcs?|pieces?|units?|stk|stck|stück|st|ea|each|szt|unidades|uds?|un|und|pi[eè]ces|pz|pezzi|stuks?|db|kg|l|lit(?:er|re)s?|lbs?|m)\.?$/i;

/** A quantity without the unit behind it, such as "2 pcs" or "0.250 kg". */
export function withoutUnit(text: string): string {
  return text.trimEnd().replace(counted, '');
}

/** A rate without its sign, such as "10 %". */
export function withoutPercent(text: string): string {
  return text.replace(/\s*%\s*$/, '');
}

/** Whether a cell says in what its column is measured, such as "(EUR)", "pcs" or "YYYY-MM-DD", and nothing else. */
export function namesUnit(text: string): boolean {
  return unit.test(text.trim().replace(/^[([{<]\s*|\s*[)\]}>]$/g, ''));
}
