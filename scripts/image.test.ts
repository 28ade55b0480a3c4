import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (name: string) => readFileSync(`${root}${name}`, 'utf8');

/** What stands in the root and is read by tests and tools alone. */
const ofTools = /^(playwright\.config|vitest\.config|next-env\.d)\.ts$/;

test('what the build reads goes into the image, and a change of it is built', () => {
  const sources = readdirSync(root).filter((name) => /\.[jt]s$/.test(name) && !ofTools.test(name));
  expect(sources).toContain('proxy.ts');
  const allowed = read('.dockerignore').split('\n');
  expect(allowed).toEqual(expect.arrayContaining(sources.map((name) => `!${name}`)));
  const setup = read('scripts/setup.mjs');
  for (const name of sources) expect(setup).toContain(`'${name}'`);
});

test('what the image copies from the build is there', () => {
  const copied = [...read('Dockerfile').matchAll(/^COPY --from=build (.+) \S+$/gm)].flatMap(([, names = '']) =>
    names.split(' ').map((name) => name.replace('/app/', '')),
  );
  expect(copied.length).toBeGreaterThan(5);
  for (const name of copied) if (!/^(\.next|node_modules)$/.test(name)) expect(existsSync(`${root}${name}`)).toBe(true);
});
