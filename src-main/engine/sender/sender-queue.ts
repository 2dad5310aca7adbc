import type { PauseReason } from '../../../src-shared/campaign/pause-reason.ts';
import type { WaitReason } from '../../../src-shared/campaign/snapshot.ts';
import type { Outcome } from '../../../src-shared/message/outcome.ts';
import { createPacer } from './pacer.ts';
import type { Clock } from '../ports.ts';
import { createRateWindow } from './rate-window.ts';
import {
  newCircuit,
  nextCircuit,
  type CircuitEvent,
  type FaultSource,
  type SenderFault,
} from './sender-circuit.ts';

/** The longest wait that a provider can ask for, and the longest by our own choice. */
const longestRequestedPauseMs = 3_600_000;
const longestPauseMs = 60_000;

/** How long before it is due a message is claimed, so that the wait for the disk does not delay it. */
const claimAheadMs = 50;

/** Bounds of the answer time of a provider that is reckoned with, in milliseconds. */
const shortestAnswerMs = 500;
const longestAnswerMs = 5000;

/** Why a sender waits, and until when (milliseconds since 1970, by the steady clock). */
export interface SenderQueueWait {
  readonly reason: WaitReason;
  readonly until: number;
}

/**
 * One sender of one gateway, shared by its campaigns. It keeps the rate, slows down when the provider
 * throttles, speeds up again step by step, and has a circuit breaker (`sender-circuit.ts`).
 */
export interface SenderQueue {
  /** Why and until when nothing may be claimed; null when messages may be claimed. */
  waitFor(now: number): SenderQueueWait | null;
  /** How many messages may be claimed now, and of how many segments in all. */
  allowance(now: number): { readonly messages: number; readonly segments: number };
  /** Reserves a slot for a claimed message of that many segments; returns when it is due. */
  reserve(segments: number, now: number): number;
  /**
   * Calls `send` at the moment at which a message with a reserved slot may go. What `send` returns
   * resolves when the answer is there, to how long the provider says it worked on the message, in
   * milliseconds, where it does. Where the message is recalled first, calls `giveBack` instead.
   */
  dispatch(segments: number, dueAt: number, send: Send, giveBack?: () => void): void;
  /** Gives back what still waits for its moment; it may be claimed again. */
  recall(): void;
  /** Adapts to the outcome of a message; returns why all campaigns of this sender must stop, or null. */
  recordOutcome(outcome: Outcome, tookMs: number, now: number): PauseReason | null;
  /** Notes a fault that no outcome told of; returns why all campaigns must stop, or null. */
  recordFault(fault: SenderFault, now: number): PauseReason | null;
  /** Notes that a look-up was answered, a message was found, or a receipt arrived. */
  recordSuccess(source: FaultSource, now: number): void;
  /** To be called where a campaign of this sender is to be sent: a circuit that is open is probed. */
  resume(): void;
  /** Changes the limits from now on; what was sent still counts. */
  setLimits(limits: SenderLimits): void;
  /**
   * Receipts of messages that were dispatched before this say nothing of the sender as it is now; 0
   * where nothing has stopped it, in milliseconds since 1970, by the steady clock.
   */
  readonly probedSince: number;
  /** When its pause ends; in the past while it is not paused. */
  readonly pausedUntil: number;
  /** Segments a second at present; 0 for no limit of ours. */
  readonly rate: number;
  /** What opened its circuit last; null once a message got through since. */
  readonly openedBy: FaultSource | null;
}

/** Hands a message over. */
type Send = () => Promise<number | undefined | void> | void;

/** How much a sender may send; 0 sets no limit. */
export interface SenderLimits {
  readonly segmentsPerSecond: number;
  readonly dailySegments: number;
}

/** A day of this computer's calendar. */
export interface CalendarDay {
  /** YYYY-MM-DD. */
  readonly name: string;
  /** The first millisecond of the next day. */
  readonly endsAt: number;
}

