import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/**
 * Runs the text of a program, with paths from the top of the project, as a process of its own with these
 * variables too; returns what it printed as JSON.
 */
export async function runInOwnProcess(
  program: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: path.resolve(import.meta.dirname, '../../..'),
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(child, 'close');
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}
