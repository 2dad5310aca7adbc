import { z } from 'zod';
import type { SendCountdown } from '../../../src-shared/campaign/run.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { readState, removeState, writeState } from '../../database/state.ts';

/*
 * The note of a draft whose time to undo runs. The process that counts has the campaign in its memory
 * alone: the row stays a draft, so that a process that ends meanwhile sends nothing. The note tells other
 * processes of the countdown, and whoever opens the draft next that it was interrupted.
 */

const noteSchema = z.object({
  /** In milliseconds since 1970. */
  from: z.int(),
  until: z.int(),
  /** The process that counts. */
  pid: z.int(),
});

/** A process that still lives so long after the end of its countdown is another one with its number. */
const graceMs = 60_000;

const keyOf = (campaignId: number) => `countdown-${campaignId}`;

/** Notes that this process lets a draft be undone until then. */
export function noteCountdown(
  db: WritableDatabase,
  campaignId: number,
  times: { readonly from: number; readonly until: number },
): void {
  writeState(db, keyOf(campaignId), JSON.stringify({ ...times, pid: process.pid }));
}

export function removeCountdown(db: WritableDatabase, campaignId: number): void {
  removeState(db, keyOf(campaignId));
}

/**
 * The countdown of a draft.
 *
 * @param draft when it was last changed, and whether this process counts for it.
 */
export function countdownOf(
  db: OvoDatabase,
  campaignId: number,
  draft: { readonly updatedAt: number; readonly isCounting: boolean },
  now: number,
): SendCountdown {
  const note = readNote(db, campaignId);
  if (note === null || draft.updatedAt > note.from) return { kind: 'none' };
  const { from, until, pid } = note;
  const isOthers = pid !== process.pid && now < until + graceMs && isAlive(pid);
  const isRunning = pid === process.pid ? draft.isCounting : isOthers;
  return { kind: isRunning ? 'running' : 'interrupted', from, until };
}

function readNote(db: OvoDatabase, campaignId: number): z.infer<typeof noteSchema> | null {
  const json = readState(db, keyOf(campaignId));
  if (json === undefined) return null;
  try {
    return noteSchema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // One that must not be signaled is there all the same.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
