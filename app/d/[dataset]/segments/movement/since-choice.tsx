import { LabelledSelect } from '@/app/_components/labelled-select';

/** Days before the last one; `usual` is before the last file came in or, after a first file, four weeks before. */
export type Since = 'usual' | 28 | 91 | 182;

const choices: readonly (readonly [Since, string])[] = [
  ['usual', 'the last file or 4 weeks'],
  [28, '4 weeks'],
  [91, '3 months'],
  [182, 'half a year'],
];

export function SinceChoice({ value, onChange }: { value: Since; onChange: (since: Since) => void }) {
  return <LabelledSelect label="Since" value={value} options={choices} onChange={onChange} />;
}
