import Database from 'better-sqlite3';
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  openSync,
  readdirSync,
  readFileSync,
  statfsSync,
  writeSync,
} from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { resolveElectronRuntime } from '../../../tools/electron-runtime/resolve.ts';
import { projectRoot } from '../../../tools/project.ts';
import { share } from '../row.ts';
import { inFolder } from '../bench-setup.ts';

/** What figures depend on; nothing that names the computer or its user. */
export interface Machine {
  readonly cores: string;
  readonly memory: string;
  readonly disk: string;
  readonly system: string;
  readonly versions: string;
}

/** Describes the machine of this run. */
export async function describeMachine(): Promise<Machine> {
  const processors = cpus();
  const sqlite = new Database(':memory:');
  const version = sqlite.prepare<[], string>('SELECT sqlite_version()').pluck().get();
  sqlite.close();
  // Where the official one cannot be had, another is measured.
  const electron = await resolveElectronRuntime(projectRoot);
  return {
    cores: `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown'}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    disk: await inFolder(diskOf),
    system: `${process.platform} ${process.arch}`,
    versions: `Node ${process.versions.node}, Electron ${electron.version}, SQLite ${version ?? ''}`,
  };
}

/** The number by which Linux knows a file system in memory. */
const inMemory = 0x01021994;

/** What kind of disk the folder is on, and what a sync takes there. */
function diskOf(folder: string): string {
  if (statfsSync(folder).type === inMemory) return 'none: temporary files in memory';
  const kind = kindOf('/sys/block');
  const file = openSync(path.join(folder, 'sync'), 'w');
  const piece = Buffer.alloc(4096, 1);
  const times = Array.from({ length: 50 }, () => {
    writeSync(file, piece);
    const startedAt = performance.now();
    fdatasyncSync(file);
    return performance.now() - startedAt;
  });
  closeSync(file);
  return `${kind}; a sync takes ${share(times, 0.5).toFixed(1)} ms (median of ${times.length})`;
}

/** As Linux tells of the disks that there are; those of virtual machines mostly say that they rotate. */
function kindOf(disks: string): string {
  if (!existsSync(disks)) return 'disk';
  const real = readdirSync(disks).filter((name) => /^(hd|sd|vd|xvd|nvme)/.test(name));
  const rotates = real.map((name) =>
    readFileSync(path.join(disks, name, 'queue/rotational'), 'utf8').trim(),
  );
  return rotates.includes('1') ? 'rotating or virtual disk' : 'SSD';
}
