import { chownSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { outputOf } from '../../../tools/run-process.ts';

/** Where to reach a PostgreSQL, as node-postgres takes it. */
export interface Cluster {
  /** The folder of its socket. */
  readonly host: string;
  readonly user: string;
  readonly database: string;
}

const user = 'postgres';

/** Durable as Ovo is, and deaf to the network. */
const settings = (folder: string) =>
  `-c fsync=on -c synchronous_commit=on -c listen_addresses= -c unix_socket_directories=${folder}`;

/** A PostgreSQL of Debian’s with its data in a temporary folder; stopped and removed afterwards. */
export async function withCluster<T>(act: (cluster: Cluster) => Promise<T>): Promise<T> {
  const programs = globSync('/usr/lib/postgresql/*/bin').toSorted().at(-1);
  if (programs === undefined) throw new Error('PostgreSQL is not where Debian has it.');
  const folder = mkdtempSync(path.join(tmpdir(), 'ovo-bench-'));
  const isRoot = process.getuid?.() === 0;
  // PostgreSQL refuses to be run by root.
  if (isRoot) {
    const [uid, gid] = await Promise.all(
      ['-u', '-g'].map(async (flag) => Number(await outputOf('id', [flag, user]))),
    );
    chownSync(folder, uid ?? 0, gid ?? 0);
  }
  const asUser = async (program: string, ...args: string[]) => {
    const file = path.join(programs, program);
    const [command, ...all] = isRoot
      ? ['runuser', '-u', user, '--', file, ...args]
      : [file, ...args];
    await outputOf(command ?? file, all, { cwd: folder });
  };
  const data = path.join(folder, 'data');
  try {
    await asUser('initdb', '-D', data, '-U', user, '-A', 'trust', '-E', 'UTF8');
    // Its output would keep the pipe open.
    const log = path.join(folder, 'log');
    await asUser('pg_ctl', '-D', data, '-w', '-l', log, '-o', settings(folder), 'start');
    try {
      return await act({ host: folder, user, database: 'postgres' });
    } finally {
      await asUser('pg_ctl', '-D', data, '-w', '-m', 'fast', 'stop');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
