type Season = 'summer' | 'winter' | 'december';

/** Part of its usual demand that a product has in each month, January first. */
export const seasons: Record<Season, readonly number[]> = {
  summer: [0.15, 0.2, 0.35, 0.6, 0.85, 1, 1, 1, 0.6, 0.3, 0.15, 0.15],
  winter: [1, 0.9, 0.75, 0.5, 0.35, 0.25, 0.2, 0.25, 0.45, 0.7, 0.9, 1],
  december: [0.04, 0.02, 0, 0, 0, 0, 0, 0, 0.02, 0.1, 0.5, 1],
};

export interface Product {
  name: string;
  category: string;
  /** Usual price in hundredths. */
  cents: number;
  season: Season | null;
}

const bakery = 'Bakery';
const dairy = 'Dairy & eggs';
const fresh = 'Fruit & veg';
const hot = 'Tea & coffee';
const soft = 'Soft drinks';
const alcohol = 'Beer & wine';
const snacks = 'Crisps & snacks';
const sweet = 'Biscuits & sweets';
const cupboard = 'Cupboard';
const frozen = 'Frozen';
const household = 'Household';
const paper = 'Cards & papers';

/** Best seller first. */
const shelf: readonly (readonly [name: string, category: string, cents: number, season?: Season])[] = [
  ['Semi-skimmed milk 2 l', dairy, 165],
  ['Wholemeal loaf 800 g', bakery, 145],
  ['Bananas, loose', fresh, 95],
  ['Earl Grey tea 80 bags', hot, 340],
  ['Daily newspaper', paper, 180],
  ['Free-range eggs 6', dairy, 195],
  ['Sparkling water 1.5 l', soft, 85],
  ['Oat biscuits', sweet, 175],
  ['Salted crisps 150 g', snacks, 165],
  ['Lager 4 × 440 ml', alcohol, 550],
  ['Butter croissant', bakery, 120],
  ['Penne pasta 500 g', cupboard, 110],
  ['Cola 2 l', soft, 195],
  ['Milk chocolate bar 100 g', sweet, 150],
  ['Ground coffee 227 g', hot, 425],
  ['Salted butter 250 g', dairy, 235],
  ['Tomatoes on the vine', fresh, 185],
  ['Toilet roll, 4 rolls', household, 265],
  ['Tomato and basil sauce', cupboard, 160],
  ['Vanilla ice cream 1 l', frozen, 325, 'summer'],
  ['Sliced white loaf 800 g', bakery, 125],
  ['Orange juice 1 l', soft, 190],
  ['Mature Cheddar 350 g', dairy, 395],
  ['Brown onions 1 kg', fresh, 105],
  ['Bin liners 20', household, 210],
  ['Tortilla chips 200 g', snacks, 170],
  ['Instant coffee 100 g', hot, 375],
  ['Baked beans 415 g', cupboard, 95],
  ['Ice lollies 6', frozen, 245, 'summer'],
  ['Crème fraîche 200 ml', dairy, 140],
  ['Bottled pale ale 500 ml', alcohol, 225],
  ['Tomato salsa, mild', snacks, 185],
  ['Birthday card', paper, 250],
  ['Lemons 4', fresh, 120],
  ['Natural yoghurt 500 g', dairy, 155],
  ['Cinnamon swirl', bakery, 155],
  ['Corn flakes 500 g', cupboard, 215],
  ['Washing-up liquid', household, 145],
  ['Garden peas 900 g', frozen, 195],
  ['Sauvignon blanc 75 cl', alcohol, 850],
  ['Jaffa cakes 10', sweet, 135],
  ['Gala apples 6', fresh, 175],
  ['Lemonade 2 l', soft, 165],
  ['Jalapeño crisps 150 g', snacks, 175],
  ['Hot chocolate 300 g', hot, 320, 'winter'],
  ['Fish fingers 10', frozen, 310],
  ['Rioja, crianza 75 cl', alcohol, 925],
  ['Potatoes 2 kg', fresh, 185],
  ['Basmati rice 1 kg', cupboard, 265],
  ['Wine gums 160 g', sweet, 125],
  ['AA batteries, pack of 4', household, 450],
  ['Margherita pizza', frozen, 350],
  ['Olive oil 500 ml', cupboard, 695],
  ['Weekend magazine', paper, 375],
  ['Salted peanuts 200 g', snacks, 145],
  ['Green tea 40 bags', hot, 245],
  ['Tonic water 1 l', soft, 135],
  ['London dry gin 70 cl', alcohol, 1750],
  ['Plain flour 1.5 kg', cupboard, 130],
  ['Double cream 300 ml', dairy, 175],
  ['Strawberries 400 g', fresh, 275, 'summer'],
  ['Laundry tablets 24', household, 595],
  ['Shortbread fingers', sweet, 210],
  ['Burger buns 4', bakery, 130, 'summer'],
  ['Beefburgers 4', frozen, 395, 'summer'],
  ['Carrots 1 kg', fresh, 80],
  ['Ginger beer 750 ml', soft, 180],
  ['Olives, pitted 150 g', snacks, 225],
  ['Strawberry jam 340 g', cupboard, 195],
  ['Dry cider 500 ml', alcohol, 235, 'summer'],
  ['Mince pies 6', bakery, 225, 'december'],
  ['Caster sugar 1 kg', cupboard, 155],
  ['Kitchen towel, 2 rolls', household, 230],
  ['Writing pad A4', paper, 295],
  ['Peppermint tea 20 bags', hot, 195],
  ['Prosecco 75 cl', alcohol, 895],
  ['Tea lights 50', household, 375, 'winter'],
  ['Thank you card', paper, 225],
  ['Chocolate selection 400 g', sweet, 650, 'december'],
  ['Gruyère 200 g', dairy, 425],
  ['Popcorn, sweet and salty', snacks, 160],
  ['Frozen berries 500 g', frozen, 345],
  ['Sourdough loaf', bakery, 320],
  ['Elderflower pressé 750 ml', soft, 265, 'summer'],
  ['Rosé 75 cl', alcohol, 795, 'summer'],
  ['Matches, 3 boxes', household, 120],
  ['Oven chips 1.5 kg', frozen, 285],
  ['Mulled wine 75 cl', alcohol, 625, 'december'],
  ['Christmas cards, box of 10', paper, 495, 'december'],
  ['Rooibos tea 40 bags', hot, 260],
  ['Liquorice allsorts 190 g', sweet, 140],
  ['Hand soap 250 ml', household, 165],
  ['Wrapping paper 5 m', paper, 325, 'december'],
  ['Crossword book "Easy Does It"', paper, 425],
  ['Rice cakes', snacks, 130],
  ['Decaf coffee 227 g', hot, 445],
];

