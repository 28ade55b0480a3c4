import { cleanName } from '../values/clean';
import { ByteTable, doubled } from './byte-table';
import { type HashSeed, hashBytes } from './hash-bytes';
import { hashKey, key } from './hash-key';

/** What a raw text stands for when it is no name. */
export const EMPTY = -1;
export const BAD_ENCODING = -2;
/** Codes from here down are names that only the whole row can judge, such as "Total"; see `suspectedCode`. */
const SUSPICIOUS = -16;

/** The code that a suspicious name has once its row is found to be a sale; -1 for other negative codes. */
export function suspectedCode(code: number): number {
  return code <= SUSPICIOUS ? SUSPICIOUS - code : -1;
}

const mostEntries = 65_536;
const mostBytes = 4 << 20;
const shortestCard = 13;
const fullEntries = 400_000;
const fullBytes = 16 << 20;

/**
 * Codes of the texts of a column. Raw texts are looked up by their bytes; trimming, NFC and decoding happen once, when a
 * text is met first, and raw texts that clean to the same name share its code.
 */
export class Dictionary {
  readonly texts: ByteTable;
  /** Names that held NUL bytes, and ids that a spreadsheet has rounded. */
  nulTexts = 0;
  roundedIds = 0;
  /** Names that are stored as something else. */
  renamed = 0;
  keyLow = new Int32Array(64);
  keyHigh = new Int32Array(64);
  /** Set when the row group should end soon, so that memory stays bounded. */
  full = false;

  /** How often the codes began anew. */
  cleared = 0;

  private interning = false;

  /**
   * @param isSuspicious asked once for each distinct name; suspicious ones get no code
   * @param rename what to store in place of a name of the file
   * @param onContact told each distinct name that may be an e-mail address or a phone number
   */
  constructor(
    seed: HashSeed,
    private readonly isSuspicious: ((text: string) => boolean) | null = null,
    private readonly rename: ((text: string) => string) | null = null,
    private readonly onContact: ((text: string) => void) | null = null,
    /** Whether only texts with a blank or of many digits are renamed, as ids are neither. */
    private readonly renamesFew = false,
  ) {
    this.texts = new ByteTable(seed);
  }

  /** Code of the raw text, or one of the negative codes above; `hash` is `hashBytes` of it. */
  code(view: DataView, start: number, length: number, hash: number): number {
    const entry = this.texts.find(view, start, length, hash);
    return entry >= 0 ? this.texts.entries[entry * 4 + 2]! : this.insert(view, start, length, hash);
  }

  /** Code of a text that is stored as it is. */
  intern(text: string): number {
    const encoded = encoder.encode(`${text}\0\0\0\0`);
    const view = new DataView(encoded.buffer, encoded.byteOffset);
    const length = encoded.length - 4;
    this.interning = true;
    const code = this.code(view, 0, length, hashBytes(view, 0, length, this.texts.seed));
    this.interning = false;
    return code;
  }

  /** The stored name of a code. */
  name(code: number): string {
    return decoder.decode(this.texts.bytes(code));
  }

  /** Forgets everything when it has grown beyond what a row group profits from. */
  endGroup(): void {
    if (this.texts.count > mostEntries || this.texts.used > mostBytes) {
      this.texts.clear();
      this.cleared++;
    }
    this.full = false;
  }

  private insert(view: DataView, start: number, length: number, hash: number): number {
    const { texts } = this;
    const entry = texts.add(view, start, length, hash);
    if (entry >= this.keyLow.length) this.grow();
    if (texts.count > fullEntries || texts.used > fullBytes) this.full = true;
    const offset = texts.entries[entry * 4]!;
    const renames =
      this.rename !== null && !this.interning && (!this.renamesFew || mayBePerson(texts.pool, offset, length));
    if (renames || !isClean(texts.pool, offset, length)) {
      const code = this.clean(entry);
      if (code !== entry) {
        texts.entries[entry * 4 + 2] = code;
        return code;
      }
    }
    hashKey(texts.view, offset, length);
    this.keyLow[entry] = key.low;
    this.keyHigh[entry] = key.high;
    if (length > 4 && texts.pool[offset + length - 3] === 43 && (texts.pool[offset + length - 4]! | 32) === 101)
      this.roundedIds++;
    if (this.onContact !== null && mayBeContact(texts.pool, offset, length)) this.onContact(this.name(entry));
    const code = this.isSuspicious?.(this.name(entry)) ? SUSPICIOUS - entry : entry;
    texts.entries[entry * 4 + 2] = code;
    return code;
  }

  /** Code of the cleaned text of an entry: its own number when it is clean already. */
  private clean(entry: number): number {
    let text: string;
    try {
      text = strict.decode(this.texts.bytes(entry));
    } catch {
      return BAD_ENCODING;
    }
    if (text.includes('\0')) this.nulTexts++;
    const cleaned = cleanName(text);
    if (cleaned === '') return EMPTY;
    const name = this.rename === null || this.interning ? cleaned : this.rename(cleaned);
    if (name !== cleaned) this.renamed++;
    return name === text ? entry : this.intern(name);
  }

  private grow(): void {
    this.keyLow = doubled(this.keyLow);
    this.keyHigh = doubled(this.keyHigh);
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** Whether bytes hold an @ or start with a plus or a bracket. */
function mayBeContact(pool: Uint8Array, start: number, length: number): boolean {
  if (pool[start] === 43 || pool[start] === 40) return true;
  for (let at = start; at < start + length; at++) if (pool[at] === 64) return true;
  return false;
}

/** Whether bytes hold a blank or are as long as the number of a card. */
function mayBePerson(pool: Uint8Array, start: number, length: number): boolean {
  return length >= shortestCard || pool.subarray(start, start + length).includes(32);
}

/** Whether bytes are ASCII without control characters and without blanks at their ends, so that cleaning changes nothing. */
function isClean(pool: Uint8Array, start: number, length: number): boolean {
  if (length === 0 || pool[start] === 32 || pool[start + length - 1] === 32) return false;
  for (let at = start; at < start + length; at++) if (pool[at]! < 32 || pool[at]! > 126) return false;
  return true;
}
