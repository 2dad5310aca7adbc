import type {
  Rehearsal,
  RehearsalFaults,
  RehearsalProgress,
} from '../../../../src-shared/campaign/rehearsal.ts';
import type { OvoDatabase } from '../../../database/open.ts';
import type { Clock } from '../../../engine/ports.ts';
import type { AccountForReview } from '../../../gateways/twilio/setup/account-for-review.ts';
import { runInOwnThread } from '../../../threads/job-thread.ts';
import type { ThreadStart } from '../../../threads/messages.ts';
import { getCampaign, refuseIfStarted } from '../../campaign-rows.ts';
import { makeRehearsalFolder, removeAbandonedRehearsals } from './rehearsal-folder.ts';
import type { RehearsalOrder } from './rehearse.ts';

/** What is to be rehearsed. */
export interface RehearsalRequest {
  readonly id: number;
  /** The revision that was seen; unless given, the saved one. */
  readonly revision?: number | undefined;
  readonly faults: RehearsalFaults;
}

/**
 * Whole campaigns that are sent to nobody: in a copy of the database, which is thrown away, with the real
 * engine and a clock that jumps. The ledger, the counts and the people of the real database stay as they are.
 */
export interface Rehearsals {
  /**
   * Rehearses a draft, in a thread of its own. Refused (`not-found`, `conflict`, `invalid`) where it could
   * not be started, (`unavailable`) without room for the copy, and (`canceled`) where another rehearsal is
   * asked for, or `cancel` is called.
   */
  run(request: RehearsalRequest): Promise<Rehearsal>;
  cancel(): void;
  /** Cancels; resolves when nothing of a rehearsal is left. */
  stop(): Promise<void>;
}

export function createRehearsals(context: {
  readonly db: OvoDatabase;
  readonly dataFolder: string;
  readonly threadFile: string;
  readonly nativeBinding: string | undefined;
  readonly clock: Clock;
  readonly account: Pick<AccountForReview, 'price'>;
  /** Told some times a second. */
  readonly onProgress: (progress: RehearsalProgress) => void;
  readonly onError: (error: unknown) => void;
}): Rehearsals {
  const { db, dataFolder, threadFile, nativeBinding, clock, account, onProgress } = context;
  let running: AbortController | null = null;
  let ended: Promise<unknown> = Promise.resolve();
  try {
    removeAbandonedRehearsals(dataFolder, nativeBinding);
  } catch (error) {
    context.onError(error);
  }

  async function rehearse(
    { id, revision, faults }: RehearsalRequest,
    signal: AbortSignal,
  ): Promise<Rehearsal> {
    refuseIfStarted(getCampaign(db, id).snapshot);
    const folder = makeRehearsalFolder(dataFolder, db.file, nativeBinding);
    try {
      const order: RehearsalOrder = {
        id,
        revision: revision ?? null,
        faults,
        database: db.file,
        folder: folder.path,
        nativeBinding,
        now: clock.now(),
      };
      const start: ThreadStart<null> = { kind: 'rehearsal', threadFile, setup: null };
      const functions = {
        price: ({ country, sender }: { readonly country: string; readonly sender: string }) =>
          account.price(country, sender),
      };
      return await runInOwnThread({ start, clock, functions }, 'rehearse', order, {
        signal,
        onProgress,
      });
    } finally {
      folder.remove();
    }
  }

  return {
    async run(request) {
      running?.abort();
      const own = new AbortController();
      running = own;
      await ended;
      const rehearsed = rehearse(request, own.signal);
      ended = rehearsed.catch(() => undefined);
      return await rehearsed.finally(() => {
        if (running === own) running = null;
      });
    },
    cancel: () => running?.abort(),
    async stop() {
      running?.abort();
      await ended;
    },
  };
}
