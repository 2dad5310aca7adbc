import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { runCommandLine } from '../../src-main/commands/command-line.ts';
import { migrationsFolder } from './database.ts';
import { commandLineFile, threadFile } from './program.ts';

export const sampleContacts = path.resolve(
  import.meta.dirname,
  '../../resources/sample-contacts.csv',
);

/** What a finished command printed, and its exit code. */
export interface Finished {
  readonly exitCode: number | null;
  readonly output: string;
  readonly log: string;
}

/** The command line on one data folder. */
export interface CommandLine {
  /** Runs a command within this process, which is quick. */
  run(...args: readonly string[]): Promise<Finished>;
  /** Runs a command that must succeed, and parses the JSON that it printed. */
  json(...args: readonly string[]): Promise<unknown>;
  /** Starts a command as a process of its own, and leaves it running. */
  start(...args: readonly string[]): Running;
}

/** A command that is running. */
export interface Running {
  readonly process: ChildProcessWithoutNullStreams;
  /** The lines of its output, as they come. */
  readonly lines: AsyncIterableIterator<string>;
  readonly finished: Promise<Finished>;
}

/**
 * The command line on that data folder, with these variables in its environment and no others of Ovo’s;
 * what is started as a process can be another user's.
 */
export function commandLine(
  dataFolder: string,
  variables: Readonly<Record<string, string>> = {},
  user?: number,
): CommandLine {
  function start(...args: readonly string[]): Running {
    const child = spawn(process.execPath, [commandLineFile, '--data', dataFolder, ...args], {
      ...(user === undefined ? {} : { uid: user, gid: user }),
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...variables },
    });
    const output: Buffer[] = [];
    const log: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => log.push(chunk));
    const finished = once(child, 'close').then(([exitCode]: (number | null)[]) => ({
      exitCode: exitCode ?? null,
      output: Buffer.concat(output).toString('utf8'),
      log: Buffer.concat(log).toString('utf8'),
    }));
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    return { process: child, lines, finished };
  }

  async function run(...args: readonly string[]): Promise<Finished> {
    const output: string[] = [];
    const log: string[] = [];
    const exitCode = await runCommandLine(['--data', dataFolder, ...args], {
      variables,
      currentFolder: path.dirname(dataFolder),
      platform: process.platform,
      migrationsFolder,
      threadFile,
      output: (line) => void output.push(`${line}\n`),
      log: (line) => void log.push(`${line}\n`),
      onInterrupt: () => () => undefined,
      endAtOnce: () => undefined,
    });
    return { exitCode, output: output.join(''), log: log.join('') };
  }

  return {
    start,
    run,
    async json(...args) {
      const { exitCode, output, log } = await run(...args, '--json');
      if (exitCode !== 0) throw new Error(`${args.join(' ')} ended with ${exitCode}: ${log}`);
      return JSON.parse(output);
    },
  };
}
