/** Ends each basket. */
export const endOfBasket: u16 = 0xffff;

/**
 * Makes addresses of how many entries come before each basket, and of where its first item goes.
 * @param first address of the first basket
 */
export function beginBaskets(starts: usize, baskets: u32, first: usize, next: usize): void {
  for (let basket: u32 = 0; basket < baskets; basket++) {
    const start = <u32>first + (load<u32>(starts + basket * 4) + basket) * 2;
    store<u32>(starts + basket * 4, start);
    store<u32>(next + basket * 4, start);
  }
}

/** Puts an item into the baskets that are listed from an address on. */
export function layItem(item: u16, held: usize, count: u32, next: usize): void {
  for (const end = held + count * 4; held < end; held += 4) {
    const into = next + load<u32>(held) * 4;
    const place = load<u32>(into);
    store<u16>(place, item);
    store<u32>(into, place + 2);
  }
}

/** Ends all baskets. */
export function endBaskets(baskets: u32, next: usize): void {
  for (let basket: u32 = 0; basket < baskets; basket++) store<u16>(load<u32>(next + basket * 4), endOfBasket);
}
