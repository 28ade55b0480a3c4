import { useContext } from 'react';
import { formatPeriod } from '../format';
import { describeSource, SourceContext } from './source';

/** Says on paper what the filter bar says on the screen. */
export function PrintedSource() {
  const source = useContext(SourceContext);
  if (source === null) return null;
  const compared = source.compared && `, compared with ${formatPeriod(source.compared)}`;
  return (
    <p className="mb-3 hidden border-line border-b pb-3 text-muted print:block">
      {describeSource(source)}
      {compared}
    </p>
  );
}
