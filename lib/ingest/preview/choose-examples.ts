const longest = 200;

/** The first of some cells that is not empty, and the longest of those that differ from it. */
export function chooseExamples(cells: string[]): string[] {
  const distinct = new Set(cells.map((cell) => cell.trim().slice(0, longest)));
  const [first = '', ...others] = [...distinct].filter((cell) => cell !== '');
  const second = others.reduce((most, cell) => (cell.length > most.length ? cell : most), '');
  return [first, second].filter((cell) => cell !== '');
}
