/** Where the binaries of a Postgres are, and whom it can run as: what the tests need to start one. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Whether the tests can have a Postgres: the one that TEST_DATABASE_URL names, or one of this machine. */
export function hasPostgres() {
  return Boolean(process.env.TEST_DATABASE_URL) || (findBinaries() !== null && findUser() !== null);
}

/** Folder with initdb and pg_ctl: newest of Debian's, Homebrew's, or on the PATH; null where there is none. */
export function findBinaries() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl'))) ?? null;
}

/**
 * Postgres refuses to run as root, so root starts it as the user `postgres` or `nobody`.
 * @returns {{ uid?: number, gid?: number } | null} null where there is only root
 */
export function findUser() {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const ids = ['-u', '-g'].map((flag) => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout.trim()));
    const [uid, gid] = ids;
    if (uid && gid) return { uid, gid };
  }
  return null;
}
