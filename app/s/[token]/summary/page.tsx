import { LinkedSummary } from './linked-summary';

export default function LinkedSummaryPage() {
  return <LinkedSummary />;
}
