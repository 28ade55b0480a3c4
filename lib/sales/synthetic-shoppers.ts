import { mix, type RandomSource } from '../random';

const streets = [
  'High Street',
  'Station Road',
  'Market Square',
  'Mill Lane',
  'Harbour',
  'Church Street',
  'Park Row',
  'Bridge Street',
  'Queens Road',
  'Orchard Way',
];
const noCustomer = -1;

/** Store names, each once. */
export function storeNames(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / streets.length);
    return `${streets[index % streets.length]}${round === 0 ? '' : ` ${round + 1}`}`;
  });
}

/** Who buys: a few come often, some join or leave on the way, each has a shop of their own. */
export class Shoppers {
  constructor(
    private readonly customers: number,
    private readonly stores: number,
    private readonly days: number,
    private readonly seed: number,
  ) {}

  /** A customer who is about on that day, or -1 for a sale without a name (some 8 %). */
  draw(day: number, random: RandomSource): number {
    if (random.below(100) < 8) return noCustomer;
    for (let attempt = 0; attempt < 6; attempt++) {
      const part = random.next() / 4_294_967_296;
      const customer = Math.floor(this.customers * part * (0.12 + 0.88 * part));
      if (this.isAbout(customer, day)) return customer;
    }
    return noCustomer;
  }

  /** The customer's own store four times in five. */
  storeOf(customer: number, random: RandomSource): number {
    const chance = random.below(100);
    if (customer >= 0 && chance < 80) return this.skewed(mix(customer, this.seed + 7));
    return this.skewed(random.next());
  }

  private skewed(bits: number): number {
    const part = bits / 4_294_967_296;
    return Math.floor(this.stores * part * (0.4 + 0.6 * part));
  }

  private isAbout(customer: number, day: number): boolean {
    const bits = mix(customer, this.seed);
    const kind = bits & 255;
    const turn = Math.floor(((bits >>> 8) / 16_777_216) * this.days);
    if (kind < 60) return day >= turn;
    if (kind < 110) return day <= turn;
    return true;
  }
}
