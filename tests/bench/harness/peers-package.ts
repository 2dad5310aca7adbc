import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { say } from '../../../tools/project.ts';
import { outputOf } from '../../../tools/run-process.ts';

/** The package that holds the peers, which nobody but the bench installs. */
const peersFolder = path.resolve(import.meta.dirname, '..');

/** Whether the folder has what its lock file says, as the last installation noted. */
export function isInstalled(folder: string): boolean {
  const note = noteFile(folder);
  return existsSync(note) && readFileSync(note, 'utf8') === lockOf(folder);
}

/** Notes that the folder has what its lock file says. */
export function noteInstalled(folder: string): void {
  writeFileSync(noteFile(folder), lockOf(folder));
}

/** Installs the peers where that was never done, or their lock file has changed since. */
export async function installPeers(folder = peersFolder): Promise<void> {
  if (isInstalled(folder)) return;
  say('Installing the peers that Ovo is measured against (npm ci in tests/bench).');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // None of them has to build anything.
  await outputOf(npm, ['ci', '--ignore-scripts'], { cwd: folder });
  noteInstalled(folder);
}

function noteFile(folder: string): string {
  return path.join(folder, 'node_modules', '.installed');
}

function lockOf(folder: string): string {
  return createHash('sha256')
    .update(readFileSync(path.join(folder, 'package-lock.json')))
    .digest('hex');
}
