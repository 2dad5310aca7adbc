import type { StopRequest } from '../../../src-shared/campaign/run.ts';
import { isBeforeStart, isCampaignOver } from '../../../src-shared/campaign/status.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import type { WriteLock } from '../../database/write-lock.ts';
import type { Clock } from '../../engine/ports.ts';
import { campaignSnapshot } from '../campaign-rows.ts';
import { cancelCampaign, pauseCampaign } from '../lifecycle.ts';
import { mostInPlace } from '../preparing/preparer.ts';
import { clearPreparedMessages } from '../preparing/prepared-messages.ts';
import type { Run } from './runs.ts';
import { leaveStopFile, removeStopFile } from './stop-files.ts';

/** A stop that could not be written, on a full disk, is tried again this often, in milliseconds. */
const writeAgainMs = 5000;

/** Writes stops to the database, and where that is not possible at once to a stop file beside it. */
export interface StopWriter {
  /** Removes what was prepared of a draft whose start was given up; of many messages only the first. */
  withdraw(run: Run): Promise<void>;
  /** Writes the pause or the cancellation of a run that is `stopping`; tried again until it succeeds. */
  finish(run: Run): Promise<void>;
  /** Resolves when every stop is in the database, or in a stop file that is on the disk. */
  onDisk(): Promise<void>;
}

/** @param isQuitting whether the process ends: then nothing is tried again. */
export function createStopWriter(
  context: {
    readonly db: OvoDatabase;
    readonly dataFolder: string;
    readonly clock: Clock;
    readonly writeLock: WriteLock;
    readonly onChange: () => void;
    readonly onError: (error: unknown) => void;
  },
  isQuitting: () => boolean,
): StopWriter {
  const { db, dataFolder, clock, writeLock } = context;
  /** Stop files that are being written to the disk. */
  const files = new Set<Promise<void>>();
  /** Stops that are being written to the database. */
  const writing = new Map<Run, Promise<void>>();

  /** Leaves a file that asks for the stop, or for the draft to be cleared. Where even that fails, the error is reported. */
  async function leaveFile(run: Run): Promise<void> {
    const { stop } = run.state;
    const request = { stop: stop ?? 'back-to-draft', reason: run.reason, at: clock.now() };
    const left = leaveStopFile(db, dataFolder, run.id, request).catch((error: unknown) =>
      context.onError(noStopFile(error)),
    );
    files.add(left);
    await left;
    files.delete(left);
  }

  /** Writes what a stop comes to. Where it cannot be written at once, a stop file says so meanwhile. */
  async function writeStop(run: Run, act: (writable: WritableDatabase) => void): Promise<void> {
    let isWritten = false;
    const written = writeLock.write((writable) => {
      act(writable);
      isWritten = true;
    }, Infinity);
    written.catch(() => undefined);
    if (!isWritten) await leaveFile(run);
    await run.notingWait(written);
    await Promise.all(files);
    removeStopFile(db, dataFolder, run.id);
  }

  async function withdraw(run: Run): Promise<void> {
    await writeStop(run, (writable) => {
      if (isBeforeStart(campaignSnapshot(writable, run.id).status)) {
        clearPreparedMessages(writable, run.id, mostInPlace);
      }
    });
  }

  async function finish(run: Run): Promise<void> {
    const known = writing.get(run);
    if (known !== undefined) {
      // It may have become a stronger one.
      await leaveFile(run);
      return await known;
    }
    const finished = finishOnce(run).finally(() => writing.delete(run));
    writing.set(run, finished);
    await finished;
  }

  async function finishOnce(run: Run): Promise<void> {
    // After quitting the campaign is resumed at the next start: nothing is to be written.
    if (run.state.stop === 'quit') return;
    let written: StopRequest | null = null;
    try {
      while (written !== run.state.stop) {
        await writeStop(run, (writable) => {
          written = run.state.stop;
          const { status } = campaignSnapshot(writable, run.id);
          if (written === 'cancel') {
            if (!isCampaignOver(status)) cancelCampaign(writable, run.id, clock.now());
          } else if (status === 'sending') {
            pauseCampaign(writable, run.id, run.reason, clock.now());
          }
        });
      }
    } catch (error) {
      run.move({ kind: 'given-up' });
      // Closed meanwhile: there is a stop file already, because it could not be written at once.
      if (!db.sqlite.open) throw error;
      await leaveFile(run);
      clock.after(writeAgainMs, () => {
        if (!isQuitting() && run.state.phase === 'stopping') {
          finish(run).catch(() => undefined);
        }
      });
      throw error;
    }
    run.move({ kind: 'done' });
    context.onChange();
  }

  return {
    withdraw,
    finish,
    async onDisk() {
      await Promise.all(files);
    },
  };
}

function noStopFile(error: unknown): UserError {
  const cause = error instanceof Error ? error.message : String(error);
  return new UserError('unavailable', words.campaigns.stopNotNoted(cause), { cause: error });
}
