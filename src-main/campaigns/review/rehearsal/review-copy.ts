import { MessageChannel } from 'node:worker_threads';
import type { Review } from '../../../../src-shared/campaign/review.ts';
import type { WritableDatabase } from '../../../database/open.ts';
import type { Clock } from '../../../engine/ports.ts';
import type { AccountForReview } from '../../../gateways/twilio/setup/account-for-review.ts';
import { answerCalls } from '../../../threads/answer-calls.ts';
import { Caller } from '../../../threads/caller.ts';
import type { JobRegistry } from '../../../threads/job.ts';
import { portOf } from '../../../threads/messages.ts';
import { campaignReadJobs, type CampaignReader } from '../../jobs.ts';
import { createReviews } from '../reviews.ts';

/** Reviews a draft in the copy of a rehearsal, as if it were sent for real. Twilio is asked for prices alone. */
export async function reviewCopy(
  db: WritableDatabase,
  id: number,
  options: {
    readonly now: number;
    /** Lets others have their turn. */
    readonly clock: Clock;
    readonly price: AccountForReview['price'];
    readonly onChecked: (done: number, total: number) => void;
  },
): Promise<Review> {
  const clock: Clock = { ...options.clock, now: () => options.now };
  const reader = readerHere(db, clock);
  const reviews = createReviews({
    db,
    clock,
    writeLock: {
      memory: new SharedArrayBuffer(0),
      write: async (act) => db.sqlite.transaction(() => act(db)).immediate(),
    },
    threads: reader,
    account: {
      read: () =>
        Promise.resolve({
          unread: 'no-credentials',
          isInAccount: null,
          isTrial: null,
          report: null,
          permissions: null,
        }),
      pictureSender: (sender) => Promise.resolve({ state: 'unknown', sender }),
      price: options.price,
    },
    onReview: ({ checkedCount, of }) => options.onChecked(checkedCount, of),
    onChange: () => undefined,
    onError: () => undefined,
  });
  return await reviews.run(id).finally(reader.close);
}

/** Answers what the reading thread would, in this thread and from the copy, until `close`. */
function readerHere(
  db: WritableDatabase,
  clock: Clock,
): CampaignReader & { readonly close: () => void } {
  const { port1, port2 } = new MessageChannel();
  const never = new AbortController().signal;
  const job = {
    clock,
    threadFile: '',
    signal: never,
    abortSignal: never,
    onProgress: () => undefined,
    exclusively: <T>(write: (writable: WritableDatabase) => T) => write(db),
  };
  const jobs: JobRegistry = campaignReadJobs;
  const functions = Object.entries(jobs).map(
    ([name, act]) => [name, (input: never) => act(db, input, job)] as const,
  );
  answerCalls(portOf(port1), Object.fromEntries(functions));
  const caller = new Caller(portOf(port2), clock);
  return {
    read: (name, input) => caller.call(name, input),
    close() {
      port1.close();
      port2.close();
    },
  };
}
