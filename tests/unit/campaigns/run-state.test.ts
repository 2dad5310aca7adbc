import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  idleRun,
  mayClaim,
  nextRunState,
  type RunEvent,
  type RunState,
} from '../../../src-main/campaigns/running/run-state.ts';
import { runPhases, stopRequests, type StopRequest } from '../../../src-shared/campaign/run.ts';

const stopEvents = stopRequests.map((stop): RunEvent => ({ kind: 'stop', stop }));
const beginnings: readonly RunEvent[] = [
  { kind: 'start' },
  { kind: 'resume', from: 'paused' },
  { kind: 'resume', from: 'sending' },
];
const work: readonly RunEvent[] = [{ kind: 'done' }, { kind: 'given-up' }];

const anyEvent = fc.constantFrom(...stopEvents, ...beginnings, ...work);

/** Every state there is, reachable or not. */
const anyState = fc.record({
  phase: fc.constantFrom(...runPhases),
  stop: fc.constantFrom(null, ...stopRequests),
  from: fc.constantFrom('draft' as const, 'paused' as const, 'sending' as const),
});

/** The state after some events; a refused one changes nothing. */
function after(state: RunState, ...events: readonly RunEvent[]): RunState {
  return events.reduce((current, event) => {
    const transition = nextRunState(current, event);
    return transition.kind === 'moved' ? transition.state : current;
  }, state);
}

const isBeginning = ({ kind }: RunEvent) => kind === 'start' || kind === 'resume';
const stop = (asked: StopRequest): RunEvent => ({ kind: 'stop', stop: asked });
const start: RunEvent = { kind: 'start' };
const done: RunEvent = { kind: 'done' };
const givenUp: RunEvent = { kind: 'given-up' };

/** The events that lead from idle to each phase of a start. */
const ways = {
  checking: [start],
  'counting-down': [start, done],
  'backing-up': [start, done, done],
  preparing: [start, done, done, done],
  starting: [start, done, done, done, done],
  sending: [start, done, done, done, done, done],
  withdrawing: [start, done, done, givenUp],
  stopping: [start, done, done, done, done, done, stop('pause')],
} as const satisfies Record<string, readonly RunEvent[]>;

describe('a run of a campaign', () => {
  it('never comes to `sending` after a stop, whatever happens, unless it begins anew from idle', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        let state = idleRun;
        let isStopped = false;
        for (const event of events) {
          const before = state;
          state = after(state, event);
          if (event.kind === 'stop' && before.phase !== 'idle') isStopped = true;
          if (isBeginning(event) && before.phase === 'idle') isStopped = false;
          expect(isStopped && state.phase === 'sending').toBe(false);
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('claims nothing from the moment of a stop until the stop is written', () => {
    fc.assert(
      fc.property(anyState, fc.constantFrom(...stopEvents), (state, asked) => {
        const next = after(state, asked);
        expect(state.phase !== 'idle' && mayClaim(next)).toBe(false);
      }),
      { numRuns: 5000 },
    );
  });

  it('never forgets a stop before it is idle again, and never makes one weaker', () => {
    const strength = ({ stop: asked }: RunState) =>
      asked === null ? -1 : stopRequests.indexOf(asked);
    fc.assert(
      fc.property(anyState, anyEvent, (state, event) => {
        const next = after(state, event);
        if (state.phase === 'idle' || next.phase === 'idle') return;
        expect(strength(next)).toBeGreaterThanOrEqual(strength(state));
      }),
      { numRuns: 5000 },
    );
  });

  it('comes to an end from every state when its work ends', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        expect(after(state, done, done, done, done, done, done, done).phase).toBe('idle');
      }),
      { numRuns: 2000 },
    );
  });

  it('of a draft never ends as `stopping` before it was started: there is nothing to pause', () => {
    for (const asked of stopRequests) {
      for (const phase of [
        'checking',
        'counting-down',
        'backing-up',
        'preparing',
        'starting',
      ] as const) {
        const given = after(idleRun, ...ways[phase], stop(asked));
        expect(given).toMatchObject({ phase, stop: asked });
        expect(after(given, givenUp).phase).toBe('withdrawing');
        expect(after(given, givenUp, done)).toEqual(idleRun);
      }
    }
  });

  it('that was started in the same moment as the stop came is stopped like one being sent', () => {
    for (const asked of stopRequests) {
      const state = after(idleRun, ...ways.starting, stop(asked), done);
      expect(state).toMatchObject({ phase: 'stopping', stop: asked });
    }
  });
});

describe('a second request', () => {
  it.each(['checking', 'counting-down', 'backing-up', 'preparing', 'starting'] as const)(
    'to start or resume one that is %s is refused as starting already',
    (phase) => {
      const state = after(idleRun, ...ways[phase]);
      for (const event of beginnings) {
        expect(nextRunState(state, event)).toEqual({
          kind: 'refused',
          error: 'already-starting',
        });
      }
    },
  );

  it.each(['checking', 'counting-down', 'preparing', 'withdrawing', 'stopping'] as const)(
    'to start or resume one that was stopped while %s is refused until that is done',
    (phase) => {
      const state = after(idleRun, ...ways[phase], stop('pause'));
      for (const event of beginnings) {
        expect(nextRunState(state, event)).toEqual({ kind: 'refused', error: 'still-stopping' });
      }
    },
  );

  it('to start one that is being sent is refused; to resume it changes nothing', () => {
    const state = after(idleRun, ...ways.sending);
    expect(nextRunState(state, start)).toEqual({ kind: 'refused', error: 'already-sending' });
    expect(nextRunState(state, { kind: 'resume', from: 'sending' })).toEqual({
      kind: 'moved',
      state,
    });
  });

  it('to stop is added up: to cancel prevails over a pause, and a pause over quitting', () => {
    const sending = after(idleRun, ...ways.sending);
    expect(after(sending, stop('pause'), stop('cancel')).stop).toBe('cancel');
    expect(after(sending, stop('cancel'), stop('pause')).stop).toBe('cancel');
    expect(after(sending, stop('pause'), stop('quit')).stop).toBe('pause');
  });
});

describe('a stop of a resumed campaign', () => {
  it('before it is being sent leaves a paused one paused', () => {
    const state = after(idleRun, { kind: 'resume', from: 'paused' }, stop('pause'), givenUp);
    expect(state).toEqual(idleRun);
  });

  it('before it is being sent still pauses one that an earlier process left unfinished', () => {
    const state = after(idleRun, { kind: 'resume', from: 'sending' }, stop('pause'), givenUp);
    expect(state).toMatchObject({ phase: 'stopping', stop: 'pause' });
  });
});

describe('a stop that nothing in this process asked to start', () => {
  it.each(['pause', 'cancel'] as const)('is carried out: %s', (asked) => {
    expect(after(idleRun, stop(asked))).toMatchObject({ phase: 'stopping', stop: asked });
  });

  it.each(['quit', 'back-to-draft'] as const)('has nothing to do: %s', (asked) => {
    expect(after(idleRun, stop(asked))).toEqual(idleRun);
  });

  it('that cannot be written is not forgotten', () => {
    const state = after(idleRun, stop('pause'));
    expect(after(state, givenUp, givenUp)).toEqual(state);
  });
});
