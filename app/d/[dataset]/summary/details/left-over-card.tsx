import { numberColumn, ratioColumn, textColumn } from '@/app/_components/answer/columns';
import { Card } from '@/app/_components/card';
import { formatCount, formatExact, formatPercent, formatShort, plain, type Unit } from '@/app/_components/format';
import { Name } from '@/app/_components/name';
import type { Discounts, Margin } from '@/lib/api/details';
import { answers } from '@/lib/summary/definitions';

type ProductDiscount = Discounts['products'][number];
type ProductMargin = Margin['products'][number];

interface Props {
  currency: string | null;
  chosen: readonly string[];
  onToggle: (name: string) => void;
}

const rowsShown = 8;

export function DiscountsCard({ discounts, currency, ...choice }: Props & { discounts: Discounts }) {
  const unit: Unit = { kind: 'money', currency };
  const { given, share, lines, knownLines, products } = discounts;
  return (
    <Card
      heading={given > 0 ? `Discounts of ${formatShort(given, unit)} were given` : 'No discount was given'}
      summary={`${formatExact(lines, plain)} of ${formatCount(knownLines, 'line')} had a discount.${
        share === null ? '' : ` Together they come to ${formatPercent(share)} of the takings of these lines.`
      }`}
      about={answers.discounts}
      table={{
        caption: 'Discounts by product',
        columns: [
          textColumn('Product', (row: ProductDiscount) => row.product),
          numberColumn('Discount', unit, (row: ProductDiscount) => row.given),
          ratioColumn('Part of its takings', (row: ProductDiscount) => row.share),
          numberColumn('Lines with a discount', plain, (row: ProductDiscount) => row.lines),
        ],
        rows: products,
        rowKey: (row: ProductDiscount) => row.product,
      }}
    >
      <Products
        label="Discounts by product"
        rows={products.map(({ product, given, share }) => ({ product, value: formatShort(given, unit), share }))}
        {...choice}
      />
    </Card>
  );
}

export function MarginCard({ margin, currency, ...choice }: Props & { margin: Margin }) {
  const unit: Unit = { kind: 'money', currency };
  const { takings, cost, share, lines, knownLines, products } = margin;
  const covered =
    knownLines < lines
      ? `The cost is known of ${formatExact(knownLines, plain)} of ${formatCount(lines, 'line')}; only these count here.`
      : '';
  return (
    <Card
      heading={
        share === null
          ? 'What is left after the cost of goods cannot be said'
          : `${formatPercent(share)} of takings was left after the cost of goods`
      }
      summary={`Takings of ${formatShort(takings, unit)}, less goods for ${formatShort(cost, unit)}, leave ${formatShort(margin.margin, unit)}. ${covered}`.trim()}
      about={answers.margin}
      table={{
        caption: 'Margin by product',
        columns: [
          textColumn('Product', (row: ProductMargin) => row.product),
          numberColumn('Takings', unit, (row: ProductMargin) => row.takings),
          numberColumn('Cost of goods', unit, (row: ProductMargin) => row.cost),
          numberColumn('Left', unit, (row: ProductMargin) => row.margin),
          ratioColumn('Part of its takings', (row: ProductMargin) => row.share),
        ],
        rows: products,
        rowKey: (row: ProductMargin) => row.product,
      }}
    >
      <Products
        label="Margin by product"
        rows={products.map(({ product, margin, share }) => ({ product, value: formatShort(margin, unit), share }))}
        {...choice}
      />
    </Card>
  );
}

interface ProductsProps extends Omit<Props, 'currency'> {
  label: string;
  rows: { product: string; value: string; share: number | null }[];
}

function Products({ label, rows, chosen, onToggle }: ProductsProps) {
  return (
    <ol aria-label={label}>
      {rows.slice(0, rowsShown).map(({ product, value, share }) => (
        <li key={product}>
          <button
            type="button"
            aria-pressed={chosen.includes(product)}
            onClick={() => onToggle(product)}
            className="grid w-full grid-cols-[minmax(0,1fr)_auto_3.5rem] gap-x-3 rounded-control px-2 py-1 text-left hover:bg-wash aria-pressed:bg-accent-wash"
          >
            <span className="flex min-w-0 gap-1.5">
              {chosen.includes(product) && <span aria-hidden="true">✓</span>}
              <Name text={product} className="truncate" />
            </span>
            <span className="text-right font-medium">{value}</span>
            <span className="text-right text-muted">{share === null ? '–' : formatPercent(share)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
