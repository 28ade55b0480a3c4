import 'server-only';
import { LRUCache } from 'lru-cache';
import type { ProductClasses } from '../../api/segments';
import type { SaleLines } from '../../engine/engine';
import type { Filter } from '../../sales/filter';
import { selectedDays } from '../../segments/customers/moment';
import { classProducts } from '../../segments/products/class-products';
import type { ProductGroups } from '../../segments/products/learn-products';
import { readSoldProducts } from '../../segments/products/read-products';
import { learn } from '../models/learn';
import { once } from '../once';

const groups = once('product-groups', () => new LRUCache<string, { groups: ProductGroups | null }>({ max: 50 }));

/** Products, best sellers first, that groups are learned from and classes told of. */
const mostProducts = 20_000;

/** What sells steadily and what brings much, whether or not customers are known. */
export async function answerProducts(lines: SaleLines, filter: Filter, signal: AbortSignal): Promise<ProductClasses> {
  const products = await readSoldProducts(lines, filter, selectedDays(lines, filter), mostProducts);
  const key = JSON.stringify([lines.version, filter]);
  const known = groups().get(key);
  if (known !== undefined) return classProducts(products, known.groups);
  const values = products.flatMap(({ revenue, transactions, price, variability }) =>
    [revenue, transactions, price, variability].map((value) => value ?? Number.NaN),
  );
  const matrix = { values: Float64Array.from(values), rows: products.length, columns: 4 };
  const learned = await learn('products', matrix, { signal });
  groups().set(key, { groups: learned });
  return classProducts(products, learned);
}
