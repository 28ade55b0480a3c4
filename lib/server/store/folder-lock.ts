import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { AppError } from '../../errors';

interface Owner {
  pid: number;
  startedAt: string;
  token: string;
}

/**
 * Takes the lock file of a folder for this process, or takes it over from a process that is no longer there. The file
 * names the pid and its start time, so that a reused pid is not mistaken for the owner. It is removed at exit.
 * @throws AppError "invalid_input" naming the process that has the folder
 */
export function lockFolder(path: string): void {
  const owner: Owner = { pid: process.pid, startedAt: startTimeOf(process.pid) ?? '', token: randomUUID() };
  const mine = `${path}.${owner.token}`;
  writeFileSync(mine, JSON.stringify(owner));
  try {
    for (let attempt = 0; !link(mine, path); attempt++) {
      const holder = read(path);
      if (holder !== null && (isAlive(holder) || attempt === 3)) throw inUse(path, holder);
      if (holder !== null) removeStale(path, holder);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  process.once('exit', () => {
    if (read(path)?.token === owner.token) rmSync(path, { force: true });
  });
}

function inUse(path: string, holder: Owner): AppError {
  return new AppError(
    'invalid_input',
    `The data folder is in use by process ${holder.pid} (${path}). Stop it first, or set DATA_DIR to another folder.`,
  );
}

/** Creates `path` with the content of `from` unless it exists: atomic, unlike a check before a write. */
function link(from: string, path: string): boolean {
  try {
    linkSync(from, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Moves the file aside before deleting it; when another process took over in between, its file is put back. */
function removeStale(path: string, stale: Owner): void {
  const aside = `${path}.stale-${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  if (read(aside)?.token !== stale.token) link(aside, path);
  rmSync(aside, { force: true });
}

function read(path: string): Owner | null {
  try {
    const { pid, startedAt, token } = JSON.parse(readFileSync(path, 'utf8'));
    return { pid: Number(pid), startedAt: String(startedAt), token: String(token) };
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    if (error instanceof SyntaxError) return { pid: 0, startedAt: '', token: 'undefined' };
    throw error;
  }
}

function isAlive(owner: Owner): boolean {
  if (owner.pid === process.pid || !Number.isInteger(owner.pid) || owner.pid <= 0) return false;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if (!hasCode(error, 'EPERM')) return false;
  }
  const startedAt = startTimeOf(owner.pid);
  return startedAt === null || owner.startedAt === '' || startedAt === owner.startedAt;
}

/** When a process started, in whatever form the system tells it; null where it cannot be known. */
function startTimeOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    try {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
    } catch {
      return null;
    }
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
