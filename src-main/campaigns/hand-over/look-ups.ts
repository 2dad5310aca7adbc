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
import { lostToLookUp, wishOf } from './lost-answers.ts';
import { recordNeverScheduled } from './scheduled-rows.ts';

/** How lost answers are looked up. */
export type LookUpSettings = Pick<EngineSettings, 'unconfirmedPolicy' | 'recheckAfterMs'>;

/** Finds out whether the provider keeps messages that are to be canceled, and whose answer was lost. */
export interface LookUps {
  /**
   * Looks up whatever is due. Resolves with how long until the next is due, in milliseconds; Infinity
   * where none is left that can be looked up. Rejects where an answer cannot be recorded.
   */
  run(): Promise<number>;
  /** Whether anything was recorded since the last call. */
  hasRecorded(): boolean;
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
  let settings: LookUpSettings | null = null;
  let isStopped = false;
  let hasRecorded = false;
  let failure: { readonly error: unknown } | null = null;
  const waiting = new Set<() => void>();

  function wake(): void {
    for (const resolve of waiting) resolve();
    waiting.clear();
  }

  function throwFailure(): void {
    if (failure !== null) throw failure.error;
  }

  const store = createMessageStore(
    db,
    () => ({ gateway: 'twilio', sender: '' }),
    (act, onCommitted) => writeLock.write(act, Infinity, onCommitted),
  );

  const isToCancel = (messageId: number) => wishOf(db, messageId).reason !== null;

  function record(change: MessageChange, now: number): void {
    const { messageId } = change;
    if (isToCancel(messageId) && change.event === 'postponed') {
      recordNeverScheduled(db, messageId, now);
    } else {
      recordOutcomes(db, [change], now);
    }
  }

  const reconciliation = createReconciliation({
    store: {
      ...store,
      isToCancel,
      unconfirmed: (_campaigns, limit) => lostToLookUp(db, limit),
      recordOutcomes(changes, now) {
        hasRecorded = true;
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
    settings: () => (settings ??= context.settings()),
    policyOf({ messageId }) {
      const { reason, isOver } = wishOf(db, messageId);
      // Whether it is to go once more is asked of a paused campaign alone; of one that was resumed the
      // engine finds out the rest.
      if (reason === null) return 'hold';
      const isSure = isOver || reason !== 'campaign-stopped';
      return isSure ? 'requeue' : (settings ??= context.settings()).unconfirmedPolicy;
    },
    neverGivesUp: true,
    wake,
    onChange: () => undefined,
    onRefused: () => undefined,
    onAnswered: () => undefined,
    onFailure(error) {
      failure = { error };
    },
  });

  return {
    async run() {
      settings = null;
      failure = null;
      for (;;) {
        const woken = new Promise<void>((resolve) => void waiting.add(resolve));
        const now = clock.now();
        const nextAt = isStopped ? Infinity : reconciliation.startDue([], new Map(), now);
        if (isStopped || reconciliation.running === 0) return Math.max(0, nextAt - now);
        await woken;
        throwFailure();
      }
    },
    hasRecorded() {
      const has = hasRecorded;
      hasRecorded = false;
      return has;
    },
    stop() {
      isStopped = true;
      wake();
    },
  };
}
