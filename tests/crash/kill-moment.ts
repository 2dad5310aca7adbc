import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import path from 'node:path';
import type { Provider } from './provider.ts';

/** What a process is killed after: so much time, or the how-manyth thing of a kind that it does. */
export interface KillMoment {
  readonly after: 'time' | 'claim' | 'hand-over' | 'accept';
  readonly count: number;
  /** Milliseconds from there. */
  readonly thenMs: number;
}

/** A moment drawn by chance. Any is possible, the start of the process included. */
export function drawMoment(random: () => number, startUpMs: number): KillMoment {
  const upTo = (most: number) => Math.floor(random() * most);
  const drawn = random();
  if (drawn < 0.3) return { after: 'time', count: 0, thenMs: upTo(1.8 * startUpMs) };
  if (drawn < 0.55) return { after: 'claim', count: 1 + upTo(80), thenMs: upTo(2) };
  if (drawn < 0.75) return { after: 'hand-over', count: 1 + upTo(30), thenMs: upTo(6) };
  return { after: 'accept', count: 1 + upTo(60), thenMs: upTo(4) };
}

/**
 * Kills the process at that moment, or `latestMs` after its start where the moment does not come.
 * Resolves once it has ended: whether it was killed, and did not end by itself before.
 */
export async function killAt(
  moment: KillMoment,
  victim: ChildProcess,
  context: {
    readonly folder: string;
    readonly provider: Provider;
    readonly latestMs: number;
  },
): Promise<boolean> {
  const { folder, provider, latestMs } = context;
  const undo: (() => void)[] = [];
  const kill = () => void victim.kill('SIGKILL');
  const killIn = (milliseconds: number) => {
    const timer = setTimeout(kill, milliseconds);
    undo.push(() => clearTimeout(timer));
  };
  let seen = 0;
  const noteOne = () => {
    seen += 1;
    if (seen !== moment.count) return;
    if (moment.thenMs === 0) kill();
    else killIn(moment.thenMs);
  };
  const watchFolder = (name: string, isWanted: (file: string | null) => boolean) => {
    const watcher = watch(name, (_event, file) => {
      if (isWanted(file)) noteOne();
    });
    undo.push(() => watcher.close());
  };

  const ended = once(victim, 'exit');
  killIn(latestMs);
  switch (moment.after) {
    case 'time':
      killIn(moment.thenMs);
      break;
    case 'claim':
      watchFolder(folder, (file) => file === 'ovo.db-wal');
      break;
    case 'hand-over':
      watchFolder(path.join(folder, 'journal'), () => true);
      break;
    case 'accept':
      undo.push(provider.onAccepted(noteOne));
      break;
  }
  await ended;
  for (const each of undo) each();
  return victim.signalCode === 'SIGKILL';
}
