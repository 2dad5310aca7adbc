import type { PauseReason } from '../../../src-shared/campaign/pause-reason.ts';
import type { CampaignRun, StopRequest } from '../../../src-shared/campaign/run.ts';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { isCampaignOver } from '../../../src-shared/campaign/status.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';
import type { WritableDatabase } from '../../database/open.ts';
import type { WriteLock } from '../../database/write-lock.ts';
import type { Clock } from '../../engine/ports.ts';
import {
  idleRun,
  mayClaim,
  nextRunState,
  type RunEvent,
  type RunError,
  type RunState,
} from './run-state.ts';

/** A write that takes longer than this waits for another process, in milliseconds. */
const noteWaitAfterMs = 1000;

/** Thrown into the work of a run that somebody stopped. */
export class Stopped extends Error {
  constructor() {
    super('stopped');
    this.name = 'Stopped';
  }
}

/** One campaign that this process starts, sends or stops: its state, and the waiting for its work. */
export class Run {
  readonly id: number;
  /** Aborted by a stop before the campaign has started: work for the start is given up. */
  readonly signal: AbortSignal;
  /** Resolves when the run is idle again. */
  readonly ended: Promise<void>;
  /** Why it is to be stopped, where it is. */
  reason: PauseReason = { code: 'stopped' };
  state: RunState = idleRun;
  waitsForDatabase = false;
  /** How many messages of how many are written, once that is known. */
  prepared: CampaignRun['prepared'] = null;
  /** When the time to undo is over, once it runs. */
  undoUntil: number | null = null;
  readonly #clock: Clock;
  readonly #onChange: (run: Run) => void;
  readonly #abort = new AbortController();
  readonly #stopped: Promise<never>;
  #end: () => void = () => undefined;

  constructor(id: number, clock: Clock, onChange: (run: Run) => void) {
    this.id = id;
    this.#clock = clock;
    this.#onChange = onChange;
    this.signal = this.#abort.signal;
    this.#stopped = new Promise((_, reject) => {
      this.signal.addEventListener('abort', () => reject(new Stopped()), { once: true });
    });
    this.#stopped.catch(() => undefined);
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  /** Gives an event to the state machine; returns why it is refused, or null. */
  move(event: RunEvent): RunError | null {
    const transition = nextRunState(this.state, event);
    if (transition.kind === 'refused') return transition.error;
    const before = this.state;
    this.state = transition.state;
    const isBeforeStart = before.phase !== 'sending' && before.phase !== 'stopping';
    if (this.state.stop !== null && isBeforeStart) this.#abort.abort();
    if (this.state.phase === 'idle') this.#end();
    if (before.phase !== this.state.phase || before.stop !== this.state.stop) this.#onChange(this);
    return null;
  }

  /** Throws where somebody asked for a stop. */
  refuseIfStopped(): void {
    if (this.state.stop !== null) throw new Stopped();
  }

  /**
   * Waits for a piece of work, but no longer than until a stop: then it rejects with `Stopped`, and what
   * the work comes to does not matter any more.
   */
  async until<T>(work: Promise<T>): Promise<T> {
    work.catch(() => undefined);
    this.refuseIfStopped();
    return await Promise.race([work, this.#stopped]);
  }

  /** Waits for a write. Where that takes long, another process has the database: `waitsForDatabase`. */
  async notingWait<T>(work: Promise<T>): Promise<T> {
    const cancel = this.#clock.after(noteWaitAfterMs, () => this.#setWaiting(true));
    try {
      return await work;
    } finally {
      cancel();
      this.#setWaiting(false);
    }
  }

  /** Waits for so long, in milliseconds, but no longer than until a stop. */
  async pause(ms: number): Promise<void> {
    let cancel: () => void = () => undefined;
    const over = new Promise<void>((resolve) => {
      cancel = this.#clock.after(ms, resolve);
    });
    await this.until(over).finally(() => cancel());
  }

  /** Tells until when it can be undone. */
  noteCountdown(until: number): void {
    this.undoUntil = until;
    this.#onChange(this);
  }

  /** Tells how far the preparation is. */
  notePrepared(prepared: NonNullable<CampaignRun['prepared']>): void {
    this.prepared = prepared;
    this.#onChange(this);
  }

  #setWaiting(isWaiting: boolean): void {
    if (this.waitsForDatabase === isWaiting) return;
    this.waitsForDatabase = isWaiting;
    this.#onChange(this);
  }
}

