import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  faultsToOpen,
  longestReceiptWaitMs,
  newCircuit,
  nextCircuit,
  type CircuitEvent,
  type CircuitState,
  type SenderFault,
} from '../../../src-main/engine/sender/sender-circuit.ts';

const faults: readonly SenderFault[] = [
  { kind: 'unreachable', detail: 'The connection was refused.' },
  { kind: 'unknown', detail: 'HTTP 503.' },
  { kind: 'look-up', detail: 'HTTP 403.' },
  { kind: 'receipt', errorCode: 30034 },
];

/** The state after these events, and the codes of the reasons to pause on the way. */
function after(events: readonly CircuitEvent[], from: CircuitState = newCircuit(null)) {
  const codes: string[] = [];
  let state = from;
  for (const event of events) {
    const next = nextCircuit(state, event);
    state = next.state;
    if (next.opened !== null) codes.push(next.opened.code);
  }
  return { state, codes };
}

/** A fault each time the pause after the one before is over. */
function repeated(fault: SenderFault, times: number): readonly CircuitEvent[] {
  return Array.from({ length: times }, (_, index) => ({
    kind: 'fault',
    fault,
    now: (index + 1) * 100_000,
  }));
}

describe('the circuit of a sender', () => {
  test.each([
    [faults[0], 'unreachable'],
    [faults[1], 'outcomes-unknown'],
    [faults[2], 'look-ups-refused'],
    [faults[3], 'not-delivered'],
  ] as const)('opens after a handful of $kind in a row, and says why', (fault, code) => {
    if (fault === undefined) throw new Error('There is no such fault.');
    expect(after(repeated(fault, faultsToOpen - 1)).codes).toEqual([]);
    const { state, codes } = after(repeated(fault, faultsToOpen));
    expect(codes).toEqual([code]);
    expect(state.phase).toBe('open');
  });

  it('opens at once where the account is refused', () => {
    const fault: SenderFault = { kind: 'blocked', code: 20003, detail: 'Wrong credentials.' };
    expect(after([{ kind: 'fault', fault, now: 1 }]).codes).toEqual(['blocked']);
  });

  it('counts what was on its way together once', () => {
    const fault: SenderFault = { kind: 'unknown', detail: 'HTTP 503.' };
    const together = Array.from({ length: 64 }, () => ({ kind: 'fault', fault, now: 5 }) as const);
    expect(after(together).state).toMatchObject({ phase: 'probing', faults: { dispatch: 1 } });
  });

  it.each([
    { kind: 'unknown', detail: 'HTTP 503.' },
    { kind: 'unreachable', detail: 'The connection was refused.' },
  ] as const)('opens within ten seconds where $detail is the answer to every probe', (fault) => {
    let state = newCircuit(null);
    let now = 1;
    for (const _ of Array.from({ length: faultsToOpen })) {
      state = nextCircuit(state, { kind: 'fault', fault, now }).state;
      now = Math.max(now, state.pausedUntil);
    }
    expect(state.phase).toBe('open');
    expect(now).toBeLessThan(10_000);
  });

  it('starts with a probe, and again after it was opened, when one fault is enough', () => {
    const unknown: SenderFault = { kind: 'unknown', detail: 'HTTP 503.' };
    expect(newCircuit(null).phase).toBe('probing');
    const opened = after(repeated(unknown, faultsToOpen)).state;
    const resumed = after([{ kind: 'resumed' }], opened).state;
    expect(resumed.phase).toBe('probing');
    expect(after([{ kind: 'fault', fault: unknown, now: 1e9 }], resumed).state.phase).toBe('open');
    const gotThrough = after([{ kind: 'success', source: 'dispatch', now: 1e9 }], resumed).state;
    expect(gotThrough).toMatchObject({ phase: 'closed', openedBy: null });
  });

  it('that receipts opened waits for the receipt of its probe, though not for ever', () => {
    const probed = after([{ kind: 'success', source: 'dispatch', now: 10 }], newCircuit('receipt'));
    expect(probed.state.phase).toBe('awaiting-receipt');
    const delivered = after([{ kind: 'success', source: 'receipt', now: 20 }], probed.state);
    expect(delivered.state).toMatchObject({ phase: 'closed', openedBy: null });
    const fault: SenderFault = { kind: 'receipt', errorCode: 30034 };
    expect(after([{ kind: 'fault', fault, now: 20 }], probed.state).codes).toEqual([
      'not-delivered',
    ]);
    const late = { kind: 'tick', now: 10 + longestReceiptWaitMs } as const;
    // No later run waits for a receipt that never came.
    expect(after([late], probed.state).state).toMatchObject({ phase: 'closed', openedBy: null });
  });

  const eventOf = (now: number): fc.Arbitrary<CircuitEvent> =>
    fc.oneof(
      fc.constantFrom(...faults).map((fault) => ({ kind: 'fault', fault, now }) as const),
      fc
        .constantFrom('dispatch' as const, 'look-up' as const, 'receipt' as const)
        .map((source) => ({ kind: 'success', source, now }) as const),
      fc.constant({ kind: 'tick', now } as const),
      fc.constant({ kind: 'resumed' } as const),
    );

  const sourceOf = ({ kind }: SenderFault) =>
    kind === 'look-up' || kind === 'receipt' ? kind : ('dispatch' as const);

  it('opens exactly after a handful of faults of one kind in a row, or one after it was resumed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 90_000 }), { maxLength: 80 }).chain((steps) => {
          let now = 1;
          return fc.tuple(...steps.map((step) => eventOf((now += step))));
        }),
        (events) => {
          let state = newCircuit(null);
          let inARow = { dispatch: 0, 'look-up': 0, receipt: 0 };
          for (const event of events) {
            const before = state;
            const { state: next, opened } = nextCircuit(state, event);
            state = next;
            if (before.phase === 'open') {
              expect(opened).toBeNull();
              expect(next.phase).toBe(event.kind === 'resumed' ? 'probing' : 'open');
              if (event.kind === 'resumed' && before.openedBy !== null) {
                inARow = { dispatch: 0, 'look-up': 0, receipt: 0 };
                inARow[before.openedBy] = faultsToOpen - 1;
              }
              continue;
            }
            if (event.kind === 'success') inARow[event.source] = 0;
            if (event.kind !== 'fault') {
              expect(next.phase).not.toBe('open');
              continue;
            }
            const source = sourceOf(event.fault);
            // What was on its way together is one fault.
            if (source === 'dispatch' && event.now < before.pausedUntil) continue;
            inARow[source] += 1;
            const isToOpen = inARow[source] >= faultsToOpen;
            expect([opened !== null, next.phase === 'open']).toEqual([isToOpen, isToOpen]);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