const variants: readonly (readonly [name: string, percentOfPrice: number])[] = [
  ['large', 145],
  ['small', 65],
  ['twin pack', 185],
  ['value', 80],
  ['premium', 135],
  ['family size', 220],
  ['limited edition', 125],
];

/** How often the second product follows the first in a basket, 0..1. */
const pairs: readonly (readonly [first: string, second: string, chance: number])[] = [
  ['Earl Grey tea 80 bags', 'Oat biscuits', 0.42],
  ['Penne pasta 500 g', 'Tomato and basil sauce', 0.55],
  ['Tortilla chips 200 g', 'Tomato salsa, mild', 0.6],
  ['London dry gin 70 cl', 'Tonic water 1 l', 0.62],
  ['Burger buns 4', 'Beefburgers 4', 0.65],
  ['Corn flakes 500 g', 'Semi-skimmed milk 2 l', 0.4],
  ['Wholemeal loaf 800 g', 'Salted butter 250 g', 0.24],
  ['Sliced white loaf 800 g', 'Strawberry jam 340 g', 0.2],
  ['Lager 4 × 440 ml', 'Salted crisps 150 g', 0.34],
  ['Ground coffee 227 g', 'Butter croissant', 0.28],
  ['Strawberries 400 g', 'Double cream 300 ml', 0.5],
  ['Tea lights 50', 'Matches, 3 boxes', 0.5],
  ['Plain flour 1.5 kg', 'Caster sugar 1 kg', 0.42],
  ['Caster sugar 1 kg', 'Free-range eggs 6', 0.3],
  ['Fish fingers 10', 'Garden peas 900 g', 0.38],
  ['Daily newspaper', 'Milk chocolate bar 100 g', 0.16],
  ['Rioja, crianza 75 cl', 'Olives, pitted 150 g', 0.3],
  ['Birthday card', 'Chocolate selection 400 g', 0.08],
  ['Christmas cards, box of 10', 'Wrapping paper 5 m', 0.5],
];

/**
 * The first `count` products of the shop, best seller first; past the shelf come variants of the same products, each
 * name once.
 */
export function stockShelf(count: number): Product[] {
  return Array.from({ length: count }, (_, index) => {
    const [name, category, cents, season = null] = shelf[index % shelf.length] ?? ['', '', 0];
    const round = Math.floor(index / shelf.length);
    if (round === 0) return { name, category, cents, season };
    const [variant, percent] = variants[(round - 1) % variants.length] ?? ['', 100];
    const edition = Math.floor((round - 1) / variants.length);
    return {
      name: `${name} ${variant}${edition === 0 ? '' : ` ${edition + 1}`}`,
      category,
      cents: Math.max(5, Math.round((cents * percent) / 500) * 5),
      season,
    };
  });
}

/** For each product the one that often follows it in a basket (-1 for none) and how often, in 2^32nds. */
export function plantPairs(products: readonly Product[]): { partner: Int32Array; chance: Float64Array } {
  const partner = new Int32Array(products.length).fill(-1);
  const chance = new Float64Array(products.length);
  const place = new Map(products.map(({ name }, index) => [name, index]));
  const plant = (first: number, second: number, part: number) => {
    partner[first] = second;
    chance[first] = part * 4_294_967_296;
  };
  for (const [first, second, part] of pairs) {
    const from = place.get(first);
    const to = place.get(second);
    if (from !== undefined && to !== undefined) plant(from, to, part);
  }
  for (let index = shelf.length; index < products.length; index += 9)
    plant(index, (index * 7 + 31) % products.length, 0.3);
  return { partner, chance };
}
