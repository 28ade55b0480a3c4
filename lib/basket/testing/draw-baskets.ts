/** Baskets with a pattern or two, some longer than a twentieth of their products; enough of them for rows of bits that are packed. */
export function drawBaskets(count: number, products = 40): number[][] {
  let state = 1;
  const draw = (below: number) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % below;
  };
  return Array.from({ length: count }, () => {
    const basket = new Set(Array.from({ length: 2 + draw(9) }, () => Math.min(draw(products), draw(products))));
    if (draw(3) === 0) for (const item of [50, 51, 52]) basket.add(products + item);
    return [...basket];
  });
}
