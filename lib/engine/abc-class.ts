/**
 * SQL for the class of a row among all rows: A as long as the rows that bring more make up less than 80 % of the value, B up to
 * 95 %, then C. What brings nothing or less is C, and takes nothing from the value of the others.
 * @param tie what orders rows of equal value
 */
export function abcClass(value: string, tie: string): string {
  const positive = `greatest(${value}, 0)`;
  const whole = `sum(${positive}) OVER ()`;
  const larger = `(sum(${positive}) OVER (ORDER BY ${value} DESC, ${tie} ROWS UNBOUNDED PRECEDING) - ${positive})`;
  return `CASE WHEN ${value} IS NULL THEN NULL WHEN ${value} <= 0 THEN 'C'
               WHEN 5 * ${larger} < 4 * ${whole} THEN 'A' WHEN 20 * ${larger} < 19 * ${whole} THEN 'B' ELSE 'C' END`;
}
