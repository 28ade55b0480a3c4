import { expect, test } from 'vitest';
import { BAD_ENCODING, Dictionary, EMPTY, suspectedCode } from './dictionary';
import { countRepeats, RowPrints, SeenRows } from './duplicates';
import { drawSeed, hashBytes } from './hash-bytes';
import { hashKey, key } from './hash-key';

const seed = drawSeed();

function padded(bytes: Uint8Array): DataView {
  const room = new Uint8Array(bytes.length + 8);
  room.set(bytes);
  return new DataView(room.buffer);
}

function codeOf(dictionary: Dictionary, text: string | Uint8Array): number {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const view = padded(bytes);
  return dictionary.code(view, 0, bytes.length, hashBytes(view, 0, bytes.length, seed));
}

test('texts that clean to the same name share its code and key', () => {
  const dictionary = new Dictionary(seed);
  const tea = codeOf(dictionary, 'Tea');
  expect(['Tea ', '\tTea', 'Tea\r', 'Tea\u200b', 'T\0ea', '\ufeffTea'].map((text) => codeOf(dictionary, text))).toEqual(
    Array(6).fill(tea),
  );
  expect(codeOf(dictionary, 'e\u0301')).toBe(codeOf(dictionary, '\u00e9'));
  expect(dictionary.name(codeOf(dictionary, '\u00e9'))).toBe('\u00e9');
  expect(codeOf(dictionary, 'tea')).not.toBe(tea);
  expect(dictionary.nulTexts).toBe(1);
});

test('blank, broken and suspicious texts have no code', () => {
  const dictionary = new Dictionary(seed, (name) => name === 'Total');
  expect(codeOf(dictionary, '')).toBe(EMPTY);
  expect(codeOf(dictionary, ' \u00a0')).toBe(EMPTY);
  expect(codeOf(dictionary, Uint8Array.of(0x4a, 0xf1, 0x6f))).toBe(BAD_ENCODING);
  const total = codeOf(dictionary, ' Total');
  expect(total).toBeLessThan(0);
  expect(dictionary.name(suspectedCode(total))).toBe('Total');
  expect(suspectedCode(EMPTY)).toBe(-1);
});

test('codes stay right while the tables grow, and start again after a large group', () => {
  const dictionary = new Dictionary(seed);
  const names = Array.from({ length: 70_000 }, (_, index) => `name ${index}`);
  const codes = names.map((name) => codeOf(dictionary, name));
  expect(new Set(codes).size).toBe(names.length);
  expect(names.map((name) => codeOf(dictionary, name))).toEqual(codes);
  expect(dictionary.name(codes[69_999] ?? 0)).toBe('name 69999');
  dictionary.endGroup();
  expect(codeOf(dictionary, 'name 5')).toBe(0);
});

test('keys are the same on every machine and differ between texts', () => {
  const keyOf = (text: string) => {
    const bytes = new TextEncoder().encode(text);
    hashKey(padded(bytes), 0, bytes.length);
    return (BigInt(key.high) << 32n) | BigInt(key.low >>> 0);
  };
  expect(keyOf('Tea')).toBe(-171817154372527903n);
  expect(new Set(Array.from({ length: 20_000 }, (_, index) => keyOf(`K${index}`))).size).toBe(20_000);
  expect(keyOf('a\0')).not.toBe(keyOf('a'));
});

test('repeated rows are found, whichever way', () => {
  const rows = Array.from({ length: 5_000 }, (_, index) => `row ${index % 4_000}, and ${(index % 4_000) * 7}`);
  const kept = new RowPrints(seed, 10_000);
  const seen = new SeenRows(seed);
  const met = rows.filter((row) => {
    const bytes = new TextEncoder().encode(row);
    kept.meet(padded(bytes), 0, bytes.length);
    return seen.meet(padded(bytes), 0, bytes.length);
  });
  expect([countRepeats([kept.prints()]), seen.repeats, met.length]).toEqual([1_000, 1_000, 1_000]);
});
