import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { projectRoot, toolEnvironment } from './project.ts';

export type ProcessResult = {
  /** 0 to 255; 128 and the signal's number when a signal ended it, as shells have it. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly timedOut: boolean;
};

export type ProcessOptions = {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly timeoutMilliseconds?: number;
  /** `show` streams to the terminal and keeps nothing. */
  readonly output?: 'keep' | 'show';
};

class ProcessError extends Error {
  readonly result: ProcessResult;

  constructor(command: string, result: ProcessResult) {
    const lines = (result.stderr.trim() || result.stdout.trim()).split('\n').slice(-15).join('\n');
    const end = result.timedOut ? 'took too long' : `ended with exit code ${result.exitCode}`;
    super(`${command} ${end}${lines ? `:\n${lines}` : ''}`);
    this.result = result;
  }
}

/** A tool that npm installed with the project; Windows can start those through a shell only. */
export function localTool(name: string): string {
  const file = process.platform === 'win32' ? `${name}.cmd` : name;
  return join(projectRoot, 'node_modules', '.bin', file);
}

/** Answers however the process ends; rejects only where it can't be started. */
export async function runProcess(
  command: string,
  args: readonly string[],
  options: ProcessOptions = {},
): Promise<ProcessResult> {
  const child = spawn(command, args, {
    cwd: options.cwd ?? projectRoot,
    env: options.env ?? toolEnvironment(),
    stdio: options.output === 'show' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    shell: command.endsWith('.cmd'),
    windowsHide: true,
  });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk));
  let timedOut = false;
  const timer =
    options.timeoutMilliseconds === undefined
      ? undefined
      : setTimeout(() => {
          timedOut = true;
          child.kill('SIGKILL');
        }, options.timeoutMilliseconds);
  try {
    const exitCode = await ended(child);
    return {
      exitCode,
      stdout: Buffer.concat(stdout).toString('utf8'),
      stderr: Buffer.concat(stderr).toString('utf8'),
      timedOut,
    };
  } finally {
    clearTimeout(timer);
  }
}

/** The output of a process that is expected to succeed. */
export async function outputOf(
  command: string,
  args: readonly string[],
  options: ProcessOptions = {},
): Promise<string> {
  const result = await runProcess(command, args, options);
  if (result.exitCode !== 0 || result.timedOut) {
    throw new ProcessError([command, ...args].join(' ').slice(0, 200), result);
  }
  return result.stdout;
}

export async function ended(child: ChildProcess): Promise<number> {
  return await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}
