import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

/**
 * Runs a program of the bench in a process of its own, so that its memory and its work are those of nothing
 * else; answers with what it printed.
 * @param program the file, from `tests/bench`.
 * @param node switches of Node.
 */
export async function inOwnProcess<T>(
  program: string,
  args: readonly string[],
  node: readonly string[] = [],
): Promise<T> {
  const file = path.resolve(import.meta.dirname, '..', program);
  const run = promisify(execFile)(process.execPath, [...node, file, ...args], {
    maxBuffer: 64 * 2 ** 20,
  });
  run.child.stderr?.pipe(process.stderr);
  return JSON.parse((await run).stdout) as T;
}
