import { stopRequests, type RunPhase, type StopRequest } from '../../../src-shared/campaign/run.ts';

/*
 * The one state machine of a campaign's run in this process. It knows whether a stop was asked for, in
 * every phase, and it is pure: whoever runs a campaign tells it what happened and does what the phase
 * says. After a stop no transition leads to `sending`; only a new start or resume does, once the run is
 * `idle` again.
 */

export interface RunState {
  readonly phase: RunPhase;
  /** The strongest stop that was asked for; null where there was none. */
  readonly stop: StopRequest | null;
  /** What the campaign was in the database when this run began; a stop before the start leaves it so. */
  readonly from: 'draft' | 'paused' | 'sending';
}

export type RunEvent =
  | { readonly kind: 'start' }
  | { readonly kind: 'resume'; readonly from: 'paused' | 'sending' }
  | { readonly kind: 'stop'; readonly stop: StopRequest }
  /** The work of the present phase is done and, where it writes, on the disk. */
  | { readonly kind: 'done' }
  /** The work of the present phase failed, or was given up because of a stop. */
  | { readonly kind: 'given-up' };

/** Why a run cannot begin. */
export type RunError = 'already-starting' | 'already-sending' | 'still-stopping';

export type Transition =
  | { readonly kind: 'moved'; readonly state: RunState }
  | { readonly kind: 'refused'; readonly error: RunError };

export const idleRun: RunState = { phase: 'idle', stop: null, from: 'draft' };

/** Whether messages of the campaign may be claimed, as far as this process is concerned. */
export function mayClaim({ phase }: RunState): boolean {
  return phase === 'idle' || phase === 'sending';
}

/** What comes of an event. Every event has an answer in every phase. */
export function nextRunState(state: RunState, event: RunEvent): Transition {
  switch (event.kind) {
    case 'start':
      return begin(state, 'draft');
    case 'resume':
      return begin(state, event.from);
    case 'stop':
      return moved(stopped(state, event.stop));
    case 'done':
      return moved(afterDone(state));
    case 'given-up':
      return moved(afterGivenUp(state));
  }
}

const moved = (state: RunState): Transition => ({ kind: 'moved', state });
const refused = (error: RunError): Transition => ({ kind: 'refused', error });

function begin(state: RunState, from: RunState['from']): Transition {
  switch (state.phase) {
    case 'idle':
      return moved({ phase: 'checking', stop: null, from });
    case 'checking':
    case 'counting-down':
    case 'backing-up':
    case 'preparing':
    case 'starting':
      return refused(state.stop === null ? 'already-starting' : 'still-stopping');
    case 'sending':
      // To resume what is being sent changes nothing.
      return from === 'sending' ? moved(state) : refused('already-sending');
    case 'withdrawing':
    case 'stopping':
      return refused('still-stopping');
  }
}

function stopped(state: RunState, asked: StopRequest): RunState {
  const stop = stronger(state.stop, asked);
  switch (state.phase) {
    case 'idle':
      // What another process sends, or sent, can be stopped here too; there is no start to give up.
      return asked === 'pause' || asked === 'cancel'
        ? { phase: 'stopping', stop, from: 'sending' }
        : state;
    case 'checking':
    case 'counting-down':
    case 'backing-up':
    case 'preparing':
    case 'starting':
    case 'withdrawing':
      // Whoever runs it gives up its present work, which may have a result already.
      return { ...state, stop };
    case 'sending':
    case 'stopping':
      return { ...state, phase: 'stopping', stop };
  }
}

function afterDone(state: RunState): RunState {
  switch (state.phase) {
    case 'idle':
      return state;
    case 'checking':
      if (state.stop !== null) return leftAsItWas(state);
      return { ...state, phase: state.from === 'draft' ? 'counting-down' : 'starting' };
    case 'counting-down':
      return state.stop === null ? { ...state, phase: 'backing-up' } : leftAsItWas(state);
    case 'backing-up':
      return state.stop === null ? { ...state, phase: 'preparing' } : leftAsItWas(state);
    case 'preparing':
      return state.stop === null ? { ...state, phase: 'starting' } : leftAsItWas(state);
    case 'starting':
      return { ...state, phase: state.stop === null ? 'sending' : 'stopping' };
    case 'withdrawing':
    case 'sending':
    case 'stopping':
      return idleRun;
  }
}

function afterGivenUp(state: RunState): RunState {
  switch (state.phase) {
    case 'idle':
    case 'stopping':
      // A pause that could not be written is tried again; nothing is claimed until it is.
      return state;
    case 'checking':
    case 'counting-down':
    case 'backing-up':
    case 'preparing':
    case 'starting':
      return leftAsItWas(state);
    case 'withdrawing':
    case 'sending':
      return idleRun;
  }
}

/** Where a run goes that does not come to its start. */
function leftAsItWas(state: RunState): RunState {
  switch (state.from) {
    case 'draft':
      return { ...state, phase: 'withdrawing' };
    case 'paused':
      return idleRun;
    case 'sending':
      return state.stop === null ? idleRun : { ...state, phase: 'stopping' };
  }
}

function stronger(one: StopRequest | null, other: StopRequest): StopRequest {
  if (one === null) return other;
  return stopRequests.indexOf(one) > stopRequests.indexOf(other) ? one : other;
}
