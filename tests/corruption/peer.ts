import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rowsOf } from './rows.ts';

/** What a shell may print of one database, in bytes. */
const mostOutput = 1 << 28;

/**
 * A sqlite3 shell that can `.recover`: the one that OVO_SQLITE_SHELL names, or the system's. Some systems
 * build theirs without sqlite_dbpage, so that it cannot: null.
 */
export function findShell(soundFolder: string): string | null {
  const shell = process.env['OVO_SQLITE_SHELL'] ?? 'sqlite3';
  const scratch = mkdtempSync(path.join(tmpdir(), 'ovo-peer-'));
  try {
    const rows = recover(shell, path.join(soundFolder, 'ovo.db'), path.join(scratch, 'recovered'));
    return rows.size === 0 ? null : shell;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The rows that `.recover` brings back of a file, on a copy in a folder of its own. */
export function recover(
  shell: string | null,
  damaged: string,
  folder: string,
): ReadonlySet<string> {
  if (shell === null) return new Set();
  cpSync(path.dirname(damaged), folder, { recursive: true });
  const made = path.join(folder, 'recovered.db');
  const script = spawnSync(shell, [path.join(folder, 'ovo.db'), '.recover'], {
    maxBuffer: mostOutput,
  });
  spawnSync(shell, [made], { input: script.stdout, maxBuffer: mostOutput });
  if (!existsSync(made)) return new Set();
  try {
    return rowsOf(made);
  } catch {
    return new Set();
  }
}
