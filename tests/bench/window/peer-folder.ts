import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../../tools/project.ts';

/**
 * An empty folder for the Electron project of a peer. Always the same one: for some runtimes a folder is
 * kept for each project that they were started with.
 */
export function peerFolder(name: string): string {
  const folder = path.join(projectRoot, 'node_modules', '.cache', 'ovo-bench', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}
