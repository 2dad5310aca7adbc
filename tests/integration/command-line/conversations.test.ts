import { describe, expect, it } from 'vitest';
import { saveSettings } from '../../../src-main/database/settings.ts';
import { fictionalPhone } from '../../support/campaigns.ts';
import { commandLine } from '../../support/command-line.ts';
import { addContact } from '../../support/contacts.ts';
import { withDatabase } from '../../support/data-folder.ts';
import { temporaryFolder } from '../../support/database.ts';
import { storeReply, storeSingle } from '../../support/inbox.ts';

/** A shop that sends through Twilio, with two people who replied and one who opted out. */
function shop() {
  const folder = temporaryFolder();
  withDatabase(folder, (db) => {
    saveSettings(db, { gateway: 'twilio' });
    addContact(db, fictionalPhone(0), { firstName: 'Ann', lastName: 'Lee' });
    storeReply(db, { from: fictionalPhone(0), at: 1000, text: 'Are you open?' });
    storeSingle(db, { to: fictionalPhone(0), at: 2000, text: 'Until six' });
    storeReply(db, { from: fictionalPhone(1), at: 3000, text: 'Thanks!' });
    storeReply(db, { from: fictionalPhone(2), at: 4000, text: 'STOP', kind: 'stop' });
    storeReply(db, { from: '72975', at: 500, text: 'Your code' });
  });
  return commandLine(folder);
}

describe('conversations', () => {
  it('are listed, a line each, those that are open first of all', async () => {
    const ovo = shop();
    const { output, exitCode } = await ovo.run('conversations');
    expect(exitCode).toBe(0);
    const lines = output.trim().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain(`${fictionalPhone(1)} [1 unread] [waiting since`);
    expect(lines[1]).toContain(`Ann Lee ${fictionalPhone(0)} [1 unread]  You: Until six`);
  });

  it('are one JSON value of those of a state and a filter', async () => {
    const ovo = shop();
    expect(await ovo.json('conversations', '--state', 'done')).toMatchObject([
      { phone: fictionalPhone(2), state: 'done', last: { preview: 'STOP' } },
    ]);
    expect(await ovo.json('conversations', '--filter', 'failed')).toEqual([]);
    const waiting = await ovo.json('conversations', '--order', 'waiting');
    expect(waiting).toMatchObject([
      { phone: '72975' },
      { phone: fictionalPhone(1) },
      { phone: fictionalPhone(0) },
    ]);
  });

  it('are refused for a state or a filter that there is not', async () => {
    const ovo = shop();
    expect(await ovo.run('conversations', '--state', 'lost')).toMatchObject({ exitCode: 2 });
    expect(await ovo.run('conversations', '--filter', 'lost')).toMatchObject({ exitCode: 2 });
  });

  it('show what went and came, the oldest first, with a number in any form', async () => {
    const ovo = shop();
    const { output } = await ovo.run('conversations', 'show', '(212) 555-0100');
    const lines = output.trim().split('\n');
    expect(lines[0]).toBe(`Ann Lee ${fictionalPhone(0)}  open [1 unread]`);
    expect(lines[1]).toMatch(/from them {2}Are you open\?$/);
    expect(lines[2]).toMatch(/queued {2}Until six$/);
    expect(await ovo.json('conversations', 'show', '72975')).toMatchObject({
      row: { phone: '72975' },
      messages: [{ body: 'Your code', direction: 'inbound' }],
    });
  });

  it('with a number that nobody has written to are empty, and with none at all refused', async () => {
    const ovo = shop();
    expect(await ovo.json('conversations', 'show', fictionalPhone(9))).toMatchObject({
      row: { phone: fictionalPhone(9), last: null },
      messages: [],
    });
    expect(await ovo.run('conversations', 'show', 'nobody')).toMatchObject({ exitCode: 1 });
  });
});
