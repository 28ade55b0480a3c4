const secondsOfHour: i32 = 3600;

/**
 * Finds the cell of each line, that of its day and its hour; negative where the line is not selected.
 * @param firsts for each code of a day its first cell: 0 for no day, which has no hours
 * @param times codes of times of day, and the seconds of each code; 0 where lines have none
 * @returns whether all lines are selected
 */
export function findCells(
  rows: u32,
  days: usize,
  firsts: usize,
  times: usize,
  noTime: u32,
  seconds: usize,
  cells: usize,
): bool {
  let least: i32 = 0;
  for (let row: u32 = 0; row < rows; row++) {
    let cell = load<i32>(firsts + load<u32>(days + row * 4) * 4);
    if (times !== 0 && cell > 0) {
      const code = load<u32>(times + row * 4);
      if (code !== noTime) cell += load<i32>(seconds + code * 4) / secondsOfHour + 1;
    }
    least = min(least, cell);
    store<i32>(cells + row * 4, cell);
  }
  return least >= 0;
}
