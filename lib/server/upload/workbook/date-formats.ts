import { damaged } from './damaged';
import { scanPart } from './xml-part';
import type { Archive } from './zip-entry';

const mostFormats = 100_000;

/**
 * Which of a workbook's cell styles show a number as a date or time, by the number of the style.
 */
export async function readDateStyles(archive: Archive, part: string): Promise<boolean[]> {
  const formats = new Map<string, boolean>();
  const styles: boolean[] = [];
  let inCells = false;
  await scanPart(archive, part, {
    open(name, { numFmtId = '0', formatCode }) {
      if (name === 'cellXfs') inCells = true;
      if (name === 'numFmt' && formatCode !== undefined) formats.set(numFmtId, isDateFormat(formatCode));
      if (name === 'xf' && inCells) styles.push(formats.get(numFmtId) ?? isBuiltInDate(Number(numFmtId)));
      if (styles.length + formats.size > mostFormats) throw damaged();
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

/**
 * Whether a number format shows a date or a time: it has their letters outside of quotes, and no digits but those of a
 * second.
 * @see ECMA-376 part 1, 18.8.31
 */
export function isDateFormat(code: string): boolean {
  const [first = ''] = code
    .replace(/"[^"]*"|\\.|[_*]./g, '')
    .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
    .split(';');
  if (/^\s*(general|standard)\s*$/i.test(first)) return false;
  return /[ymdhs]/i.test(first) && !/[0#?]/.test(first.replace(/(s\]?)[.,]0+/gi, '$1'));
}

/** @see ECMA-376 part 1, 18.8.30 */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}
