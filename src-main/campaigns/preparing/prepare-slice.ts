import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { withRoomForPages } from '../../database/pages/room-for-pages.ts';
import type { Job } from '../../threads/job.ts';
import { prepareMessages, refuseOverDailyCap } from './prepare-messages.ts';
import { insertPreparedMessages } from './prepared-messages.ts';

/** What the messages of a campaign are made of, apart from who gets them. */
export interface MessageOrder {
  readonly campaignId: number;
  readonly name: string;
  readonly body: string;
  /** Whether each message is an MMS. */
  readonly hasPicture: boolean;
  readonly sender: string;
  readonly reachesPeople: boolean;
  /** Segments that a sender may send a day; 0 sets no limit. */
  readonly dailyCap: number;
}

/** Some of a campaign’s recipients, in ascending order. */
export type SliceOrder = MessageOrder & { readonly ids: Int32Array };

export interface WrittenSlice {
  /** How long the work took, without the waits for others, in milliseconds. */
  readonly tookMs: number;
  /** As `insertPreparedMessages` says. */
  readonly written: number | null;
}

/**
 * Renders and writes the messages to some of a campaign’s recipients, in the writing thread. The write lock
 * is held for the writing alone. What is written need not be on the disk before the campaign starts.
 */
export function prepareSlice(
  db: OvoDatabase,
  { ids, body, hasPicture, reachesPeople, name, dailyCap, campaignId, sender }: SliceOrder,
  job: Job,
): WrittenSlice {
  const beganAt = job.clock.elapsed();
  const prepared = prepareMessages(db, body, ids, reachesPeople, hasPicture);
  refuseOverDailyCap(name, prepared, dailyCap);
  const renderedAt = job.clock.elapsed();
  const { writingMs, written } = job.exclusively((writable) => {
    refuseIfCanceled(job);
    const writesAt = job.clock.elapsed();
    const count = withRoomForPages(writable, () =>
      insertPreparedMessages(writable, campaignId, sender, prepared, job.clock.now()),
    );
    return { writingMs: job.clock.elapsed() - writesAt, written: count };
  }, 'committed');
  return { tookMs: renderedAt - beganAt + writingMs, written };
}

/** Refuses (`canceled`) what was canceled while it waited for its turn. */
export function refuseIfCanceled({ signal }: Pick<Job, 'signal'>): void {
  if (signal.aborted) throw new UserError('canceled', words.work.canceled);
}
