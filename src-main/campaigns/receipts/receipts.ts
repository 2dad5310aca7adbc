import type { GatewayKind } from '../../../src-shared/campaign/snapshot.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { createReceiptStore, hastenReceipts } from './receipt-store.ts';
import { readSettings } from '../../database/settings.ts';
import type { Clock, Gateway } from '../../engine/ports.ts';
import { createReceiptPoller } from '../../engine/receipts.ts';
import type { Gateways } from '../sending/gateways.ts';
import type { WriteLock } from '../../database/write-lock.ts';

/** Another process may have sent something meanwhile: it is looked for this often. */
const lookAroundMs = 30_000;

/** How long nothing may move before asking on demand is over. */
const patienceMs = 60_000;

/** After the database could not be written. */
const restAfterFaultMs = 60_000;

/** Messages made due at a time, so that nobody else waits for it. */
const hastenedAtOnce = 2000;

/** Finds out what became of sent messages. It needs no right to send: two processes may do it at once. */
export interface Receipts {
  /** From now on asks whenever something is due, until `stop`. */
  follow(): void;
  /** Says that something may have been sent. */
  wake(): void;
  /** Asks nothing of a provider before then: sending needs its patience. */
  leaveAlone(kind: GatewayKind, until: number): void;
  /**
   * Asks about everything that waits, now, and goes on until all is final or nothing has moved for a
   * while. Refused (`unavailable`) where a provider cannot be asked; what was learnt is kept.
   */
  sync(): Promise<{ readonly updated: number }>;
  /** What is being asked at the moment is not waited for: its answer is dropped. */
  stop(): void;
}

export function createReceipts(context: {
  readonly db: OvoDatabase;
  readonly clock: Clock;
  readonly gateways: Gateways;
  /** How everything here is written. */
  readonly writeLock: WriteLock;
  readonly onChange: () => void;
  readonly onError: (error: unknown) => void;
}): Receipts {
  const { db, clock, gateways, writeLock } = context;
  const store = createReceiptStore(
    db,
    () => readSettings(db).gateway,
    (act) => writeLock.write(act, Infinity),
  );
  const opened = new Map<GatewayKind, Promise<Gateway>>();
  let isFollowing = false;
  let isStopped = false;
  /** While the database cannot be written, news of sending changes nothing. */
  let isResting = false;
  let interrupt: (() => void) | null = null;

  const poller = createReceiptPoller({
    store,
    clock,
    gateway(kind) {
      const known = opened.get(kind) ?? gateways.open(kind);
      opened.set(kind, known);
      return known;
    },
    onNews: context.onChange,
  });

  /** Resolves at that time, when something may have been sent, or when it is all over. */
  function until(time: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = clock.after(Math.max(0, time - clock.now()), resolve);
      interrupt = () => {
        cancel();
        resolve();
      };
    });
  }

  async function round(): Promise<{ readonly settled: number; readonly failure: string | null }> {
    const done = await poller.round();
    // Other credentials may have been entered by the next time.
    if (done.failure !== null) forgetGateways();
    return done;
  }

  function forgetGateways(): void {
    opened.clear();
    gateways.close();
  }

  /** When to ask next, or to look around. */
  function nextAt(): number {
    return Math.min(poller.nextAt() ?? Infinity, clock.now() + lookAroundMs);
  }

  async function loop(): Promise<void> {
    for (;;) {
      try {
        if (nextAt() <= clock.now()) await round();
        if (isStopped) return;
        await until(nextAt());
        if (isStopped) return;
      } catch (error) {
        if (isStopped) return;
        context.onError(error);
        isResting = true;
        await until(clock.now() + restAfterFaultMs);
        isResting = false;
      }
    }
  }

  /** Makes everything that waits due at once. */
  async function hasten(): Promise<void> {
    for (const { campaignId } of store.waiting()) {
      const hastenSome = () => hastenReceipts(db, campaignId, hastenedAtOnce);
      while ((await writeLock.write(hastenSome, Infinity)) > 0) {
        await new Promise<void>((resolve) => void clock.after(0, resolve));
      }
    }
  }

  /** Why some of what waits cannot be asked about at all: no credentials; null where it can. */
  async function leaveOutUnready(): Promise<string | null> {
    let reason: string | null = null;
    for (const kind of new Set(store.waiting().map(({ gateway }) => gateway))) {
      try {
        if (kind !== null) await gateways.refuseUnlessReady(kind);
      } catch (error) {
        if (!(error instanceof UserError) || kind === null) throw error;
        poller.leaveAlone(kind, clock.now() + 2 * patienceMs);
        reason = error.message;
      }
    }
    return reason;
  }

  return {
    follow() {
      if (isFollowing) return;
      isFollowing = true;
      void loop();
    },
    wake() {
      if (!isResting) interrupt?.();
    },
    leaveAlone: (kind, time) => poller.leaveAlone(kind, time),
    async sync() {
      const unready = await leaveOutUnready();
      await hasten();
      let updated = 0;
      let movedAt = clock.now();
      for (;;) {
        const { settled, failure } = await round();
        updated += settled;
        if (settled > 0) movedAt = clock.now();
        const next = poller.nextAt();
        if (next !== null && next <= movedAt + patienceMs && !isStopped) {
          await until(next);
          continue;
        }
        const reason = failure ?? unready;
        if (reason === null) return { updated };
        throw new UserError(
          'unavailable',
          `${reason} Not every receipt could be asked for; the ${updated} that came are kept. Try again later.`,
        );
      }
    },
    stop() {
      isStopped = true;
      poller.stop();
      interrupt?.();
      forgetGateways();
    },
  };
}
