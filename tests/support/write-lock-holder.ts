import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

const program = path.resolve(import.meta.dirname, 'hold-write-lock.ts');

/** Another process that keeps the write lock of a data folder's database. */
export interface WriteLockHolder {
  /** Lets go of the lock; resolves when the process has ended. */
  release(): Promise<void>;
}

/** Starts such a process, which lets go with the end of the test at the latest; resolves when it has the lock. */
export async function holdWriteLock(dataFolder: string): Promise<WriteLockHolder> {
  const holder = spawn(process.execPath, [program, path.join(dataFolder, 'ovo.db')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const closed = once(holder, 'close');
  const lines = createInterface({ input: holder.stdout })[Symbol.asyncIterator]();
  const said = await lines.next();
  if (said.value !== 'held') throw new Error('The write lock could not be taken.');
  let released: Promise<unknown> | null = null;
  async function release(): Promise<void> {
    if (released === null) {
      released = closed;
      holder.stdin.write('\n');
    }
    await released;
  }
  onTestFinished(release);
  return { release };
}
