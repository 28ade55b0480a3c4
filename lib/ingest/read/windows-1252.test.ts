import fc from 'fast-check';
import { expect, test } from 'vitest';
import { windows1252ToUtf8 } from './windows-1252';

test('the euro sign and curly quotes are where Windows has them', () => {
  const target = new Uint8Array(9);
  expect(windows1252ToUtf8(Uint8Array.of(0x80, 0x93, 0x94), target, 0)).toBe(9);
  expect(new TextDecoder().decode(target)).toBe('€“”');
});

test('every byte becomes what a TextDecoder makes of it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(5), (bytes, at) => {
      const target = new Uint8Array(at + bytes.length * 3);
      const end = windows1252ToUtf8(bytes, target, at);
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(target.subarray(at, end));
      expect(text).toBe(new TextDecoder('windows-1252').decode(bytes, { stream: true }));
    }),
  );
});
