import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { freePort } from './server';

export interface TestPostgres {
  url: string;
  stop(): void;
}

/**
 * A Postgres for the tests: the one that TEST_DATABASE_URL names, else a new cluster started from the binaries of this
 * machine. Postgres refuses to run as root, so root starts it as the user `postgres` or `nobody`. Null where there is none.
 */
export async function startPostgres(): Promise<TestPostgres | null> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: () => {} };
  const binaries = postgresBinaries();
  if (binaries === null) return null;
  const identity: { uid?: number; gid?: number } | null = process.getuid?.() === 0 ? ordinaryUser() : {};
  if (identity === null) return null;
  const folder = mkdtempSync(join(tmpdir(), 'shelfwise-postgres-'));
  if (identity.uid !== undefined && identity.gid !== undefined) chownSync(folder, identity.uid, identity.gid);
  const port = await freePort();
  const run = (name: string, args: string[]) =>
    execFileSync(join(binaries, name), args, {
      ...identity,
      cwd: folder,
      stdio: 'pipe',
      env: { ...process.env, LC_ALL: 'C' },
    });
  run('initdb', ['-D', `${folder}/data`, '-U', 'shelfwise', '-A', 'trust', '-E', 'UTF8', '--no-sync']);
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`;
  run('pg_ctl', ['-D', `${folder}/data`, '-l', `${folder}/log`, '-w', '-o', options, 'start']);
  return {
    url: `postgres://shelfwise@127.0.0.1:${port}/postgres`,
    stop: () => {
      run('pg_ctl', ['-D', `${folder}/data`, '-m', 'immediate', '-w', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Folder with initdb and pg_ctl: newest of Debian's, Homebrew's, or on the PATH. */
function postgresBinaries(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl'))) ?? null;
}

function ordinaryUser(): { uid: number; gid: number } | null {
  for (const name of ['postgres', 'nobody']) {
    const ids = ['-u', '-g'].map((flag) => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout.trim()));
    const [uid, gid] = ids;
    if (uid && gid) return { uid, gid };
  }
  return null;
}
