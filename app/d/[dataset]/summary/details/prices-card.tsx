import { nameChoice, numberColumn, textColumn } from '@/app/_components/answer/columns';
import { Card, type CardTable } from '@/app/_components/card';
import { formatCount, formatPercent, formatShort, plain, type Unit } from '@/app/_components/format';
import { Name } from '@/app/_components/name';
import type { Prices } from '@/lib/api/details';
import { answers } from '@/lib/summary/definitions';

type ProductPrices = Prices['products'][number];

interface Props {
  prices: Prices;
  currency: string | null;
  chosen: readonly string[];
  onToggle: (name: string) => void;
}

const rowsShown = 8;

export function PricesCard({ prices, currency, chosen, onToggle }: Props) {
  const unit: Unit = { kind: 'money', currency };
  return (
    <Card
      heading={
        prices.linesBelow > 0
          ? `${formatPercent(prices.linesBelow / prices.lines)} of lines were below their usual price`
          : 'Nothing was sold below its usual price'
      }
      summary={describePrices(prices, unit)}
      about={answers.prices}
      table={{
        ...pricesTable(prices.products, unit),
        choice: nameChoice(({ product }: ProductPrices) => product, chosen, onToggle),
      }}
    >
      <ol aria-label="Prices of products">
        {prices.products.slice(0, rowsShown).map((row) => (
          <li key={row.product}>
            <button
              type="button"
              aria-pressed={chosen.includes(row.product)}
              onClick={() => onToggle(row.product)}
              className="grid w-full grid-cols-[minmax(0,1fr)_auto] gap-x-3 rounded-control px-2 py-1 text-left hover:bg-wash aria-pressed:bg-accent-wash"
            >
              <span className="flex min-w-0 gap-1.5">
                {chosen.includes(row.product) && <span aria-hidden="true">✓</span>}
                <Name text={row.product} className="truncate" />
              </span>
              <span className="text-right">
                <span className="text-muted">
                  {formatShort(row.lowest, unit)} to {formatShort(row.highest, unit)}, usually
                </span>{' '}
                <span className="font-medium">{formatShort(row.usual, unit)}</span>
              </span>
              <Range row={row} />
            </button>
          </li>
        ))}
      </ol>
      <p className="mt-2 px-2 text-muted text-small">
        The bar is the range of prices paid, up to the highest; the mark is the usual price.
      </p>
    </Card>
  );
}

function Range({ row: { lowest, usual, highest } }: { row: ProductPrices }) {
  const place = (price: number) => `${((price / highest) * 100).toFixed(1)}%`;
  return (
    <span aria-hidden="true" className="relative col-span-full mt-0.5 h-2 rounded-full bg-wash">
      <span className="absolute inset-y-0.5 right-0 rounded-full bg-accent" style={{ left: place(lowest) }} />
      <span className="absolute inset-y-0 w-0.5 bg-ink" style={{ left: `min(${place(usual)}, 100% - 2px)` }} />
    </span>
  );
}

function describePrices({ average, linesBelow, givenAway, productCount }: Prices, unit: Unit): string {
  const several = `${formatCount(productCount, 'product')} had more than one price, as with offers or sizes.`;
  const below = ` At the usual prices ${formatCount(linesBelow, 'line')} would have brought ${formatShort(givenAway, unit)} more.`;
  return `An average item cost ${formatShort(average, unit)}. ${several}${linesBelow > 0 ? below : ''}`;
}

function pricesTable(products: readonly ProductPrices[], unit: Unit): CardTable<ProductPrices> {
  return {
    caption: 'Prices of products',
    columns: [
      textColumn('Product', ({ product }) => product),
      numberColumn('Usual price', unit, ({ usual }) => usual),
      numberColumn('Lowest', unit, ({ lowest }) => lowest),
      numberColumn('Highest', unit, ({ highest }) => highest),
      numberColumn('Average', unit, ({ average }) => average),
      numberColumn('Lines', plain, ({ lines }) => lines),
      numberColumn('Below the usual', plain, ({ linesBelow }) => linesBelow),
      numberColumn('Less than at the usual', unit, ({ givenAway }) => givenAway),
    ],
    rows: products,
    rowKey: ({ product }) => product,
  };
}
