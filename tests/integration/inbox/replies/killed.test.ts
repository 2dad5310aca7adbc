import { once } from 'node:events';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../../src-main/database/open.ts';
import { saveSettings } from '../../../../src-main/database/settings.ts';
import { fictionalPhone } from '../../../support/campaigns.ts';
import { commandLine } from '../../../support/command-line.ts';
import { withDatabase } from '../../../support/data-folder.ts';
import { migrationsFolder, temporaryFolder } from '../../../support/database.ts';
import { fakeSender } from '../../../support/fake-twilio/account.ts';
import { checkDatabase } from '../../../support/maintenance.ts';
import { storedSids } from '../../../support/reply-reading.ts';
import { startFake } from '../../../support/twilio-application.ts';

/** Kills, one after so many further replies are stored each. */
const seeds = [1, 90, 333, 650, 420];
const replies = 3000;

/** Resolves once so many replies are stored; the file is looked at without pause, as the reader is quick. */
async function untilStored(folder: string, count: number): Promise<void> {
  const db = openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
  const stored = db.sqlite.prepare('SELECT count(*) FROM inbound_messages').pluck();
  while (Number(stored.get()) < count) await new Promise((resolve) => void setImmediate(resolve));
  db.close();
}

it('a process that is killed while it reads loses nothing, and the next one stores nothing twice', async () => {
  const fake = await startFake({});
  const folder = path.join(temporaryFolder(), 'data');
  const ovo = commandLine(folder, {
    OVO_TWILIO_URL: fake.url,
    TWILIO_ACCOUNT_SID: fake.account.accountSid,
    TWILIO_AUTH_TOKEN: fake.account.authToken,
  });
  await ovo.run('settings', 'get');
  withDatabase(folder, (db) => saveSettings(db, { optOutConfirmation: '' }));
  const sent = Array.from({ length: replies }, (_, index) => {
    const body = index % 50 === 0 ? 'STOP' : index % 50 === 1 ? 'Wrong number' : `Reply ${index}`;
    return fake.receive({ from: fictionalPhone(index % 900), to: fakeSender, body });
  });
  let before = 0;
  for (const more of seeds) {
    const running = ovo.start('replies', 'sync');
    await untilStored(folder, before + more);
    running.process.kill('SIGKILL');
    if (running.process.exitCode === null && running.process.signalCode === null) {
      await once(running.process, 'exit');
    }
    before = withDatabase(folder, (db) => storedSids(db).length);
    expect(before).toBeLessThan(replies);
  }
  expect(await ovo.json('replies', 'sync')).toMatchObject({ received: replies - before });
  withDatabase(folder, (db) => {
    const stored = storedSids(db);
    expect(stored).toHaveLength(replies);
    expect(new Set(stored)).toEqual(new Set(sent));
    const optedOut = db.sqlite.prepare('SELECT count(*) FROM suppressions').pluck().get();
    const people = sent.flatMap((_, index) => (index % 50 === 0 ? [index % 900] : []));
    expect(optedOut).toBe(new Set(people).size);
    const unread = db.sqlite.prepare('SELECT sum(unread_count) FROM conversations').pluck().get();
    expect(unread).toBe(replies - replies / 50);
    expect(checkDatabase(db)).toMatchObject({ ok: true, violations: [] });
  });
}, 300_000);
