import { LabelledSelect } from '@/app/_components/labelled-select';

const counts = [2, 3, 4, 5, 6, 7, 8];

interface Props {
  /** Undefined where it is chosen from the data. */
  value: number | undefined;
  chosen: number;
  onChange: (k: number | undefined) => void;
}

export function GroupCount({ value, chosen, onChange }: Props) {
  const best = value === undefined ? `best fit (${chosen})` : 'best fit';
  return (
    <LabelledSelect
      label="Groups"
      value={value ?? 0}
      options={[[0, best], ...counts.map((count) => [count, String(count)] as const)]}
      onChange={(count) => onChange(count === 0 ? undefined : count)}
    />
  );
}
