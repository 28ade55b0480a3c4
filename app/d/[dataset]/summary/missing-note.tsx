/** Says in one line what the page leaves out because the file has no column for it. */
export function MissingNote({ hasDates, hasCategories }: { hasDates: boolean; hasCategories: boolean }) {
  const missing = [
    ...(hasDates ? [] : ['a date column: how sales moved and why, and the busy times']),
    ...(hasCategories ? [] : ['a category column: sales by category']),
  ];
  if (missing.length === 0) return null;
  return <p className="mt-6 text-muted">With more columns in the file, this page shows more. {sentenceOf(missing)}</p>;
}

function sentenceOf(missing: readonly string[]): string {
  const text = missing.join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
