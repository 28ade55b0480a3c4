import type { ProductGroups } from './learn-products';
import { policies } from './policies';
import type { SoldProduct, Xyz } from './read-products';

const listed = 1000;
const examples = 3;

/** Products in the cells of ABC × XYZ with what to do, and in groups that sell alike. */
export function classProducts(products: readonly SoldProduct[], groups: ProductGroups | null) {
  const grouped = products.map((product, index) => ({ ...product, group: nameOf(groups, index) }));
  const whole = revenueOf(grouped);
  const describe = (some: readonly SoldProduct[]) => {
    const revenue = revenueOf(some);
    return {
      products: some.length,
      revenue,
      share: revenue !== null && whole !== null && whole > 0 ? revenue / whole : null,
    };
  };
  const cells = (['A', 'B', 'C'] as const).flatMap((abc) =>
    (['X', 'Y', 'Z'] as const).map((xyz: Xyz) => {
      const inCell = grouped.filter((one) => one.abc === abc && one.xyz === xyz);
      return { abc, xyz, ...describe(inCell), policy: policies[abc][xyz] };
    }),
  );
  const items = (groups?.names ?? []).map((name) => {
    const inGroup = grouped.filter((one) => one.group === name);
    return { name, ...describe(inGroup), examples: inGroup.slice(0, examples).map(({ product }) => product) };
  });
  return {
    productCount: products.length,
    cells,
    unclassed: products.filter(({ xyz }) => xyz === null).length,
    groups: groups && { k: groups.names.length, silhouette: groups.silhouette, items },
    items: grouped.slice(0, listed),
  };
}

function nameOf(groups: ProductGroups | null, index: number): string | null {
  const label = groups?.labels[index];
  return label === undefined ? null : (groups?.names[label] ?? null);
}

function revenueOf(products: readonly SoldProduct[]): number | null {
  const known = products.flatMap(({ revenue }) => revenue ?? []);
  return known.length === 0 ? null : known.reduce((sum, revenue) => sum + revenue, 0);
}
