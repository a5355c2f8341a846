import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

function mount(...args: string[]): boolean {
  try {
    execFileSync('mount', args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export interface Disk {
  readonly path: string;
  /** Gives it another size, for example `4m`. */
  readonly resize: (size: string) => void;
  readonly remove: () => void;
}

/** A disk of this size in memory; undefined where this user may mount none. */
export function disk(size: string, ...options: string[]): Disk | undefined {
  const path = mkdtempSync(join(tmpdir(), 'disk-'));
  mkdirSync(path, { recursive: true });
  if (
    process.platform !== 'linux' ||
    !mount('-t', 'tmpfs', '-o', [`size=${size}`, ...options].join(','), 'tmpfs', path)
  ) {
    rmSync(path, { recursive: true });
    return undefined;
  }
  return {
    path,
    resize: (other) => void mount('-o', `remount,size=${other}`, path),
    remove: () => {
      execFileSync('umount', ['-l', path]);
      rmSync(path, { recursive: true });
    },
  };
}

const tried = disk('64k');
tried?.remove();
/** Whether tests of full disks can run: as root on Linux they can. */
export const CAN_MOUNT = tried !== undefined;

/** Runs `use` on a disk of this size, and takes the disk away. */
export async function onDisk(size: string, use: (own: Disk) => Promise<void>, ...options: string[]): Promise<void> {
  const own = disk(size, ...options);
  if (own === undefined) throw new Error('no disk can be mounted here');
  try {
    await use(own);
  } finally {
    own.remove();
  }
}
