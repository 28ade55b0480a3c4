import { afterEach, beforeEach, expect, test, vi } from 'vitest';

beforeEach(() => {
  vi.resetModules();
  Reflect.deleteProperty(globalThis, 'shelfwise');
});
afterEach(() => vi.unstubAllEnvs());

test.each([
  ['https://sales.example.com', '__Host-shelfwise.link-1', '; Secure'],
  ['http://sales.example.com', 'shelfwise.link-1', ''],
])('behind %s a cookie belongs to its host', async (publicUrl, name, secure) => {
  vi.stubEnv('PUBLIC_URL', publicUrl);
  const { cookieName, writeCookie } = await import('./cookies');
  expect(cookieName('link-1')).toBe(name);
  expect(writeCookie(name, 'value', 60)).toBe(`${name}=value; Path=/; Max-Age=60; HttpOnly; SameSite=Lax${secure}`);
});
