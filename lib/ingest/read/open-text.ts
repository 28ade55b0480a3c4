import type { ByteSource } from '../source';
import type { Encoding } from './encoding';
import type { Quoting } from './quoting/requote';
import { RequotedText } from './quoting/requoted-text';
import { type Text, TextReader } from './text-reader';

/** The text of a file in the usual quoting, whatever its encoding and quoting. */
export function openText(source: ByteSource, encoding: Encoding, quoting: Quoting | null): Text {
  const text = new TextReader(source, encoding);
  return quoting === null ? text : new RequotedText(text, quoting);
}
