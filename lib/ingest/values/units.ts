const unit =
  /^(?:pcs?|pieces?|units?|stk|stück|st|ea|each|qty|unidades|pi[eè]ces|kg|g|lbs?|oz|l|ml|eur|usd|gbp|chf|cad|aud|inr|[€$£¥₹]|(?:in )?(?:euros?|dollars?|pounds?)|%|text|string|str|varchar|char|int(?:eger)?|number|num(?:eric)?|float|double|decimal|money|currency|date(?: ?time)?|time|timestamp|id|name|code|key|yyyy[-/. ]?mm[-/. ]?dd.*|[dm]{1,2}[-/.][dm]{1,2}[-/.]y{2,4}.*|hh:mm.*|[-–—:]+|n\/?a)$/i;

/** Whether a cell says in what its column is measured, such as "(EUR)", "pcs" or "YYYY-MM-DD", and nothing else. */
export function namesUnit(text: string): boolean {
  return unit.test(text.trim().replace(/^[([{<]\s*|\s*[)\]}>]$/g, ''));
}
