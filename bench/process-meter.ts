import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** Clock ticks per second in /proc; 100 on every Linux that Node runs on. */
const ticksPerSecond = 100;

export interface Usage {
  cpuSeconds: number;
  residentMb: number;
  /** Highest since the last reset; summed over the processes, so at most too high. */
  peakMb: number;
}

/** Whether CPU time and memory of another process can be read here. */
export const canMeter = process.platform === 'linux';

/** What a process and its descendants have used; null where the system has no /proc. */
export function readUsage(pid: number): Usage | null {
  if (!canMeter) return null;
  const usage = { cpuSeconds: 0, residentMb: 0, peakMb: 0 };
  for (const member of familyOf(pid)) {
    const status = read(member, 'status');
    const [user = 0, system = 0] = fieldsAfterName(member).slice(11, 13).map(Number);
    usage.cpuSeconds += (user + system) / ticksPerSecond;
    usage.residentMb += megabytes(status, 'VmRSS');
    usage.peakMb += megabytes(status, 'VmHWM');
  }
  return usage;
}

/** Lets the peak start again from what is resident now; false where the kernel does not allow it. */
export function resetPeak(pid: number): boolean {
  if (!canMeter) return false;
  try {
    for (const member of familyOf(pid)) writeFileSync(`/proc/${member}/clear_refs`, '5');
    return true;
  } catch {
    return false;
  }
}

function familyOf(pid: number): number[] {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), Number(fieldsAfterName(Number(name))[1])]),
  );
  const family = [pid];
  for (const member of family) for (const [child, parent] of parents) if (parent === member) family.push(child);
  return family;
}

/** Fields of /proc/PID/stat from the state on; the name before them may hold spaces and brackets. */
function fieldsAfterName(pid: number): string[] {
  const stat = read(pid, 'stat');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** Empty when the process has just ended. */
function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

function megabytes(status: string, key: string): number {
  return Number(new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) / 1024;
}
