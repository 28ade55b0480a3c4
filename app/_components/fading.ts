/** The look of an answer that is about to be replaced by one that has been asked for. */
export function fading(isOld: boolean): string {
  return isOld ? 'fading' : '';
}
