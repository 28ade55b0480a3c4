import { Name } from '../name';
import type { LineNames, LinePoint } from './line-point';

interface Props {
  point: LinePoint;
  lines: LineNames;
  formatExact: (value: number | null) => string;
}

export function Hint({ point: { label, value, average, before, complete, names }, lines, formatExact }: Props) {
  return (
    <div className="rounded-control border border-line bg-raised px-3 py-2 text-small">
      <p className="text-muted">{label}</p>
      <p className="font-semibold">{formatExact(value)}</p>
      {!complete && <p className="text-muted">Not complete</p>}
      {average !== null && (
        <p>
          <span className="text-muted">{lines.average}</span> {formatExact(average)}
        </p>
      )}
      {before && (
        <p>
          <span className="text-muted">{before.label}</span> {formatExact(before.value)}
        </p>
      )}
      {names.map((name) => (
        <p key={name} className="max-w-56 break-words">
          <Name text={name} />
        </p>
      ))}
    </div>
  );
}
