import { expect, test } from 'vitest';
import { hashPassword, isPassword } from './link-password';
import { hashToken, newToken, sameText } from './token';

test('ten thousand tokens are all different, of 32 bytes each', () => {
  const tokens = new Set(Array.from({ length: 10_000 }, newToken));
  expect(tokens.size).toBe(10_000);
  for (const token of tokens) expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
});

test('a token is stored as its SHA-256', () => {
  // printf abc | sha256sum
  expect(hashToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(sameText('abc', 'abc')).toBe(true);
  expect(sameText('abc', 'abcd')).toBe(false);
});

test('a password is known by its hash, which differs each time', async () => {
  const hash = await hashPassword('Grüße 1');
  expect(await hashPassword('Grüße 1')).not.toBe(hash);
  expect(await isPassword('Gru\u0308\u00dfe 1', hash)).toBe(true);
  expect(await isPassword('Grüße 2', hash)).toBe(false);
});
