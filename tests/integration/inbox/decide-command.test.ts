import { expect, test } from 'vitest';
import { holdNumber, isHeld } from '../../../src-main/campaigns/sending/holds/holds.ts';
import { noteDecision } from '../../../src-main/inbox/conversations/conversation-rows.ts';
import { saveSettings } from '../../../src-main/database/settings.ts';
import { commandLine } from '../../support/command-line.ts';
import { fictionalPhone } from '../../support/campaigns.ts';
import { withDatabase } from '../../support/data-folder.ts';
import { temporaryFolder } from '../../support/database.ts';
import { isOptedOut } from '../../support/reply-reading.ts';

const [kept, optedOut] = [fictionalPhone(1), fictionalPhone(2)];

test('commands list numbers to decide about, and decide', async () => {
  const folder = temporaryFolder();
  withDatabase(folder, (db) => {
    saveSettings(db, { gateway: 'twilio' });
    for (const phone of [kept, optedOut]) {
      holdNumber(db, {
        phone,
        reason: 'given-up',
        messageId: null,
        detail: '2026-11-27',
        at: 1000,
      });
      noteDecision(db, phone);
    }
  });
  const ovo = commandLine(folder, {});
  const toDecide = () => ovo.json('conversations', 'list', '--filter', 'to-decide', '--json');
  expect(await toDecide()).toMatchObject([{ phone: optedOut }, { phone: kept }]);
  const decide = ['conversations', 'decide'] as const;
  expect((await ovo.run(...decide, kept)).exitCode).toBe(2);
  expect((await ovo.run(...decide, kept, '--keep', '--opt-out')).exitCode).toBe(2);
  expect(await ovo.json(...decide, kept, '--keep', '--json')).toEqual({
    phone: kept,
    decision: 'kept',
  });
  expect((await ovo.run(...decide, optedOut, '--opt-out')).output).toBe(
    `${optedOut} must not be texted.\n`,
  );
  expect(await toDecide()).toEqual([]);
  expect((await ovo.run(...decide, kept, '--keep')).exitCode).toBe(1);
  withDatabase(folder, (db) => {
    expect([isHeld(db, kept), isOptedOut(db, kept)]).toEqual([false, false]);
    expect([isHeld(db, optedOut), isOptedOut(db, optedOut)]).toEqual([false, true]);
  });
});
