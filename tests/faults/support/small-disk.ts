import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../support/database.ts';
import { works } from './ovo-process.ts';

/** Makes a folder a disk of its own, as large as `mount` understands it; whether this user may. */
export function mountSmallDisk(folder: string, size: string): boolean {
  mkdirSync(folder, { recursive: true });
  if (!works('mount', '-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder)) return false;
  onTestFinished(() => void works('umount', '-l', folder));
  return true;
}

/** A small disk; undefined where this user may not make one. */
export function smallDisk(size: string): string | undefined {
  const folder = path.join(temporaryFolder(), 'disk');
  return mountSmallDisk(folder, size) ? folder : undefined;
}

/** Writes a file that takes all the space that is left; returns its name. */
export function fillUp(folder: string): string {
  const file = path.join(folder, 'ballast');
  const piece = Buffer.alloc(4096);
  try {
    for (;;) appendFileSync(file, piece);
  } catch (error) {
    expect(error).toMatchObject({ code: 'ENOSPC' });
  }
  return file;
}
