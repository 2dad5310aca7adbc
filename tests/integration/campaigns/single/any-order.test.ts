import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  moveSingle,
  retrySingle,
  singleMessage,
  undoSingle,
} from '../../../../src-main/campaigns/single/single-rows.ts';
import { changeAfterAttempt } from '../../../../src-main/engine/decide.ts';
import type { ClaimedMessage } from '../../../../src-main/engine/store-ports.ts';
import { UserError } from '../../../../src-shared/lib/result.ts';
import type { Outcome } from '../../../../src-shared/message/outcome.ts';
import { engineOn, storeOn } from '../../../support/engine.ts';
import { sender, setUp } from './engine-set-up.ts';

/** What can happen at any time to one of two texts. */
type Step =
  | { readonly kind: 'claim' | 'kill' | 'look-up'; readonly text: number }
  | { readonly kind: 'undo' | 'retry' | 'move'; readonly text: number }
  | { readonly kind: 'answer'; readonly text: number; readonly answer: Answer };

type Answer = 'accepted' | 'rejected' | 'throttled' | 'lost' | 'lost-and-taken';

const text = fc.integer({ min: 0, max: 1 });
const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constantFrom('claim' as const, 'claim' as const, 'look-up' as const),
      text,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('retry' as const, 'move' as const),
      text,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('undo' as const, 'kill' as const), text }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      text,
      // Only what was refused can be tried again.
      answer: fc.constantFrom<Answer>(
        'accepted',
        'rejected',
        'rejected',
        'throttled',
        'lost',
        'lost-and-taken',
      ),
    }),
  },
);

function outcomeOf(answer: Answer, sid: string): Outcome {
  switch (answer) {
    case 'accepted':
      return { kind: 'accepted', sid, segments: null };
    case 'rejected':
      return { kind: 'rejected', code: 30_006, detail: 'Landline' };
    case 'throttled':
      return { kind: 'throttled', retryAfterMs: 0, detail: 'Too many' };
    case 'lost':
    case 'lost-and-taken':
      return { kind: 'unknown', detail: 'No answer.' };
  }
}

/** Whether it was done; a refusal changes nothing. */
function isDone(act: () => void): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if (error instanceof UserError && error.code === 'conflict') return false;
    throw error;
  }
}

test('no order of claims, answers, kills, look-ups, undoing and trying again sends a text twice, or one that was taken back', () => {
  const { clock, db, write } = setUp();
  const store = storeOn(db);
  const now = clock.now();
  let [undone, retried, doubtful] = [0, 0, 0];
  const check = (history: readonly Step[]) => {
    const ids = [write({ text: 'One' }), write({ text: 'Two' })];
    const inFlight = new Map<number, ClaimedMessage>();
    /** How often the provider took each. */
    const taken = new Map<number, number>(ids.map((id) => [id, 0]));
    const takenBack = new Set<number>();
    const take = (id: number) => void taken.set(id, (taken.get(id) ?? 0) + 1);
    const isKept = (id: number) => (taken.get(id) ?? 0) > 0 || inFlight.has(id);
    for (const step of history) {
      const id = ids[step.text] ?? 0;
      const message = inFlight.get(id);
      const { status } = singleMessage(db, id);
      switch (step.kind) {
        case 'claim': {
          const { claimed } = store.claim({
            campaignId: null,
            route: { gateway: 'twilio', sender },
            now,
            messages: step.text + 1,
            segments: Infinity,
            opening: () => ({ open: true, closesAt: Infinity }),
          });
          for (const one of claimed) {
            expect(takenBack.has(one.messageId)).toBe(false);
            expect(isKept(one.messageId)).toBe(false);
            inFlight.set(one.messageId, one);
          }
          break;
        }
        case 'answer': {
          if (message === undefined) break;
          inFlight.delete(id);
          if (step.answer === 'accepted' || step.answer === 'lost-and-taken') take(id);
          const outcome = outcomeOf(step.answer, `SM${id}`);
          store.recordOutcomes([changeAfterAttempt(message, outcome, now, now)], now);
          break;
        }
        case 'kill':
          // Of what was on its way one text got there, and the other did not.
          if (message !== undefined) take(id);
          inFlight.clear();
          store.recoverInterrupted();
          break;
        case 'look-up':
          if (status !== 'unconfirmed') break;
          doubtful += 1;
          if (taken.get(id) === 0) store.recordNotFound([id], now);
          else store.recordOutcomes([{ messageId: id, event: 'accepted', sid: `SM${id}` }], now);
          break;
        case 'undo':
          if (!isDone(() => void undoSingle(db, id, now))) break;
          undone += 1;
          expect(isKept(id)).toBe(false);
          takenBack.add(id);
          break;
        case 'retry':
          if (!isDone(() => retrySingle(db, id, now))) break;
          retried += 1;
          expect(isKept(id)).toBe(false);
          break;
        case 'move':
          isDone(() => moveSingle(db, id, { goesAt: now, isLater: false }));
      }
    }
    for (const id of ids) {
      expect(taken.get(id)).toBeLessThanOrEqual(1);
      if (takenBack.has(id)) expect(taken.get(id)).toBe(0);
    }
  };
  fc.assert(
    fc.property(fc.array(steps, { minLength: 8, maxLength: 40 }), (history) => {
      db.sqlite.exec('SAVEPOINT history');
      try {
        check(history);
      } finally {
        db.sqlite.exec('ROLLBACK TO history; RELEASE history');
      }
    }),
    { numRuns: 500 },
  );
  expect(Math.min(undone, retried, doubtful)).toBeGreaterThan(20);
});

test('in the moment in which a text goes it is either taken back or sent, never both', async () => {
  const outcomes = new Set<string>();
  for (let offset = -4; offset <= 4; offset += 1) {
    const { clock, db, gateway, write } = setUp();
    const goesAt = clock.now() + 100;
    // Tried once before, so that the engine waits for its time.
    const id = write({ goesAt });
    db.sqlite.exec(`UPDATE messages SET attempt_count = 1 WHERE id = ${id}`);
    const running = engineOn(db, clock, gateway).engine.run();
    await clock.advance(100 + offset);
    const isUndone = isDone(() => void undoSingle(db, id, clock.now()));
    await clock.runUntil(running);
    expect([isUndone, gateway.handedOver.length]).toEqual(isUndone ? [true, 0] : [false, 1]);
    expect(singleMessage(db, id).status).toBe(isUndone ? 'canceled' : 'sent');
    outcomes.add(String(isUndone));
  }
  expect(outcomes.size).toBe(2);
});

test('trying an unconfirmed text again is refused, and nothing goes', async () => {
  const { clock, db, gateway, write, run } = setUp();
  const id = write();
  db.sqlite.exec(
    `UPDATE messages SET status = 'unconfirmed', attempt_count = 1, claimed_at = ${clock.now()},
            not_found_count = 2 WHERE id = ${id}`,
  );
  expect(isDone(() => retrySingle(db, id, clock.now()))).toBe(false);
  await run();
  expect(gateway.handedOver).toEqual([]);
  expect(singleMessage(db, id).status).toBe('unconfirmed');
});
