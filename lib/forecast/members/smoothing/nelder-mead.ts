/**
 * The point at which a function is least, near a start; without derivatives.
 * @param step how far the first points lie from the start in each direction
 * @see Nelder & Mead 1965, A simplex method for function minimization
 */
export function minimise(
  measure: (point: readonly number[]) => number,
  start: readonly number[],
  { step = 0.5, most = 200, tolerance = 1e-4 }: { step?: number; most?: number; tolerance?: number } = {},
): { point: number[]; value: number } {
  let asked = 0;
  const at = (point: number[]) => {
    asked++;
    const value = measure(point);
    return { point, value: Number.isFinite(value) ? value : Number.MAX_VALUE };
  };
  const corners = [
    at([...start]),
    ...start.map((_, axis) => at(start.map((x, other) => (other === axis ? x + step : x)))),
  ];
  const [first] = corners;
  if (first === undefined || start.length === 0) return at([...start]);
  let best = first;
  for (;;) {
    corners.sort((one, other) => one.value - other.value);
    best = corners[0] ?? first;
    const worst = corners.at(-1) ?? first;
    const second = corners.at(-2) ?? first;
    if (asked >= most || worst.value - best.value <= tolerance * (Math.abs(best.value) + 1e-12)) return best;
    const centre = start.map((_, axis) => {
      const sum = corners.slice(0, -1).reduce((total, { point }) => total + (point[axis] ?? 0), 0);
      return sum / (corners.length - 1);
    });
    const along = (factor: number) => at(centre.map((x, axis) => x + factor * ((worst.point[axis] ?? 0) - x)));
    const reflected = along(-1);
    if (reflected.value < best.value) {
      const expanded = along(-2);
      corners[corners.length - 1] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < second.value) corners[corners.length - 1] = reflected;
    else {
      const contracted = reflected.value < worst.value ? along(-0.5) : along(0.5);
      if (contracted.value < Math.min(worst.value, reflected.value)) corners[corners.length - 1] = contracted;
      else
        for (let corner = 1; corner < corners.length; corner++) {
          const { point } = corners[corner] ?? first;
          corners[corner] = at(point.map((x, axis) => ((best.point[axis] ?? 0) + x) / 2));
        }
    }
  }
}