/** How much a sender sends a day. */
export interface DailyUsage {
  readonly dayOf: (time: number) => CalendarDay;
  /** Segments that were sent already on that day. */
  readonly usedOn: (day: string) => number;
}

/**
 * @param mostAtOnce messages of this sender that may be with the provider at once.
 * @param openedBy what opened the circuit of this sender in an earlier run; null for nothing.
 */
export function createSenderQueue(
  limitsAtFirst: SenderLimits,
  mostAtOnce: number,
  daily: DailyUsage,
  clock: Clock,
  openedBy: FaultSource | null = null,
): SenderQueue {
  let limits = limitsAtFirst;
  const isLimited = () => limits.segmentsPerSecond > 0;
  const pacer = createPacer(isLimited() ? limits.segmentsPerSecond : 1);
  const window = createRateWindow(isLimited() ? limits.segmentsPerSecond : 1);
  let lastDispatch: Promise<void> = Promise.resolve();
  /** Looks again when the next message may go; set while one waits for that. */
  let lookAgain: () => void = () => undefined;
  /** How often what waited was given back. */
  let recalls = 0;
  let circuit = newCircuit(openedBy);
  let probedSince = openedBy === null ? 0 : clock.now();
  /** The part of the rate that the provider accepts at present: 0.1 to 1. */
  let throttleFactor = 1;
  let throttledUntil = 0;
  let throttlesInARow = 0;
  let inFlight = 0;
  let averageAnswerMs = shortestAnswerMs;

  function recordAnswerTime(tookMs: number): void {
    averageAnswerMs += (Math.min(tookMs, longestAnswerMs) - averageAnswerMs) / 8;
  }

  function inFlightLimit(): number {
    if (circuit.phase === 'open' || circuit.phase === 'awaiting-receipt') return 0;
    // One message probes before the others follow.
    if (circuit.phase === 'probing' || throttlesInARow > 0) return 1;
    if (!isLimited()) return mostAtOnce;
    // Enough for the rate when answers take twice as long as usual, and one more.
    const answerSeconds = Math.max(shortestAnswerMs, 2 * averageAnswerMs) / 1000;
    return Math.min(mostAtOnce, 1 + Math.ceil(limits.segmentsPerSecond * answerSeconds));
  }

  function leftToday(now: number): number {
    const cap = limits.dailySegments;
    return cap === 0 ? Infinity : Math.max(0, cap - daily.usedOn(daily.dayOf(now).name));
  }

  function setThrottleFactor(next: number): void {
    throttleFactor = Math.min(1, Math.max(0.1, next));
    if (isLimited()) pacer.setRate(limits.segmentsPerSecond * throttleFactor);
  }

  function move(event: CircuitEvent): PauseReason | null {
    const { state, opened } = nextCircuit(circuit, event);
    circuit = state;
    return opened;
  }

  function throttle(requestedMs: number | null, now: number): void {
    // Several messages in flight can be throttled at once: that slows the sender down only once.
    if (now >= throttledUntil) {
      throttlesInARow += 1;
      setThrottleFactor(throttleFactor / 2);
    }
    const ownMs = Math.min(1000 * 2 ** throttlesInARow, longestPauseMs);
    const pauseMs = Math.min(requestedMs ?? ownMs, longestRequestedPauseMs);
    throttledUntil = Math.max(throttledUntil, now + pauseMs);
  }

  /** Why nothing goes at present, apart from the pace. */
  function pauseAt(now: number): SenderQueueWait | null {
    move({ kind: 'tick', now });
    const faulted = circuit.pausedUntil > now ? circuit.pausedUntil : 0;
    if (faulted > throttledUntil) {
      const reason = circuit.phase === 'awaiting-receipt' ? 'confirmation' : 'retry';
      return { reason, until: faulted };
    }
    return throttledUntil > now ? { reason: 'throttled', until: throttledUntil } : null;
  }

  const waitUntil = (time: number) =>
    new Promise<void>((resolve) => {
      const cancel = clock.after(time - clock.now(), resolve);
      lookAgain = () => {
        cancel();
        resolve();
      };
    });

  async function dispatchInTurn(
    segments: number,
    dueAt: number,
    send: Send,
    isRecalled: () => boolean,
  ): Promise<boolean> {
    let freeAt = Math.max(dueAt, window.freeAt(segments, clock.now()));
    // A timer can fire a fraction of a millisecond early, and an answer changes when it is free.
    while (freeAt > clock.now() && !isRecalled()) {
      await waitUntil(freeAt);
      freeAt = Math.max(dueAt, window.freeAt(segments, clock.now()));
    }
    if (isRecalled()) return false;
    const answered = window.record(segments, clock.now());
    const answer = send();
    if (answer === undefined) answered(clock.now());
    else {
      void answer
        .catch(() => undefined)
        .then((workedMs) => {
          answered(clock.now(), workedMs ?? undefined);
          lookAgain();
        });
    }
    return true;
  }

  function recall(): void {
    recalls += 1;
    lookAgain();
  }

  return {
    waitFor(now) {
      // A clock that was set back must not make a pause longer than the longest one.
      if (throttledUntil - now > longestRequestedPauseMs) throttledUntil = now;
      const pause = pauseAt(now);
      if (pause !== null) return pause;
      if (leftToday(now) <= 0) return { reason: 'daily-cap', until: daily.dayOf(now).endsAt };
      if (!isLimited()) return null;
      const claimableAt = pacer.dueAt(now) - claimAheadMs;
      return claimableAt > now ? { reason: 'rate', until: claimableAt } : null;
    },
    allowance(now) {
      const room = Math.max(0, inFlightLimit() - inFlight);
      return { messages: isLimited() ? Math.min(1, room) : room, segments: leftToday(now) };
    },
    reserve(segments, now) {
      inFlight += 1;
      return isLimited() ? pacer.reserve(segments, now) : now;
    },
    dispatch(segments, dueAt, send, giveBack = () => undefined) {
      if (!isLimited()) return void send();
      const recallsBefore = recalls;
      lastDispatch = lastDispatch.then(async () => {
        const hasGone = await dispatchInTurn(segments, dueAt, send, () => recalls > recallsBefore);
        if (hasGone) return;
        inFlight -= 1;
        giveBack();
      });
    },
    recall,
    recordOutcome(outcome, tookMs, now) {
      inFlight -= 1;
      switch (outcome.kind) {
        case 'accepted':
        case 'rejected':
          throttlesInARow = 0;
          recordAnswerTime(tookMs);
          setThrottleFactor(throttleFactor * 1.02);
          // A probe that was refused by itself gets no receipt: the next one probes.
          if (outcome.kind === 'rejected' && circuit.openedBy === 'receipt') return null;
          return move({ kind: 'success', source: 'dispatch', now });
        case 'throttled':
          throttle(outcome.retryAfterMs, now);
          return null;
        case 'unreachable':
        case 'unknown':
        case 'blocked':
          return move({ kind: 'fault', fault: outcome, now });
      }
    },
    recordFault: (fault, now) => move({ kind: 'fault', fault, now }),
    recordSuccess: (source, now) => void move({ kind: 'success', source, now }),
    resume() {
      if (circuit.phase === 'open') probedSince = clock.now();
      move({ kind: 'resumed' });
    },
    setLimits(next) {
      const isOtherRate = next.segmentsPerSecond !== limits.segmentsPerSecond;
      limits = next;
      // What was claimed at another rate could wait for minutes, and could not be stopped meanwhile.
      if (isOtherRate) recall();
      if (!isLimited()) return;
      window.setRate(limits.segmentsPerSecond);
      pacer.setRate(limits.segmentsPerSecond * throttleFactor);
      lookAgain();
    },
    get probedSince() {
      return probedSince;
    },
    get pausedUntil() {
      return Math.max(throttledUntil, circuit.pausedUntil);
    },
    get rate() {
      return isLimited() ? limits.segmentsPerSecond * throttleFactor : 0;
    },
    get openedBy() {
      return circuit.openedBy;
    },
  };
}
