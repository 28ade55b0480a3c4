import { KeptAnswers } from '../../kept-answers';
import type { Filter } from '../../sales/filter';
import type { PartProfile } from '../../sales/sale-line';
import type { CodedPart } from '../coded/chunk';
import { daysAlone } from '../coded/read-groups';
import { type Adder, type SumQuestion, type Sums, summedColumns } from './sums';

/** Fewer lines are asked as fast, as long as the code of the threads is new; more take too much memory. */
const [fewestLines, mostLines] = [500_000, 12_000_000];
/** Rows of all sums that are kept. */
const keptRows = 200_000;

/** Lines that may lie in files. */
interface Coded {
  version: string | null;
  profile: PartProfile;
  coded(columns: typeof summedColumns): Promise<CodedPart[] | null>;
}

/** Sums of whole days of data versions, worked out when they are first asked for. */
export class KeptSums {
  private readonly sums = new KeptAnswers<Sums | null>({
    max: 100,
    maxSize: keptRows,
    sizeOf: (sums) => 1 + (sums?.hours.days.length ?? 0) + (sums?.sold?.rows ?? 0),
  });

  /** @param adder without, no lines are added up */
  constructor(
    private readonly adder: Adder | undefined,
    private readonly fewest = fewestLines,
  ) {}

  /** What `SaleLines.sums` tells. */
  async find(lines: Coded, filter: Filter): Promise<Sums | null> {
    const { adder, fewest } = this;
    const { version, profile } = lines;
    const { rows, columns, from, to } = profile;
    const days = daysAlone(filter);
    if (adder === undefined || version === null || days === null || rows < fewest || rows > mostLines) return null;
    const parts = await lines.coded(summedColumns);
    if (parts === null) return null;
    return this.sums.find(JSON.stringify([version, days]), () => addUp(adder, { parts, columns, days, from, to }));
  }
}

async function addUp(adder: Adder, question: SumQuestion): Promise<Sums | null> {
  const [sales, visits] = await Promise.all([adder.sales(question), adder.visits(question)]);
  return sales === null ? null : { ...sales, ...visits };
}
