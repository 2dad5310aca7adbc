import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** How often is looked whether anybody reads, in milliseconds: nothing tells of it. */
const lookEveryMs = 20;

export interface StalledDisk {
  /** Resolves once the opening waits for the disk. */
  readonly isAsked: Promise<void>;
  /** Lets the folder be as it was before `stallOpening`: whoever waits is answered. */
  release(): void;
}

/**
 * Lets the next opening of a data folder wait for the disk within one call of the system, as it does for a
 * network drive that does not answer: a file that every opening reads becomes a pipe into which nobody
 * writes. Nothing in the waiting thread can end that wait.
 */
export function stallOpening(dataFolder: string): StalledDisk {
  const next = path.join(dataFolder, 'ovo.db.next');
  const pipe = path.join(dataFolder, 'replacing.json');
  writeFileSync(next, '');
  execFileSync('mkfifo', [pipe]);
  let writing: number | null = null;
  const look = (): boolean => {
    try {
      writing ??= openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENXIO') return false;
      throw error;
    }
    return true;
  };
  return {
    isAsked: new Promise((resolve, reject) => {
      const lookAgain = () => {
        try {
          if (look()) resolve();
          else setTimeout(lookAgain, lookEveryMs);
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      };
      lookAgain();
    }),
    release() {
      rmSync(next, { force: true });
      rmSync(pipe, { force: true });
      if (writing !== null) closeSync(writing);
    },
  };
}
