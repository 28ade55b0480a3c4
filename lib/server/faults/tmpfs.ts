import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A small disk in memory; only root can have one. */
export class SmallDisk {
  private readonly filler: string;

  private constructor(private readonly folder: string) {
    this.filler = join(folder, 'filler');
  }

  /** Null where it cannot be mounted, with the reason on the console. */
  static mount(folder: string, megabytes: number): SmallDisk | null {
    mkdirSync(folder, { recursive: true });
    const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
    if (status === 0) return new SmallDisk(folder);
    console.warn(`A full disk is not tried, as no disk can be mounted here: ${stderr}`);
    return null;
  }

  /** Leaves so many bytes. */
  fill(left: number): void {
    const { bavail, bsize } = statfsSync(this.folder);
    const file = openSync(this.filler, 'a');
    const block = Buffer.alloc(4096, 1);
    for (let room = bavail * bsize - left; room > 0; room -= block.length) writeSync(file, block);
    closeSync(file);
  }

  free(): void {
    rmSync(this.filler, { force: true });
  }

  unmount(): void {
    spawnSync('umount', ['--lazy', this.folder]);
  }
}
