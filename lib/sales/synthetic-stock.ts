import { mix, type RandomSource } from '../random';
import { csvField, encode } from './synthetic-block';
import { plantPairs, seasons, stockShelf } from './synthetic-catalogue';
import { drawTable } from './synthetic-random';

const promotedOf100 = 9;
const attempts = 8;

/** What is on the shelves: popularity, pairs, seasons, launches, prices and this week's promotions. */
export class Stock {
  private readonly names: Uint8Array[];
  /** Per product: before and after its price rise, each at the full and at the promotion price. */
  private readonly prices: Uint8Array[][];
  private readonly popularity: Int32Array;
  private readonly partner: Int32Array;
  private readonly partnerChance: Float64Array;
  /** Months 0-11 of each product: demand in 256ths. */
  private readonly seasonal: (readonly number[] | null)[];
  private readonly firstDay: Int32Array;
  private readonly lastDay: Int32Array;
  private readonly risesOn: Int32Array;
  private readonly onPromotion: Uint8Array;
  private promoted: number[] = [];
  private week = -1;
  private day = 0;
  private month = 0;

  constructor(
    private readonly count: number,
    days: number,
    private readonly seed: number,
  ) {
    const products = stockShelf(count);
    this.names = products.map(({ name, category }) => encode(`,${csvField(name)},${csvField(category)},`));
    this.prices = products.map(({ cents }) => [
      priceField(cents),
      priceField(promotionPrice(cents)),
      priceField(risenPrice(cents)),
      priceField(promotionPrice(risenPrice(cents))),
    ]);
    this.popularity = drawTable(
      products.map((_, index) => 1 / (index + 6)),
      Math.max(65_536, count * 32),
    );
    ({ partner: this.partner, chance: this.partnerChance } = plantPairs(products));
    this.seasonal = products.map(({ season }) => (season === null ? null : seasons[season].map((part) => part * 256)));
    this.firstDay = Int32Array.from(products, (_, index) => (index % 23 === 21 ? Math.floor(days * 0.55) : 0));
    this.lastDay = Int32Array.from(products, (_, index) => (index % 29 === 27 ? Math.floor(days * 0.7) : days));
    this.risesOn = Int32Array.from(products, (_, index) =>
      index % 3 === 1 ? Math.floor(days * (0.4 + (mix(index, seed) % 100) / 250)) : days,
    );
    this.onPromotion = new Uint8Array(count);
  }

  /** Sets the shelves for a day, counted from 0; `month` is 1 to 12. */
  startDay(day: number, month: number): void {
    this.day = day;
    this.month = month - 1;
    const week = Math.floor(day / 7);
    if (week === this.week) return;
    this.week = week;
    this.promoted = [];
    for (let product = 0; product < this.count; product++) {
      const chosen = mix(product + 1, this.seed + week * 31) % 14 === 0;
      this.onPromotion[product] = chosen ? 1 : 0;
      if (chosen) this.promoted.push(product);
    }
  }

  /** Puts up to `size` products into the basket, all different where the shelf allows; returns how many. */
  fillBasket(basket: Int32Array, size: number, random: RandomSource): number {
    for (let line = 0; line < size; line++) {
      const before = line === 0 ? -1 : basket[line - 1]!;
      basket[line] = this.follow(basket, line, before, random);
    }
    return size;
  }

  /** The fields `,product,category,`. */
  nameOf(product: number): Uint8Array {
    return this.names[product]!;
  }

  /** The field `,unit price,` of today. */
  priceOf(product: number): Uint8Array {
    const risen = this.day >= this.risesOn[product]! ? 2 : 0;
    return this.prices[product]![risen + this.onPromotion[product]!]!;
  }

  private follow(basket: Int32Array, line: number, before: number, random: RandomSource): number {
    if (before >= 0) {
      const partner = this.partner[before]!;
      if (partner >= 0 && random.next() < this.partnerChance[before]! && !holds(basket, line, partner)) return partner;
    }
    let product = 0;
    for (let attempt = 0; attempt < attempts; attempt++) {
      product = this.drawProduct(random);
      if (this.isSold(product, random) && !holds(basket, line, product)) return product;
    }
    return product;
  }

  private drawProduct(random: RandomSource): number {
    if (this.promoted.length > 0 && random.below(100) < promotedOf100)
      return this.promoted[random.below(this.promoted.length)]!;
    return this.popularity[random.next() & (this.popularity.length - 1)]!;
  }

  private isSold(product: number, random: RandomSource): boolean {
    if (this.day < this.firstDay[product]! || this.day > this.lastDay[product]!) return false;
    const months = this.seasonal[product]!;
    return months === null || (random.next() & 255) < months[this.month]!;
  }
}

function holds(basket: Int32Array, lines: number, product: number): boolean {
  for (let line = 0; line < lines; line++) if (basket[line] === product) return true;
  return false;
}

function priceField(cents: number): Uint8Array {
  return encode(`,${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')},`);
}

function promotionPrice(cents: number): number {
  return Math.max(5, Math.round((cents * 0.8) / 5) * 5);
}

function risenPrice(cents: number): number {
  return Math.max(cents + 5, Math.round((cents * 1.06) / 5) * 5);
}
