import { damaged } from './damaged';
import { scanPart } from './xml-part';
import type { Archive } from './zip-entry';

export interface Sheet {
  name: string;
  hidden: boolean;
  /** Name of the part that holds its rows. */
  part: string;
}

export interface Contents {
  sheets: Sheet[];
  /** Names of the parts with the texts and the number formats, null when there is none. */
  texts: string | null;
  styles: string | null;
  /** Days count from 1904 and not from 1900. */
  from1904: boolean;
}

export const workbookPart = 'xl/workbook.xml';
const relationsPart = 'xl/_rels/workbook.xml.rels';
const mostSheets = 1_000;

/** The sheets of a workbook that hold cells, in its order, and the parts that they need. */
export async function listSheets(archive: Archive): Promise<Contents> {
  const parts = new Map<string, { kind: string; part: string }>();
  await scanPart(archive, relationsPart, {
    open(name, { Id: id, Type: type, Target: target }) {
      if (name !== 'Relationship' || id === undefined || type === undefined || target === undefined) return;
      if (parts.size > mostSheets) throw damaged();
      parts.set(id, { kind: type.slice(type.lastIndexOf('/') + 1), part: partName(target) });
    },
  });
  const sheets: Sheet[] = [];
  let from1904 = false;
  await scanPart(archive, workbookPart, {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const [, id = ''] = Object.entries(attributes).find(([key]) => key.endsWith(':id')) ?? [];
      const target = parts.get(id);
      if (target?.kind !== 'worksheet' || sheets.length > mostSheets) return;
      const hidden = /hidden/i.test(attributes.state ?? '');
      sheets.push({ name: attributes.name ?? '', hidden, part: target.part });
    },
  });
  const partOf = (kind: string) => [...parts.values()].find((target) => target.kind === kind)?.part ?? null;
  return { sheets, texts: partOf('sharedStrings'), styles: partOf('styles'), from1904 };
}

/** Targets are relative to the folder of the workbook; the name is only looked up among the entries. */
function partName(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
}
