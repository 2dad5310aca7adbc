import type { Audience } from '../../../src-shared/campaign/audience.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import type { OvoDatabase } from '../../database/open.ts';
import type { WriteLock } from '../../database/write-lock.ts';
import type { Clock } from '../../engine/ports.ts';
import type { CampaignThreads, CampaignWriteShapes } from '../jobs.ts';
import { startCampaign, type StartOrder } from '../lifecycle.ts';
import { Stopped, writeFor, type Run } from '../running/runs.ts';
import { prepareMessages, refuseOverDailyCap } from './prepare-messages.ts';
import type { MessageOrder } from './prepare-slice.ts';
import {
  clearedAtOnce,
  clearPreparedMessages,
  countPreparedMessages,
  hasPreparedMessages,
  insertPreparedMessages,
} from './prepared-messages.ts';

/** Prepared where they stand, in one go; more take the writing thread. Some hundredths of a second. */
export const mostInPlace = 2000;

/** What a slice is to take, in milliseconds: so often others write, a stop counts and progress is told. */
const sliceMs = 100;

const smallestSlice = 500;
const largestSlice = 50_000;

/**
 * Writes the messages of drafts, and moves drafts to `sending` once all are written. A stop counts between
 * any two slices. What was written by then is removed by `clear`, or before messages are written again.
 */
export interface Preparer {
  /**
   * Writes a message for everybody in an audience; nothing is claimed before `start`. Where contacts
   * exchange their numbers meanwhile, all are written anew. Rejects with `Stopped` where somebody stops the
   * run, when nothing more is written.
   */
  writeMessages(run: Run, order: MessageOrder, audience: Audience): Promise<Written>;
  /**
   * Moves a draft whose messages are written to `sending`, in one transaction. Refused as `startCampaign`
   * says.
   */
  start(run: Run, order: Omit<StartOrder, 'messages'>, written: Written): Promise<void>;
  /** Removes what was prepared of a draft, a slice at a time. */
  clear(campaignId: number): Promise<void>;
}

/** What was written of a campaign that is about to start. */
export interface Written {
  readonly people: number;
  /** All messages of the campaign. */
  readonly messages: number;
}

export interface PreparerContext {
  readonly db: OvoDatabase;
  readonly clock: Clock;
  readonly writeLock: WriteLock;
  readonly threads: CampaignThreads;
  /** Everybody in an audience now, by id in ascending order. */
  readonly recipientIds: (audience: Audience) => Promise<Int32Array>;
}

export function createPreparer(context: PreparerContext): Preparer {
  const { db, clock, writeLock, threads } = context;

  /** Has the writing thread do something for a run, unless it is stopped before that begins. */
  async function inThread<N extends keyof CampaignWriteShapes>(
    run: Run,
    name: N,
    input: CampaignWriteShapes[N]['input'],
  ): Promise<CampaignWriteShapes[N]['output']> {
    for (;;) {
      run.refuseIfStopped();
      try {
        return await run.notingWait(threads.write(name, input, { signal: run.signal }));
      } catch (error) {
        const code = error instanceof UserError ? error.code : null;
        if (code === 'canceled' && run.signal.aborted) throw new Stopped();
        // Another process may keep the database to itself for as long as nobody stops the run.
        if (code !== 'busy') throw error;
      }
    }
  }

  /** Returns how many messages the campaign has, or null where numbers were exchanged meanwhile. */
  async function prepareInPlace(
    run: Run,
    order: MessageOrder,
    ids: Int32Array,
  ): Promise<number | null> {
    const { campaignId, name, body, hasPicture, sender, reachesPeople, dailyCap } = order;
    const prepared = prepareMessages(db, body, ids, reachesPeople, hasPicture);
    refuseOverDailyCap(name, prepared, dailyCap);
    let messages: number | null = null;
    await writeFor(run, writeLock, (writable) => {
      clearPreparedMessages(writable, campaignId);
      const before = countPreparedMessages(writable, campaignId);
      const written = insertPreparedMessages(writable, campaignId, sender, prepared, clock.now());
      messages = written === null ? null : before + written;
    });
    return messages;
  }

  /** As `prepareInPlace`; other preparations have their slices between any two. */
  async function prepareInSlices(
    run: Run,
    order: MessageOrder,
    ids: Int32Array,
  ): Promise<number | null> {
    const total = ids.length;
    let messages = countPreparedMessages(db, order.campaignId);
    let size = mostInPlace;
    for (let done = 0; done < total;) {
      run.notePrepared({ done, total });
      const slice = ids.slice(done, done + size);
      const prepared = { ...order, ids: slice };
      const { tookMs, written } = await inThread(run, 'campaigns.prepareSlice', prepared);
      if (written === null) return null;
      messages += written;
      done += slice.length;
      const fitting = Math.floor((slice.length * sliceMs) / Math.max(1, tookMs));
      size = Math.min(largestSlice, Math.max(smallestSlice, Math.min(2 * size, fitting)));
    }
    run.notePrepared({ done: total, total });
    return messages;
  }

  return {
    async writeMessages(run, order, audience) {
      const clearing = { campaignId: order.campaignId, limit: clearedAtOnce };
      for (;;) {
        const ids = await run.until(context.recipientIds(audience));
        const isFew = ids.length <= mostInPlace;
        if (!isFew || hasPreparedMessages(db, order.campaignId, mostInPlace)) {
          while ((await inThread(run, 'campaigns.clearPrepared', clearing)) > 0);
        }
        const messages = await (isFew ? prepareInPlace : prepareInSlices)(run, order, ids);
        if (messages !== null) return { people: ids.length, messages };
      }
    },
    async start(run, order, { people, messages }) {
      if (people > mostInPlace) {
        await inThread(run, 'campaigns.start', { ...order, messages, campaignId: run.id });
      } else {
        await writeFor(run, writeLock, (writable) =>
          startCampaign(writable, run.id, { ...order, messages, now: clock.now() }),
        );
      }
    },
    async clear(campaignId) {
      const clearing = { campaignId, limit: clearedAtOnce };
      while (hasPreparedMessages(db, campaignId)) {
        await threads.write('campaigns.clearPrepared', clearing);
      }
    },
  };
}
