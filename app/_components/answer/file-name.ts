import { chosenNames, type Source } from './source';

/** Characters that some system refuses in a file name, and those that turn the writing direction around. */
const unfit = /[\p{Cc}\p{Cf}\\/:*?"<>|]+/gu;

/** The name of a file about some sales: "online_retail - takings by week - 2011-03-01 to 2011-03-31 - Tea.csv". */
export function fileNameOf(what: string, { name, days, filter }: Source, extension: string): string {
  const dashboard = name.replace(/\.(csv|tsv|txt|xlsx?)$/i, '');
  const parts = [dashboard, what, days && `${days.from} to ${days.to}`, chosenNames(filter).join(', ')];
  const written = parts.flatMap((part) => (part ? shorten(part.replace(unfit, ' ').trim()) : []));
  return `${written.join(' - ')}.${extension}`;
}

function shorten(text: string): string {
  const characters = [...text];
  return characters.length <= 40 ? text : `${characters.slice(0, 39).join('')}…`;
}
