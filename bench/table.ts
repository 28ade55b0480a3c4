/** The middle value, or the mean of the two in the middle; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

export interface Row {
  what: string;
  unit: 's' | 'ms' | 'MB' | 'KB' | '';
  ours: readonly number[];
  peer: readonly number[];
}

/** Medians side by side as a Markdown table, with their range and the ratio of the first to the second. */
export function markdownTable(rows: readonly Row[], heads = ['Shelfwise', 'peer']): string {
  const lines = rows.map(({ what, unit, ours, peer }) => {
    const ratio = ours.length > 0 && peer.length > 0 ? (median(ours) / median(peer)).toFixed(2) : '-';
    return `| ${what} | ${cell(ours, unit)} | ${cell(peer, unit)} | ${ratio} |`;
  });
  return [`| measured | ${heads.join(' | ')} | ratio |`, '| --- | --- | --- | --- |', ...lines].join('\n');
}

function cell(values: readonly number[], unit: Row['unit']): string {
  if (values.length === 0) return '-';
  const digits = { s: 2, ms: 1, MB: 0, KB: 0, '': 3 }[unit];
  const text = (value: number) => value.toFixed(digits);
  const range = values.length > 1 ? ` (${text(Math.min(...values))} to ${text(Math.max(...values))})` : '';
  return `${text(median(values))} ${unit}`.trimEnd() + range;
}
