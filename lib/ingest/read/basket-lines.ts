/**
 * Whether rows without a header are baskets, a product in each cell: no cell is a value or a date, rows differ in
 * width, and products stand now in one column and now in another.
 */
export function areBasketLines(rows: string[][]): boolean {
  const columnOf = new Map<string, number>();
  const widths = new Set<number>();
  let wandering = 0;
  for (const row of rows) {
    const cells = row.map((cell) => cell.trim().toLowerCase());
    widths.add(cells.findLastIndex((cell) => cell !== '') + 1);
    for (const [column, cell] of cells.entries()) {
      if (cell === '') continue;
      if (!/\p{L}/u.test(cell)) return false;
      const met = columnOf.get(cell);
      if (met === undefined) columnOf.set(cell, column);
      else if (met !== column) wandering++;
    }
  }
  return widths.size > 1 && wandering > 0;
}
