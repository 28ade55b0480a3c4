/** Coming days with a name that earlier days may bear, too. */
export interface Plan {
  name: string;
  from: string;
  to: string;
}

/** As the API takes it: "10 % promo@2024-04-05..2024-04-07". */
export function writePlan({ name, from, to }: Plan): string {
  return `${name.trim()}@${from}..${to}`;
}
