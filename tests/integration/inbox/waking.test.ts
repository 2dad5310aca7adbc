import { describe, expect, it, onTestFinished } from 'vitest';
import type { WritableDatabase } from '../../../src-main/database/open.ts';
import { snoozeConversations } from '../../../src-main/inbox/conversations/conversation-changes.ts';
import { findConversation } from '../../../src-main/inbox/conversations/conversation-store.ts';
import { createWaking } from '../../../src-main/inbox/conversations/waking.ts';
import { fictionalPhone } from '../../support/campaigns.ts';
import { temporaryDatabase, writeAtOnce } from '../../support/database.ts';
import { storeReply } from '../../support/inbox.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { waitFor } from '../../support/wait-for.ts';

const start = 1_790_000_000_000;
const minute = 60_000;

/** Conversations that are snoozed until so many minutes after the start. */
function snoozed(...minutes: readonly number[]) {
  const db = temporaryDatabase();
  minutes.forEach((after, index) => {
    const phone = fictionalPhone(index);
    storeReply(db, { from: phone, at: start - minute });
    const of = { phones: [phone], isPractice: false };
    snoozeConversations(db, of, { until: start + after * minute, now: start });
  });
  const clock = createManualClock(start);
  const errors: unknown[] = [];
  let changes = 0;
  const waking = createWaking({
    db,
    clock,
    writeLock: { write: writeAtOnce(db), memory: new SharedArrayBuffer(8) },
    onChange: () => {
      changes += 1;
    },
    onError: (error) => void errors.push(error),
  });
  onTestFinished(() => waking.stop());
  return { db, clock, waking, errors, changes: () => changes };
}

const stateOf = (db: WritableDatabase, index: number) =>
  findConversation(db, { phone: fictionalPhone(index), isPractice: false })?.state;

describe('snoozed conversations', () => {
  it('are opened at their time, each once, and whoever looks is told', async () => {
    const { db, clock, waking, errors, changes } = snoozed(1, 90);
    waking.follow();
    expect([stateOf(db, 0), stateOf(db, 1)]).toEqual(['snoozed', 'snoozed']);
    await clock.advance(minute);
    await waitFor(() => expect(stateOf(db, 0)).toBe('open'));
    expect(stateOf(db, 1)).toBe('snoozed');
    await clock.advance(90 * minute);
    await waitFor(() => expect(stateOf(db, 1)).toBe('open'));
    expect(changes()).toBe(2);
    expect(errors).toEqual([]);
  });

  it('whose time passed while Ovo was closed are opened at the start', async () => {
    const { db, waking } = snoozed(-5);
    waking.follow();
    await waitFor(() => expect(stateOf(db, 0)).toBe('open'));
    expect(stateOf(db, 0)).toBe('open');
  });

  it('stay as they are once Ovo is being closed', async () => {
    const { db, clock, waking, changes } = snoozed(1);
    waking.follow();
    waking.stop();
    await clock.advance(10 * minute);
    expect(stateOf(db, 0)).toBe('snoozed');
    expect(changes()).toBe(0);
  });
});