/** Writes for a run as soon as nobody else does, unless it is stopped before that. */
export async function writeFor(
  run: Run,
  writeLock: WriteLock,
  act: (writable: WritableDatabase) => void,
): Promise<void> {
  let hasBegun = false;
  const written = writeLock.write((writable) => {
    // A stop may have come while this waited for the lock, and nobody waits for it any more.
    run.refuseIfStopped();
    hasBegun = true;
    act(writable);
  }, Infinity);
  try {
    await run.notingWait(run.until(written));
  } catch (error) {
    if (!hasBegun) throw error;
    // Too late to give it up: what became of it counts.
    await written;
  }
}

/** The runs of this process that are not idle. */
export class Runs {
  readonly #runs = new Map<number, Run>();
  readonly #clock: Clock;
  readonly #hold: (campaignId: number, isHeld: boolean) => void;
  readonly #onChange: (run: CampaignRun) => void;

  constructor(options: {
    readonly clock: Clock;
    /** Keeps a campaign from being claimed, or lets it be claimed again. */
    readonly hold: (campaignId: number, isHeld: boolean) => void;
    readonly onChange: (run: CampaignRun) => void;
  }) {
    this.#clock = options.clock;
    this.#hold = options.hold;
    this.#onChange = options.onChange;
  }

  get all(): readonly Run[] {
    return [...this.#runs.values()];
  }

  /**
   * The run of a campaign; a new, idle one where there is none. What this process was sending and is no
   * longer `sending` in the database came to its end by itself.
   */
  of(id: number, isSending: boolean): Run {
    const known = this.#runs.get(id);
    if (known?.state.phase === 'sending' && !isSending) known.move({ kind: 'done' });
    return this.#runs.get(id) ?? new Run(id, this.#clock, (run) => this.#noteChange(run));
  }

  /** The run of a campaign that somebody wants to start or resume. Refused (`conflict`) while it cannot be. */
  begin(
    campaign: { readonly id: number; readonly name: string; readonly status: string },
    event: RunEvent,
  ): Run {
    const run = this.of(campaign.id, campaign.status === 'sending');
    const error = run.move(event);
    if (error !== null) throw userErrorOf(campaign.name, error);
    return run;
  }

  #noteChange(run: Run): void {
    if (run.state.phase === 'idle') this.#runs.delete(run.id);
    else this.#runs.set(run.id, run);
    this.#hold(run.id, !mayClaim(run.state));
    const { phase, stop } = run.state;
    const prepared = phase === 'preparing' ? run.prepared : null;
    const undoUntil = phase === 'counting-down' ? run.undoUntil : null;
    const { id, waitsForDatabase } = run;
    this.#onChange({ id, phase, stop, waitsForDatabase, prepared, undoUntil });
  }
}

function userErrorOf(name: string, error: RunError): UserError {
  const { starting, sendingAlready, stillStopping } = words.campaigns;
  const say: Readonly<Record<RunError, (name: string) => string>> = {
    'already-starting': starting,
    'already-sending': sendingAlready,
    'still-stopping': stillStopping,
  };
  return new UserError('conflict', say[error](name));
}

/** What whoever asked for a start, or to resume, is told where a stop came before it. */
export function stoppedBeforeStart(name: string, from: RunState['from']): UserError {
  const { draftAgain, staysPaused, stopped } = words.campaigns;
  const say: Readonly<Record<RunState['from'], (name: string) => string>> = {
    draft: draftAgain,
    paused: staysPaused,
    sending: stopped,
  };
  return new UserError('canceled', say[from](name));
}

/** Refuses (`conflict`) to pause or cancel a campaign that this process leaves alone and that is not sent. */
export function refuseNeedlessStop(
  run: Run,
  stop: StopRequest,
  name: string,
  status: CampaignSnapshot['status'],
) {
  if (run.state.phase !== 'idle') return;
  if (stop === 'pause' && status !== 'sending') {
    throw new UserError('conflict', words.campaigns.cannotPause(name, status));
  }
  if (stop === 'cancel' && isCampaignOver(status)) {
    throw new UserError('conflict', words.campaigns.cannotCancel(name, status));
  }
}
