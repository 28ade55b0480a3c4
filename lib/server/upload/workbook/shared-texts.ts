import { tooLarge } from '../expansion';
import { CellText } from './cell-text';
import { scanPart } from './xml-part';
import type { Archive } from './zip-entry';

/** The texts are held in memory while their sheets are read. */
const mostBytes = 64 << 20;
const mostTexts = 2_000_000;

/**
 * The texts that the cells of a workbook refer to by number; runs of different fonts are one text, and how to pronounce
 * them is left out.
 * @throws AppError "file_too_large" past 64 MB or two million of them
 */
export async function readSharedTexts(archive: Archive, part: string): Promise<string[]> {
  if ((archive.entries.get(part)?.size ?? 0) > mostBytes)
    throw tooLarge('This workbook has more than 64 MB of different texts.');
  const texts: string[] = [];
  const current = new CellText();
  let spoken = false;
  await scanPart(archive, part, {
    open(name) {
      if (name === 'si') current.clear();
      else if (name === 'rPh') spoken = true;
      current.inside = name === 't' && !spoken;
    },
    text: (text) => current.add(text),
    close(name) {
      current.inside = false;
      if (name === 'rPh') spoken = false;
      if (name !== 'si') return;
      if (texts.length === mostTexts) throw tooLarge('This workbook has more than two million different texts.');
      texts.push(current.decoded());
    },
  });
  return texts;
}
