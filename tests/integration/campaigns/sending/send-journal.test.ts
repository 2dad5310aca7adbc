import { appendFileSync, copyFileSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { campaignSnapshot } from '../../../../src-main/campaigns/campaign-rows.ts';
import { resumeCampaign, startCampaign } from '../../../../src-main/campaigns/lifecycle.ts';
import { openDatabase, type WritableDatabase } from '../../../../src-main/database/open.ts';
import { replayJournal } from '../../../../src-main/campaigns/sending/journal/replay-journal.ts';
import {
  openSendJournal,
  readJournal,
} from '../../../../src-main/campaigns/sending/journal/send-journal.ts';
import type { Gateway } from '../../../../src-main/engine/ports.ts';
import { systemClock } from '../../../../src-main/system-clock.ts';
import { draftedCampaign, fictionalPhone, startedCampaign } from '../../../support/campaigns.ts';
import { migrationsFolder, temporaryDatabase, temporaryFolder } from '../../../support/database.ts';
import { engineWith, statusCounts, storeOn } from '../../../support/engine.ts';
import { accept, createScriptedGateway, type Reaction } from '../../../support/scripted-gateway.ts';
import { checkDatabase } from '../../../support/maintenance.ts';

const now = 1_800_000_000_000;

const blocked: Reaction = {
  outcome: { kind: 'blocked', code: 20003, detail: 'Wrong credentials.' },
  took: false,
};

/** Sends all there is, with a real journal, and everything closed afterwards. */
async function sendAll(db: WritableDatabase, folder: string, gateway: Gateway): Promise<void> {
  const journal = await openSendJournal(db, folder, systemClock);
  const store = storeOn(db);
  await engineWith({ store, gateway: () => gateway, journal, clock: systemClock }).run();
  await journal.close();
}

/** Puts a copy of an earlier state in the place of the database, as restoring a backup does. */
function restore(db: WritableDatabase, backup: string): WritableDatabase {
  db.close();
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${db.file}${suffix}`, { force: true });
  copyFileSync(backup, db.file);
  const restored = openDatabase({ file: db.file, migrationsFolder });
  onTestFinished(() => restored.close());
  return restored;
}

function backUp(db: WritableDatabase, folder: string): string {
  const file = path.join(folder, 'backup.db');
  db.sqlite.prepare('VACUUM INTO ?').run(file);
  return file;
}

describe('a backup that is restored after a campaign was sent', () => {
  it('sends nothing again: the journal knows what the backup does not', async () => {
    const folder = temporaryFolder();
    const db = temporaryDatabase(folder);
    const id = startedCampaign(db, { contacts: 30, now });
    const backup = backUp(db, folder);
    const gateway = createScriptedGateway();
    await sendAll(db, folder, gateway);
    const restored = restore(db, backup);
    expect(statusCounts(restored, id)).toEqual({ queued: 30 });
    expect(replayJournal(restored, folder, now)).toEqual({ corrected: 30, ofUnknownCampaigns: 0 });
    expect(campaignSnapshot(restored, id)).toMatchObject({ status: 'completed', sentCount: 30 });
    await sendAll(restored, folder, gateway);
    expect(gateway.handedOver).toHaveLength(30);
    expect(checkDatabase(restored).ok).toBe(true);
  });

  it('looks up what the journal saw leave without hearing the answer', async () => {
    const folder = temporaryFolder();
    const db = temporaryDatabase(folder);
    const id = startedCampaign(db, { contacts: 4, now });
    const backup = backUp(db, folder);
    const lost: Reaction = { outcome: { kind: 'unknown', detail: 'No answer.' }, took: false };
    const gateway = createScriptedGateway((message, sid) =>
      message.body === 'Hello 2' ? lost : accept(sid),
    );
    await sendAll(db, folder, gateway);
    const restored = restore(db, backup);
    replayJournal(restored, folder, now);
    expect(statusCounts(restored, id)).toEqual({ sent: 3, unconfirmed: 1 });
  });

  it('lets those be tried again who were surely not reached', async () => {
    const folder = temporaryFolder();
    const db = temporaryDatabase(folder);
    const id = startedCampaign(db, { contacts: 3, now });
    const backup = backUp(db, folder);
    const refused: Reaction = {
      outcome: { kind: 'rejected', code: 30005, detail: '' },
      took: false,
    };
    await sendAll(
      db,
      folder,
      createScriptedGateway(() => refused),
    );
    const restored = restore(db, backup);
    expect(replayJournal(restored, folder, now).corrected).toBe(0);
    expect(statusCounts(restored, id)).toEqual({ queued: 3 });
  });

  it.each(['a campaign that is being sent', 'a draft'])(
    'knows who was reached after a restore, at the second restore of %s too',
    async (what) => {
      const folder = temporaryFolder();
      const db = temporaryDatabase(folder);
      const draft = draftedCampaign(db, { contacts: 1, now });
      const isDraft = what === 'a draft';
      const start = (database: WritableDatabase) =>
        startCampaign(database, draft.id, { ...draft, gateway: 'twilio', now });
      if (!isDraft) start(db);
      const backup = backUp(db, folder);
      if (isDraft) start(db);
      // Two attempts surely send nothing; the first one after the restore reaches the person.
      const reactions: Reaction[] = [blocked, blocked];
      const gateway = createScriptedGateway((_message, sid) => reactions.shift() ?? accept(sid));
      await sendAll(db, folder, gateway);
      resumeCampaign(db, draft.id, now);
      await sendAll(db, folder, gateway);
      const restored = restore(db, backup);
      replayJournal(restored, folder, now);
      if (isDraft) start(restored);
      await sendAll(restored, folder, gateway);
      expect(gateway.handedOver).toHaveLength(3);
      const restoredAgain = restore(restored, backup);
      replayJournal(restoredAgain, folder, now);
      if (isDraft) start(restoredAgain);
      expect(campaignSnapshot(restoredAgain, draft.id)).toMatchObject({
        status: 'completed',
        sentCount: 1,
      });
    },
  );

  it('knows a campaign that the backup has as a draft, once it is started', async () => {
    const folder = temporaryFolder();
    const db = temporaryDatabase(folder);
    const draft = draftedCampaign(db, { contacts: 10, now });
    const backup = backUp(db, folder);
    const start = (database: WritableDatabase) =>
      startCampaign(database, draft.id, { ...draft, gateway: 'twilio', now });
    start(db);
    await sendAll(db, folder, createScriptedGateway());
    const restored = restore(db, backup);
    replayJournal(restored, folder, now);
    start(restored);
    expect(campaignSnapshot(restored, draft.id)).toMatchObject({
      status: 'completed',
      sentCount: 10,
    });
  });

  it('counts what was sent by campaigns that the backup does not have', async () => {
    const folder = temporaryFolder();
    const db = temporaryDatabase(folder);
    const backup = backUp(db, folder);
    startedCampaign(db, { contacts: 5, now });
    await sendAll(db, folder, createScriptedGateway());
    const restored = restore(db, backup);
    expect(replayJournal(restored, folder, now)).toEqual({ corrected: 0, ofUnknownCampaigns: 5 });
  });
});

describe('the send journal', () => {
  it('has nothing to tell a database that was not restored', async () => {
    const folder = temporaryFolder();
    const db = temporaryDatabase(folder);
    startedCampaign(db, { contacts: 20, now });
    await sendAll(db, folder, createScriptedGateway());
    expect(replayJournal(db, folder, now)).toEqual({ corrected: 0, ofUnknownCampaigns: 0 });
  });

  it('says of each message that it was handed over before it says what came of it', async () => {
    const folder = temporaryFolder();
    const db = temporaryDatabase(folder);
    startedCampaign(db, { contacts: 70, now });
    await sendAll(db, folder, createScriptedGateway());
    const events = new Map<string, string[]>();
    for (const { number, event } of readJournal(folder, null).lines) {
      events.set(number, [...(events.get(number) ?? []), event]);
    }
    expect(events.size).toBe(70);
    expect([...events.values()].every((list) => list.join() === 'handed-over,accepted')).toBe(true);
  });

  it('keeps the id of the provider as it is, whatever stands in it', async () => {
    const folder = temporaryFolder();
    const db = temporaryDatabase(folder);
    startedCampaign(db, { contacts: 2, now });
    const odd = (sid: string) => `"\\\n${sid}`;
    const gateway = createScriptedGateway((_, sid) => accept(odd(sid)));
    await sendAll(db, folder, gateway);
    const stored = db.sqlite.prepare('SELECT sid FROM messages ORDER BY sid').pluck().all();
    const journaled = [...readJournal(folder, null).lines].flatMap(({ sid }) => sid ?? []);
    expect(journaled.toSorted()).toEqual(stored);
    expect(stored).toHaveLength(2);
  });

  it('holds no phone number', async () => {
    const folder = temporaryFolder();
    const db = temporaryDatabase(folder);
    startedCampaign(db, { contacts: 3, now });
    await sendAll(db, folder, createScriptedGateway());
    const [file = ''] = readdirSync(path.join(folder, 'journal'));
    const text = readFileSync(path.join(folder, 'journal', file), 'utf8');
    expect(text).toContain('handed-over');
    expect(text).not.toContain(fictionalPhone(0).slice(1));
  });

  it('passes over a line that a crash cut short', async () => {
    const folder = temporaryFolder();
    const db = temporaryDatabase(folder);
    startedCampaign(db, { contacts: 3, now });
    await sendAll(db, folder, createScriptedGateway());
    const [file = ''] = readdirSync(path.join(folder, 'journal'));
    appendFileSync(path.join(folder, 'journal', file), '{"at":1,"campaign":"');
    startedCampaign(db, { contacts: 2, now, firstPhone: 50, name: 'Second' });
    await sendAll(
      db,
      folder,
      createScriptedGateway((_, sid) => accept(`${sid}-second`)),
    );
    expect([...readJournal(folder, null).lines]).toHaveLength(10);
  });
});
