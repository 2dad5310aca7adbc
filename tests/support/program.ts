import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';

/*
 * The command line and the thread of Ovo, bundled. Node takes seconds of computing to start them from
 * 250 source files and a hundred of drizzle's, and tests start them hundreds of times. They are built
 * again after each change of the sources.
 */

const projectRoot = path.resolve(import.meta.dirname, '../..');
const cache = path.join(projectRoot, 'node_modules', '.cache', 'ovo-program');
const dayMs = 86_400_000;

function filesIn(folder: string): readonly string[] {
  return readdirSync(path.join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
}

/** A name that changes with each change of what is built. */
function version(): string {
  const hash = createHash('sha256');
  const others = [
    'package-lock.json',
    'tests/support/build-program.ts',
    'tests/crash/threads-process.ts',
  ];
  const files = [...filesIn('src-main'), ...filesIn('src-shared'), ...others];
  for (const file of files) {
    const { mtimeMs, size } = statSync(path.resolve(projectRoot, file));
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

function removeOldBuilds(): void {
  for (const name of readdirSync(cache)) {
    const folder = path.join(cache, name);
    const age = Date.now() - statSync(folder).mtimeMs;
    if (age > dayMs) rmSync(folder, { recursive: true, force: true });
  }
}

/** Builds the program where that is due; returns the folder of its files. */
function buildProgram(): string {
  const folder = path.join(cache, version());
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true });
    removeOldBuilds();
    const making = `${folder}.${process.pid}`;
    const script = path.join(import.meta.dirname, 'build-program.ts');
    const { status, stderr } = spawnSync(process.execPath, [script, making], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`The program of the tests could not be built:\n${stderr}`);
    symlinkSync(path.join(projectRoot, 'resources'), path.join(making, 'resources'), 'junction');
    try {
      renameSync(making, folder);
    } catch (error) {
      // Another process built it meanwhile.
      rmSync(making, { recursive: true, force: true });
      if (!existsSync(folder)) throw error;
    }
  }
  return path.join(folder, 'src-main');
}

const programFolder = buildProgram();

/** The command line, to be started with Node. */
export const commandLineFile = path.join(programFolder, 'cli.js');

/** The command line that has the threads of the window, to be started with Node. */
export const threadsProgramFile = path.join(programFolder, 'threads-process.js');

/** The file that every thread of Ovo runs. */
export const threadFile = path.join(programFolder, 'thread.js');

/** For vitest, which loads this file before it starts its workers. */
export function setup(): void {
  if (!existsSync(threadFile)) throw new Error(`${threadFile} is missing.`);
}
