import type { PauseReason } from '../../../src-shared/campaign/pause-reason.ts';

/** After this many faults in a row a sender is stopped. */
export const faultsToOpen = 5;

/** The pause after a first fault, doubled with each further one, and the longest, in milliseconds. */
const firstPauseMs = 500;
const longestPauseMs = 60_000;

/** How long a probe waits for its receipt before the others follow without one, in milliseconds. */
export const longestReceiptWaitMs = 600_000;

/** Where the faults of a sender come from; each is counted by itself. */
export const faultSources = ['dispatch', 'look-up', 'receipt'] as const;
export type FaultSource = (typeof faultSources)[number];

/** Something that is no fault of one message: it would have met every message of this sender. */
export type SenderFault =
  /** Nothing left this computer: no connection, no name, a certificate that is not right. */
  | { readonly kind: 'unreachable'; readonly detail: string }
  /** The provider's answer does not say whether it took the message. */
  | { readonly kind: 'unknown'; readonly detail: string }
  /** The provider does not say what became of unconfirmed messages. */
  | { readonly kind: 'look-up'; readonly detail: string }
  /** The provider refuses every message of this account or sender: that opens the circuit at once. */
  | { readonly kind: 'blocked'; readonly code: number | null; readonly detail: string }
  /** A receipt that says that nothing of this sender arrives. */
  | { readonly kind: 'receipt'; readonly errorCode: number };

/**
 * The circuit breaker of one sender.
 * - `closed`: messages go
 * - `probing`: one message goes, and the others wait for its outcome
 * - `awaiting-receipt`: the probe was accepted, and the others wait for its receipt
 * - `open`: nothing goes until somebody resumes a campaign; then it is probed
 */
export interface CircuitState {
  readonly phase: 'closed' | 'probing' | 'awaiting-receipt' | 'open';
  /** Faults in a row, by source. */
  readonly faults: Readonly<Record<FaultSource, number>>;
  /** Nothing goes before that time; faults before it belong to the last one and are not counted again. */
  readonly pausedUntil: number;
  /** What opened it last; null once a message got through since. */
  readonly openedBy: FaultSource | null;
}

export type CircuitEvent =
  | { readonly kind: 'fault'; readonly fault: SenderFault; readonly now: number }
  /** It works: a message was accepted or refused by itself, a look-up answered, a receipt arrived. */
  | { readonly kind: 'success'; readonly source: FaultSource; readonly now: number }
  /** Somebody resumed a campaign of this sender. */
  | { readonly kind: 'resumed' }
  /** Time has passed. */
  | { readonly kind: 'tick'; readonly now: number };

export interface CircuitTransition {
  readonly state: CircuitState;
  /** Why all campaigns of the sender must stop now; null where they need not. */
  readonly opened: PauseReason | null;
}

const noFaults = { dispatch: 0, 'look-up': 0, receipt: 0 } as const;

/**
 * The circuit of a sender of which nothing was sent yet: its first message is a probe. Where it was
 * opened before, one more fault of that kind opens it again.
 */
export function newCircuit(openedBy: FaultSource | null): CircuitState {
  return { phase: 'probing', faults: afterOpening(openedBy), pausedUntil: 0, openedBy };
}

function afterOpening(openedBy: FaultSource | null): CircuitState['faults'] {
  return openedBy === null ? noFaults : { ...noFaults, [openedBy]: faultsToOpen - 1 };
}

/** What comes of an event. Every event has an answer in every phase. */
export function nextCircuit(state: CircuitState, event: CircuitEvent): CircuitTransition {
  switch (event.kind) {
    case 'fault':
      return afterFault(state, event.fault, event.now);
    case 'success':
      return { state: afterSuccess(state, event.source, event.now), opened: null };
    case 'resumed':
      return { state: state.phase === 'open' ? newCircuit(state.openedBy) : state, opened: null };
    case 'tick':
      return { state: afterTick(state, event.now), opened: null };
  }
}

function afterFault(state: CircuitState, fault: SenderFault, now: number): CircuitTransition {
  const source = sourceOf(fault);
  if (state.phase === 'open') return { state, opened: null };
  // What was on its way when the connection broke is one fault, however many messages it met.
  const isBlocked = fault.kind === 'blocked';
  if (source === 'dispatch' && !isBlocked && now < state.pausedUntil)
    return { state, opened: null };
  const count = state.faults[source] + 1;
  const faults = { ...state.faults, [source]: count };
  if (isBlocked || count >= faultsToOpen) {
    return {
      state: { phase: 'open', faults, pausedUntil: 0, openedBy: source },
      opened: reasonOf(fault, count),
    };
  }
  if (source !== 'dispatch') return { state: { ...state, faults }, opened: null };
  const pauseMs = Math.min(firstPauseMs * 2 ** (count - 1), longestPauseMs);
  return {
    state: { ...state, phase: 'probing', faults, pausedUntil: now + pauseMs },
    opened: null,
  };
}

function afterSuccess(state: CircuitState, source: FaultSource, now: number): CircuitState {
  if (state.phase === 'open') return state;
  const faults = { ...state.faults, [source]: 0 };
  const openedBy = state.openedBy === source ? null : state.openedBy;
  if (source === 'look-up') return { ...state, faults, openedBy };
  if (source === 'receipt') {
    const phase = state.phase === 'awaiting-receipt' ? 'closed' : state.phase;
    const pausedUntil = state.phase === 'awaiting-receipt' ? 0 : state.pausedUntil;
    return { ...state, phase, faults, openedBy, pausedUntil };
  }
  if (state.phase === 'awaiting-receipt') return { ...state, faults };
  // What a receipt opened, only a receipt can close.
  if (state.phase === 'probing' && state.openedBy === 'receipt') {
    return {
      ...state,
      faults,
      phase: 'awaiting-receipt',
      pausedUntil: now + longestReceiptWaitMs,
    };
  }
  return { phase: 'closed', faults, pausedUntil: 0, openedBy };
}

function afterTick(state: CircuitState, now: number): CircuitState {
  if (state.phase !== 'awaiting-receipt' || now < state.pausedUntil) return state;
  // The others follow without proof. A later run does not wait again for what no receipt tells.
  return { ...state, phase: 'closed', pausedUntil: 0, openedBy: null };
}

function sourceOf({ kind }: SenderFault): FaultSource {
  return kind === 'look-up' || kind === 'receipt' ? kind : 'dispatch';
}

function reasonOf(fault: SenderFault, count: number): PauseReason {
  switch (fault.kind) {
    case 'unreachable':
      return { code: 'unreachable', text: fault.detail };
    case 'unknown':
      return { code: 'outcomes-unknown', text: fault.detail };
    case 'blocked':
      return { code: 'blocked', errorCode: fault.code, text: fault.detail };
    case 'look-up':
      return { code: 'look-ups-refused', text: fault.detail };
    case 'receipt':
      return { code: 'not-delivered', errorCode: fault.errorCode, receipts: count };
  }
}
