import type { GatewayKind } from '../../../src-shared/campaign/snapshot.ts';
import type { WritableDatabase } from '../../database/open.ts';
import type { WriteLock } from '../../database/write-lock.ts';
import type { EngineSettings } from '../../engine/options.ts';
import type { Clock, Gateway } from '../../engine/ports.ts';
import type { MessageChange } from '../../engine/store-ports.ts';
import { createReconciliation } from '../../engine/reconciliation.ts';
import { createSteadyClock } from '../../engine/steady-clock.ts';
import { createMessageStore } from '../sending/message-store.ts';
import { recordOutcomes } from '../sending/record-outcomes.ts';
import { toLookUp, wishOf, type ToLookUp } from './perhaps-kept.ts';
import { recordNeverScheduled } from './scheduled-rows.ts';

/** A run begins no look-up after so long: others have their turn. In milliseconds. */
const longestRunMs = 5000;

/** How lost answers are looked up. */
export type LookUpSettings = Pick<EngineSettings, 'unconfirmedPolicy' | 'recheckAfterMs'>;

/** What came of one run. */
export interface LookUpRun {
  /** How long until the next look-up is due, in milliseconds; Infinity where none is left that can be looked up. */
  readonly waitMs: number;
  /** Whether its time was up while look-ups were due or under way. */
  readonly isCutShort: boolean;
  /** Whether anything was recorded since the run before. */
  readonly hasRecorded: boolean;
  /** Messages that were found since then, and that the provider keeps and must not send. */
  readonly found: readonly number[];
  /** Whether the provider answered on a message for the first time, as far as this process knows. */
  readonly hasNews: boolean;
}

/** Finds out whether the provider keeps messages that are to be canceled, and whose answer was lost. */
export interface LookUps {
  /**
   * Looks up what is due, for a few seconds at most: what is under way then goes on, and belongs to the next
   * run. Who asks during a run gets what comes of that one. Rejects where an answer cannot be recorded.
   */
  run(): Promise<LookUpRun>;
  /** Resolves `run` at once: no answer is waited for. */
  stop(): void;
}

/**
 * The reconciliation of the engine, of campaigns that it does not send: what is found is scheduled, and can
 * be canceled, or was sent; what is proved not to be there is canceled, or queued again.
 */
export function createLookUps(context: {
  readonly db: WritableDatabase;
  readonly clock: Clock;
  readonly writeLock: WriteLock;
  readonly settings: () => LookUpSettings;
  readonly gateway: (kind: GatewayKind) => Promise<Gateway>;
}): LookUps {
  const { db, writeLock } = context;
  const clock = createSteadyClock(context.clock);
  let settings = context.settings();
  let isStopped = false;
  let running: Promise<LookUpRun> | null = null;
  let wake: () => void = () => undefined;
  /**
   * What was read last and has had no answer since; null before it is read. All of them are not read again,
   * and put in order, for each answer.
   */
  let page: Map<number, ToLookUp> | null = null;
  let isFresh = false;
  /** Of which there was an answer. */
  const answered = new Set<number>();
  let since = { hasRecorded: false, found: [] as readonly number[], hasNews: false };
  let failure: { readonly error: unknown } | null = null;

  const store = createMessageStore(db, (act, onCommitted) =>
    writeLock.write(act, Infinity, onCommitted),
  );

  const isToCancel = (messageId: number) => wishOf(db, messageId).reason !== null;

  function record(change: MessageChange, now: number): void {
    const { messageId } = change;
    const isWanted = isToCancel(messageId);
    if (isWanted && change.event === 'postponed') {
      recordNeverScheduled(db, messageId, now);
      return;
    }
    if (isWanted && change.event === 'scheduled') {
      since = { ...since, found: [...since.found, messageId] };
    }
    recordOutcomes(db, [change], now);
  }

  const reconciliation = createReconciliation({
    store: {
      ...store,
      isToCancel,
      unconfirmed(_campaigns, limit) {
        if (page === null) {
          const rows = toLookUp(db, limit, context.clock.now(), settings.recheckAfterMs);
          page = new Map(rows.map((row) => [row.messageId, row]));
          isFresh = true;
        }
        return [...page.values()];
      },
      /** The first question after an answer: what was read of that message is out of date from here on. */
      isStillUnconfirmed(message) {
        const { messageId } = message;
        page?.delete(messageId);
        isFresh = false;
        since = { ...since, hasNews: since.hasNews || !answered.has(messageId) };
        answered.add(messageId);
        return store.isStillUnconfirmed(message);
      },
      recordOutcomes(changes, now) {
        since = { ...since, hasRecorded: true };
        for (const change of changes) record(change, now);
        return { changedCampaigns: [], completedCampaigns: [] };
      },
    },
    gateway: (kind) => ({
      findMessages: async (query) => (await context.gateway(kind)).findMessages(query),
      scheduler: {
        async cancel(sid) {
          const { scheduler } = await context.gateway(kind);
          if (scheduler !== null) return await scheduler.cancel(sid);
          return { kind: 'unavailable', retryAfterMs: null, detail: '' };
        },
      },
    }),
    clock,
    wall: context.clock,
    settings: () => settings,
    policyOf({ messageId }) {
      const read = page?.get(messageId);
      const wish = read === undefined ? wishOf(db, messageId) : { ...read, reason: 'noted' };
      // Whether it is to go once more is asked of a paused campaign alone; of one that was resumed the
      // engine finds out the rest.
      if (wish.reason === null) return 'hold';
      return wish.isSure ? 'requeue' : settings.unconfirmedPolicy;
    },
    neverGivesUp: true,
    wake: () => wake(),
    onChange: () => undefined,
    onRefused: () => undefined,
    onAnswered: () => undefined,
    onFailure(error) {
      failure = { error };
    },
  });

  /** What came of a run, with everything since the run before. */
  function ended(waitMs: number, isCutShort: boolean): LookUpRun {
    const run = { ...since, waitMs, isCutShort };
    since = { hasRecorded: false, found: [], hasNews: false };
    return run;
  }

  async function lookUp(): Promise<LookUpRun> {
    settings = context.settings();
    page = null;
    let isTimeUp = false;
    const disarm = clock.after(longestRunMs, () => {
      isTimeUp = true;
      wake();
    });
    try {
      for (;;) {
        if (isStopped) return ended(Infinity, false);
        if (failure !== null) {
          const { error } = failure;
          failure = null;
          throw error;
        }
        if (isTimeUp) return ended(0, true);
        const now = clock.now();
        const nextAt = reconciliation.startDue([], new Map(), now);
        if (reconciliation.running > 0) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        } else if (isFresh) {
          return ended(Math.max(0, nextAt - now), false);
        } else {
          page = null;
        }
      }
    } finally {
      disarm();
      page = null;
    }
  }

  return {
    run() {
      running ??= lookUp().finally(() => {
        running = null;
      });
      return running;
    },
    stop() {
      isStopped = true;
      wake();
    },
  };
}
