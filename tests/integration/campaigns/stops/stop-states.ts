import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { UserError } from '../../../../src-shared/lib/result.ts';
import { openDatabase } from '../../../../src-main/database/open.ts';
import { migrationsFolder } from '../../../support/database.ts';
import { checkDatabase } from '../../../support/maintenance.ts';
import {
  createBarrier,
  openProcess,
  people,
  shopFolder,
  type Process,
} from '../../../support/stoppable.ts';

/** The ways to stop within a process; `quit` is how both the window and the command line close. */
export const ways = {
  pause: ({ campaigns }: Process) => campaigns.pause(1),
  cancel: ({ campaigns }: Process) => campaigns.cancel(1),
  'back to the draft': ({ campaigns }: Process) => campaigns.backToDraft(1),
  quit: ({ campaigns, sending }: Process) => Promise.all([campaigns.quit(), sending.stop()]),
} as const;

export type Way = keyof typeof ways;

export const allWays = Object.keys(ways) as readonly Way[];

/** The code that something is refused with; null where it is not. */
export async function userErrorOf(work: Promise<unknown>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof UserError) return error.code;
    throw error;
  }
}

export function stopFilesIn(folder: string): readonly string[] {
  return readdirSync(path.join(folder, 'journal')).filter((name) => name.startsWith('stop-'));
}

export function isSound(folder: string): boolean {
  const db = openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
  try {
    return checkDatabase(db).ok;
  } finally {
    db.close();
  }
}

/** Opens the folder anew as the window does, and lets it do what it does by itself. */
export async function nextStart(folder: string): Promise<Process> {
  const next = openProcess(folder);
  await next.campaigns.resumeInterrupted();
  await next.sending.idle();
  return next;
}

/** What a campaign that was being sent is after each way to stop. */
export const statusAfter = {
  pause: 'paused',
  cancel: 'canceled',
  'back to the draft': 'paused',
  quit: 'sending',
} as const satisfies Record<Way, string>;

/** A campaign of which the first messages are with the network, which does not answer. */
export async function sendingShop() {
  const folder = shopFolder();
  const network = createBarrier();
  const first = openProcess(folder, { network });
  await first.campaigns.start(1, 'simulator');
  await network.reached;
  const { claimed } = first.messages();
  expect(claimed).toBeGreaterThan(0);
  expect(claimed).toBeLessThan(people);
  return { folder, network, first, claimed };
}

export async function expectStopped(
  { folder, first, claimed }: Awaited<ReturnType<typeof sendingShop>>,
  way: Way,
): Promise<void> {
  await first.close();
  expect(first.gateway.handedOver).toHaveLength(claimed);
  expect(isSound(folder)).toBe(true);
  const next = await nextStart(folder);
  if (way === 'quit') {
    expect(next.snapshot()).toMatchObject({ status: 'completed', sentCount: people });
    expect(next.gateway.handedOver).toHaveLength(people - claimed);
  } else {
    expect(next.gateway.handedOver).toEqual([]);
    expect(next.snapshot()).toMatchObject({ status: statusAfter[way], sentCount: claimed });
  }
  await next.close();
  expect(stopFilesIn(folder)).toEqual([]);
}
