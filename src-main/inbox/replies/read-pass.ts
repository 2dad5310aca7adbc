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

export type LongPassKind = Exclude<PassKind, 'hour'>;

const longKinds = ['two-days', 'week'] as const satisfies readonly LongPassKind[];
const kinds = ['hour', ...longKinds] as const satisfies readonly PassKind[];

/** Twilio keeps messages for 400 days (support.twilio.com 223182008). */
export const keptMs = 400 * dayMs;

/** How far back the first pass of an account goes. */
const firstMs = 7 * dayMs;

/** How far back it goes where the time of the last pass is worth nothing: the clock was ahead then. */
const unknownMs = 30 * dayMs;

/** How long ago the last pass may be for the hour to go back to it, in milliseconds. */
const hourReachMs = 6 * hourMs;

/** A clock is set right by so much without a word. */
const clockToleranceMs = 5 * minuteMs;

/** When each pass was last complete, as the time at which it began; milliseconds since 1970. */
export interface ReadState {
  /** Everything that the list showed by then is in. For display, and for how far back the hour goes. */
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
  /** Whether replies from before may be missing still: a longer pass brings them. */
  readonly leavesGap: boolean;
  /** Replies from before this are beyond reach; null where none is. */
  readonly lostBefore: number | null;
}

/**
 * How far back a pass goes: as far as its kind does, and as far again before its last one, as the list lags.
 * The hour goes no further than `hourReachMs`: after a longer absence it leaves a gap, which the longer pass
 * closes that is due then as well.
 */
export function planPass(kind: PassKind, state: ReadState, now: number): PlannedPass {
  return kind === 'hour' ? planHour(state, now) : planLong(kind, state, now);
}

function planHour({ asOf }: ReadState, now: number): PlannedPass {
  const { backMs } = passes.hour;
  const since = asOf === null ? -Infinity : Math.min(now, asOf) - backMs;
  const leavesGap =
    asOf === null || asOf > now + clockToleranceMs || since < now - hourReachMs - backMs;
  return { kind: 'hour', since: leavesGap ? now - backMs : since, leavesGap, lostBefore: null };
}

function planLong(kind: LongPassKind, state: ReadState, now: number): PlannedPass {
  const { backMs } = passes[kind];
  const last = state.lastOf[kind] ?? state.asOf;
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
    leavesGap: false,
    lostBefore: isBeyond ? now - keptMs : null,
  };
}

/** The two clocks of `Clock`. */
export interface Moment {
  readonly now: number;
  readonly elapsed: number;
}

/** When passes ended in this run. */
export type PassTimes = Readonly<Partial<Record<PassKind, Moment>>>;

/**
 * Whether a pass is to be made. Counted from the end of the last one in this run, so that a pass that takes
 * longer than its interval leaves time for the others; by the wall as well, where a computer slept.
 */
function isDue(kind: PassKind, state: ReadState, ended: PassTimes, at: Moment): boolean {
  const { everyMs } = passes[kind];
  const last = state.lastOf[kind];
  // A wall that was set back says nothing of how far replies are read.
  if (last === undefined || at.now < last - clockToleranceMs) return true;
  const end = ended[kind];
  if (end === undefined) return at.now - last >= everyMs;
  return at.elapsed - end.elapsed >= everyMs || at.now - end.now >= everyMs;
}

/** The short pass that brings what is new, where it is due; it waits for no other pass. */
export function nextHour(state: ReadState, ended: PassTimes, at: Moment): PlannedPass | null {
  return isDue('hour', state, ended, at) ? planPass('hour', state, at.now) : null;
}

/**
 * The long pass that is to be made now; null where none is due. The longest of those that are due: a longer
 * one does what a shorter one does, so that a long absence is read once, and none starves.
 */
export function nextLong(state: ReadState, ended: PassTimes, at: Moment): PlannedPass | null {
  const kind = longKinds.findLast((one) => isDue(one, state, ended, at));
  return kind === undefined ? null : planPass(kind, state, at.now);
}

/** The kinds that a pass is as good as: its own, and the shorter ones. */
export function kindsOf({ kind }: PlannedPass): readonly PassKind[] {
  return kinds.slice(0, kinds.indexOf(kind) + 1);
}

/** The later of two times, as far as the clock has got; the second where both are ahead. */
export function laterOf(one: number | null | undefined, other: number, now: number): number {
  return typeof one === 'number' && one <= now && (one > other || other > now) ? one : other;
}

/** What is known once a pass is complete; other passes may have been complete meanwhile. */
export function passDone(
  state: ReadState,
  pass: PlannedPass,
  { beganAt, endedAt }: { readonly beganAt: number; readonly endedAt: number },
): ReadState {
  // Where the clock was set back meanwhile, the earlier of the two is sure.
  const at = Math.min(beganAt, endedAt);
  const done = kindsOf(pass).map((kind) => [kind, laterOf(state.lastOf[kind], at, endedAt)]);
  return {
    asOf: pass.leavesGap ? state.asOf : laterOf(state.asOf, at, endedAt),
    lastOf: { ...state.lastOf, ...Object.fromEntries(done) },
    lostBefore: pass.lostBefore ?? state.lostBefore,
  };
}
