import { nameChoice, numberColumn, ratioColumn, textColumn } from '@/app/_components/answer/columns';
import { BarList } from '@/app/_components/bar-list';
import { Card, type CardTable, seeAlone } from '@/app/_components/card';
import { formatCount, plain } from '@/app/_components/format';
import type { StoreRow } from '@/lib/api/summary';
import { answers } from '@/lib/summary/definitions';
import type { Measure } from '../measure';
import { bestOf, SoldBest, toBar } from '../sellers-card';

interface Props {
  /** Best first. */
  stores: readonly StoreRow[];
  measure: Measure;
  chosen: readonly string[];
  onToggle: (name: string) => void;
}

const barsShown = 10;

export function StoresCard({ stores, measure, chosen, onToggle }: Props) {
  const sellers = stores.map(({ store, ...row }) => ({ ...row, name: store }));
  const best = bestOf(sellers);
  if (best === undefined) return null;
  return (
    <Card
      heading={<SoldBest seller={named(best)} measure={measure} alone={sellers.length === 1} />}
      summary={`${formatCount(stores.length, 'store')}.`}
      hint={seeAlone}
      about={answers.stores}
      table={{
        ...storesTable(stores, measure.unit),
        choice: nameChoice(({ store }: StoreRow) => store, chosen, onToggle),
      }}
    >
      <BarList
        label="Stores"
        bars={sellers.slice(0, barsShown).map((row) => toBar(row, measure))}
        chosen={chosen}
        onToggle={onToggle}
      />
    </Card>
  );
}

/** A number alone does not say what it is of. */
function named<Seller extends { name: string }>(seller: Seller): Seller {
  return /^\d+$/.test(seller.name) ? { ...seller, name: `Store ${seller.name}` } : seller;
}

function storesTable(stores: readonly StoreRow[], unit: Measure['unit']): CardTable<StoreRow> {
  return {
    caption: 'Stores',
    columns: [
      textColumn('Store', ({ store }) => store),
      numberColumn('Takings', unit, ({ revenue }) => revenue),
      ratioColumn('Share', ({ share }) => share),
      ratioColumn('Change', ({ change }) => change),
      numberColumn('Receipts', plain, ({ transactions }) => transactions),
      numberColumn('Average receipt', unit, ({ averageTransactionValue }) => averageTransactionValue),
      numberColumn('Items per receipt', plain, ({ unitsPerTransaction }) => unitsPerTransaction),
    ],
    rows: stores,
    rowKey: ({ store }) => store,
  };
}
