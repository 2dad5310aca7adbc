/*
 * Twilio's list of messages lags: by minutes often, by hours now and then (twilio-node #647, twilio-java
 * #442), and a message may show up between others that were read long ago. So nothing is ever read “from the
 * last one on”: three passes go over the same time again and again, and the sid says what is new.
 */

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How often each pass is made, and how far back it goes at least, the shortest first. */
export const passes = {
  hour: { everyMs: 20 * secondMs, backMs: hourMs },
  'two-days': { everyMs: 12 * minuteMs, backMs: 48 * hourMs },
  week: { everyMs: dayMs, backMs: 7 * dayMs },
} as const;
export type PassKind = keyof typeof passes;

const kinds = ['hour', 'two-days', 'week'] as const satisfies readonly PassKind[];

/** Twilio keeps messages for 400 days (support.twilio.com 223182008). */
export const keptMs = 400 * dayMs;

/** How far back the first pass of an account goes. */
const firstMs = 7 * dayMs;

/** How far back it goes where the time of the last pass is worth nothing: the clock was ahead then. */
const unknownMs = 30 * dayMs;

/** A clock is set right by so much without a word. */
const clockToleranceMs = 5 * minuteMs;

/** When each pass was last complete, as the time at which it began; milliseconds since 1970. */
export interface ReadState {
  /** Of any pass: everything that the list showed by then is in. For display, and for how far back to go. */
  readonly asOf: number | null;
  readonly lastOf: Readonly<Partial<Record<PassKind, number>>>;
  /** What came before this could not be read any more. */
  readonly lostBefore: number | null;
}

export const nothingRead: ReadState = { asOf: null, lastOf: {}, lostBefore: null };

/** A pass to be made: everything that came in since then, to the end of the list. */
export interface PlannedPass {
  readonly kind: PassKind;
  /** Milliseconds since 1970. */
  readonly since: number;
  /** Replies from before this are beyond reach; null where none is. */
  readonly lostBefore: number | null;
}

/** How far back a pass goes: as far as its kind does, and as far again before its last one, as the list lags. */
export function planPass(kind: PassKind, state: ReadState, now: number): PlannedPass {
  const { backMs } = passes[kind];
  const last = kind === 'hour' ? state.asOf : (state.lastOf[kind] ?? state.asOf);
  const since =
    last === null
      ? now - Math.max(firstMs, backMs)
      : last > now + clockToleranceMs
        ? now - unknownMs
        : Math.min(now, last) - backMs;
  const isBeyond = since < now - keptMs && last !== null && last < now - keptMs;
  return {
    kind,
    since: Math.max(since, now - keptMs),
    lostBefore: isBeyond ? now - keptMs : null,
  };
}

/** When passes began in this run, by a clock that nobody can set. */
export type PassTimes = Readonly<Partial<Record<PassKind, number>>>;

/** The two clocks of `Clock`. */
export interface Moment {
  readonly now: number;
  readonly elapsed: number;
}

function isDue(kind: PassKind, state: ReadState, begun: PassTimes, at: Moment): boolean {
  const { everyMs } = passes[kind];
  const last = kind === 'hour' ? state.asOf : (state.lastOf[kind] ?? null);
  if (last === null) return true;
  const began = begun[kind];
  // By the wall where a computer slept, or Ovo was closed; a wall that was set back says nothing.
  if (at.now - last >= everyMs || at.now < last - clockToleranceMs) return true;
  return began !== undefined && at.elapsed - began >= everyMs;
}

/**
 * The pass that is to be made now; null where none is due. The shortest first, as it brings what is new; but
 * one that has to go as far back as the next longer one does is made as that one, so that a long
 * absence is read once.
 */
export function nextPass(state: ReadState, begun: PassTimes, at: Moment): PlannedPass | null {
  const due = kinds.filter((kind) => isDue(kind, state, begun, at));
  for (const [place, kind] of due.entries()) {
    const pass = planPass(kind, state, at.now);
    const longer = due[place + 1];
    if (longer === undefined || pass.since > at.now - passes[longer].backMs) return pass;
  }
  return null;
}

/** What is known once a pass is complete. */
export function passDone(
  state: ReadState,
  pass: PlannedPass,
  { beganAt, endedAt }: { readonly beganAt: number; readonly endedAt: number },
): ReadState {
  // Where the clock was set back meanwhile, the earlier of the two is sure.
  const at = Math.min(beganAt, endedAt);
  const done = kinds.slice(0, kinds.indexOf(pass.kind) + 1);
  return {
    asOf: at,
    lastOf: { ...state.lastOf, ...Object.fromEntries(done.map((kind) => [kind, at])) },
    lostBefore: pass.lostBefore ?? state.lostBefore,
  };
}
