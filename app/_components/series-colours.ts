/** Colours that stay apart for every kind of colour vision (Okabe and Ito), shaded for either background. */
const colours = [
  'light-dark(#0072b2, #56b4e9)',
  'light-dark(#b35900, #e69f00)',
  'light-dark(#00805c, #1fc798)',
  'light-dark(#b0487f, #e094bd)',
  'light-dark(#c04400, #f07a3a)',
  'light-dark(#3f6f9f, #8fc4ee)',
  'light-dark(#857600, #f0e442)',
  'light-dark(#5b5b64, #a4a4ae)',
] as const;

/** The colour of a series by its place. */
export function seriesColour(place: number): string {
  return colours[place % colours.length] ?? colours[0];
}
