import type { PassInput } from '../pass/pass-input';
import { holdsList } from '../values/baskets/basket';
import { namesTotals } from '../values/clean';

const mostLists = 200;

/** Looks once at each distinct product. */
export class ProductNames {
  /** Products that seem to be several, in a column whose name says that it lists baskets though its samples do not. */
  readonly lists: string[] = [];
  private readonly header: string | undefined;
  private readonly mayList: boolean;

  constructor({ assignments, dialect, shape }: PassInput) {
    this.header = dialect.header[assignments.find(({ role }) => role === 'product')?.column ?? 0];
    this.mayList = shape.mayList;
  }

  /** Whether only the whole row can tell that the name is a product's. */
  isSuspicious(name: string): boolean {
    if (this.mayList && this.lists.length < mostLists && holdsList(name)) this.lists.push(name);
    return name === this.header || namesTotals(name);
  }
}
