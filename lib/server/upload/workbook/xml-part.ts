import { Parser } from 'htmlparser2';
import { damaged } from './damaged';
import { type Archive, readEntry } from './zip-entry';

type Attributes = Record<string, string>;

/** What is made of the elements of a part; names come without their prefix. */
export interface ElementHandler {
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

const deepestElement = 64;
/** Bytes without the end of a tag or text, past which one would be held in memory. */
const longestToken = 1 << 20;

/**
 * Reads an XML part of a workbook as a stream of elements, piece by piece: what was taken from a piece can be used up at
 * each `yield`, which gives the part of the entry that is read, 0..1. Entities of a document type are not known.
 * @throws AppError "unreadable_file" when there is no such part, or it is not as the archive says
 */
export async function* readPart(archive: Archive, name: string, handler: ElementHandler): AsyncGenerator<number> {
  const entry = archive.entries.get(name);
  if (entry === undefined) throw damaged();
  let silent = 0;
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        silent = 0;
        if (++depth > deepestElement) throw damaged();
        handler.open?.(localName(tag), attributes);
      },
      ontext(text) {
        silent = 0;
        handler.text?.(text);
      },
      onclosetag(tag) {
        silent = 0;
        depth--;
        handler.close?.(localName(tag));
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  const decoder = new TextDecoder();
  let bytes = 0;
  for await (const chunk of readEntry(archive, entry)) {
    bytes += chunk.length;
    silent += chunk.length;
    parser.write(decoder.decode(chunk, { stream: true }));
    if (silent > longestToken) throw damaged();
    yield bytes / entry.size;
  }
  if (depth > 0) throw damaged();
  parser.end(decoder.decode());
}

/** Reads a part to its end. */
export async function scanPart(archive: Archive, name: string, handler: ElementHandler): Promise<void> {
  for await (const _ of readPart(archive, name, handler));
}

function localName(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1);
}
