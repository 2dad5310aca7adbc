import fc from 'fast-check';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openApplication, type Application } from '../../../../src-main/application.ts';
import { createCampaign, getCampaign } from '../../../../src-main/campaigns/campaign-rows.ts';
import { pageOfMessages } from '../../../../src-main/campaigns/messages/message-rows.ts';
import { prepareMessages } from '../../../../src-main/campaigns/preparing/prepare-messages.ts';
import { prepareSlice } from '../../../../src-main/campaigns/preparing/prepare-slice.ts';
import { insertPreparedMessages } from '../../../../src-main/campaigns/preparing/prepared-messages.ts';
import { recipientIds } from '../../../../src-main/campaigns/preparing/recipient-ids.ts';
import { openDatabase, type WritableDatabase } from '../../../../src-main/database/open.ts';
import { systemClock } from '../../../../src-main/system-clock.ts';
import type { CampaignRun } from '../../../../src-shared/campaign/run.ts';
import { fictionalPhone } from '../../../support/campaigns.ts';
import {
  migrationsFolder,
  temporaryDatabase,
  temporaryFolder,
  threadFile,
} from '../../../support/database.ts';
import { openProcess, people, shopFolder } from '../../../support/stoppable.ts';

const now = Date.UTC(2027, 0, 15, 12);

interface Person {
  readonly firstName: string;
  readonly lastName: string;
  readonly city: string;
  readonly timeZone: string | null;
}

const word = fc.constantFrom(
  '',
  'Ann',
  'O’Neill',
  'Zoë',
  '"',
  "it's",
  '{{ phone }}',
  '😀 \\',
  '\n',
);
const person: fc.Arbitrary<Person> = fc.record({
  firstName: word,
  lastName: word,
  city: word,
  timeZone: fc.constantFrom(null, 'Europe/Berlin', 'Nowhere/At'),
});
const part = fc.constantFrom(
  'Hello ',
  '{{ first_name }}',
  '{{ full_name | default: "you" }}',
  '{{ city | upcase }}',
  ' 😀 [€] ',
);

function addPeople(db: WritableDatabase, all: readonly Person[]): void {
  const insert = db.sqlite.prepare(
    `INSERT INTO contacts (phone, first_name, last_name, custom_fields, time_zone, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, 1, 1)`,
  );
  db.sqlite.exec(`INSERT INTO lists (id, name, created_at) VALUES (1, 'All', 1)`);
  for (const [index, { firstName, lastName, city, timeZone }] of all.entries()) {
    insert.run(fictionalPhone(index), firstName, lastName, JSON.stringify({ city }), timeZone);
  }
  db.sqlite.exec('INSERT INTO list_contacts (list_id, contact_id) SELECT 1, id FROM contacts');
}

/** All that a campaign's messages say, but for whose they are. */
function messagesOf(db: WritableDatabase, campaignId: number): readonly unknown[] {
  return db.sqlite
    .prepare(
      `SELECT contact_id, direction, from_address, to_address, body, segments, status, zone_key,
              created_at, settled_at, reason, is_practice, next_attempt_at
         FROM messages WHERE campaign_id = ? ORDER BY id`,
    )
    .all(campaignId);
}

describe('a campaign that is prepared in slices', () => {
  it('has the same messages as one that is prepared at once', () => {
    fc.assert(
      fc.property(
        fc.array(person, { minLength: 1, maxLength: 30 }),
        fc.array(part, { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 12 }),
        (all, parts, reachesPeople, size) => {
          const db = temporaryDatabase();
          addPeople(db, all);
          const audience = { listIds: [1] };
          const body = parts.join('');
          const draft = { name: 'News', body, sender: '', audience };
          const [whole, sliced] = [1, 2].map(() => createCampaign(db, draft, now).snapshot.id);
          const ids = recipientIds(db, { audience, now });
          const sender = '+12125550199';
          insertPreparedMessages(
            db,
            whole ?? 0,
            sender,
            prepareMessages(db, body, ids, reachesPeople),
            now,
          );
          const order = {
            campaignId: sliced ?? 0,
            name: 'News',
            body,
            sender,
            reachesPeople,
            dailyCap: 0,
            hasPicture: false,
          };
          const job = {
            clock: { ...systemClock, now: () => now },
            threadFile: '',
            signal: { aborted: false },
            abortSignal: new AbortController().signal,
            onProgress: () => undefined,
            exclusively: <T>(write: (writable: WritableDatabase) => T) => write(db),
          };
          for (let start = 0; start < ids.length; start += size) {
            prepareSlice(db, { ...order, ids: ids.slice(start, start + size) }, job);
          }
          expect(messagesOf(db, sliced ?? 0)).toEqual(messagesOf(db, whole ?? 0));
          expect(messagesOf(db, sliced ?? 0)).toHaveLength(all.length);
          db.close();
        },
      ),
      { numRuns: 25 },
    );
  });

  it('goes by what its contacts are when their turn comes, and when they are texted', async () => {
    const folder = shopFolder();
    const process = openProcess(folder);
    const phones = [0, 1, 2, people - 1, people - 2].map(fictionalPhone);
    process.betweenBatches(() => {
      const db = openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
      const contact = (phone = '') => `(SELECT id FROM contacts WHERE phone = '${phone}')`;
      const [removed, moved, left, goneBefore, movedBefore] = phones;
      db.sqlite.exec(`
        DELETE FROM contacts WHERE phone IN ('${removed}', '${goneBefore}');
        UPDATE contacts SET phone = '+13125559998' WHERE id = ${contact(moved)};
        UPDATE contacts SET phone = '+13125559999' WHERE id = ${contact(movedBefore)};
        DELETE FROM list_contacts WHERE contact_id = ${contact(left)};`);
      db.close();
    });
    await process.campaigns.start(1, 'simulator');
    await process.sending.idle();
    // One was gone before its turn came: no message. Three are prepared and must not be sent any more.
    expect(process.snapshot()).toMatchObject({
      status: 'completed',
      contactCount: people - 1,
      sentCount: people - 4,
      skippedCount: 3,
    });
    const texted = new Set(process.gateway.handedOver.map(({ to }) => to));
    expect(phones.filter((phone) => texted.has(phone))).toEqual([]);
    expect(texted.has('+13125559999')).toBe(true);
    expect(texted.has('+13125559998')).toBe(false);
    await process.close();
    const db = openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
    const { rows } = pageOfMessages(db, { id: 1, filter: 'skipped', offset: 0, limit: 10 });
    db.close();
    expect(rows.map(({ to, explanation }) => [to, explanation])).toEqual([
      [phones[0], expect.stringContaining('deleted')],
      [phones[1], expect.stringContaining('another number')],
      [phones[2], expect.stringContaining('removed from the list')],
    ]);
  });
});

const many = 12_000;

/** A data folder with a draft to `many` people; its id is 1. */
function folderOfMany(): string {
  const folder = temporaryFolder();
  const db = openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
  db.sqlite.exec(`
    INSERT INTO lists (id, name, created_at) VALUES (1, 'All', 1);
    WITH RECURSIVE many (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < ${many})
    INSERT INTO contacts (phone, first_name, created_at, updated_at)
    SELECT '+4477' || (10000000 + n), 'Person ' || n, 1, 1 FROM many;
    INSERT INTO list_contacts (list_id, contact_id) SELECT 1, id FROM contacts;`);
  const draft = {
    name: 'News',
    body: 'Hi {{ first_name }}',
    sender: '',
    audience: { listIds: [1] },
  };
  createCampaign(db, draft, 1);
  db.close();
  return folder;
}

function open(dataFolder: string): Application {
  const app = openApplication({
    dataFolder,
    migrationsFolder,
    threadFile,
    clock: systemClock,
    readCredentials: () => Promise.resolve(null),
    onError: (error) => expect.unreachable(String(error)),
    // So slow that nothing is sent while a test looks.
    sending: { engine: { segmentsPerSecond: 0.01 } },
  });
  onTestFinished(() => app.close());
  return app;
}

/** What the database itself has of the campaign. */
function stored(dataFolder: string) {
  const db = openDatabase({ file: path.join(dataFolder, 'ovo.db'), migrationsFolder });
  try {
    const messages = db.sqlite.prepare('SELECT count(*) FROM messages').pluck().get();
    return { messages, status: getCampaign(db, 1).snapshot.status };
  } finally {
    db.close();
  }
}

const openMessages = { id: 1, filter: 'open', offset: 0, limit: 1 } as const;

/** Calls back with each word on how far the preparation is. */
function onPrepared(
  app: Application,
  act: (prepared: NonNullable<CampaignRun['prepared']>) => void,
): void {
  app.subscribe((event) => {
    if (event.name === 'campaigns.run' && event.payload.prepared !== null) {
      act(event.payload.prepared);
    }
  });
}

describe('a campaign to many people', () => {
  it('says how far its preparation is, from the first to the last', async () => {
    const folder = folderOfMany();
    const app = open(folder);
    const told: number[] = [];
    onPrepared(app, ({ done, total }) => {
      expect(total).toBe(many);
      told.push(done);
    });
    const started = await app.campaigns.start(1, 'simulator');
    expect(started).toMatchObject({ status: 'sending', contactCount: many });
    expect(told[0]).toBe(0);
    expect(told.at(-1)).toBe(many);
    expect(new Set(told).size).toBeGreaterThan(2);
    expect(told).toEqual(told.toSorted((one, other) => one - other));
    await app.close();
    expect(stored(folder)).toEqual({ messages: many, status: 'sending' });
  });

  it.each(['cancel', 'backToDraft', 'pause'] as const)(
    'is a draft without messages after %s in the middle, and can be started again',
    async (way) => {
      const folder = folderOfMany();
      const app = open(folder);
      let stopping: Promise<unknown> = Promise.resolve();
      let isStopped = false;
      onPrepared(app, ({ done }) => {
        if (done <= 2000 || isStopped) return;
        isStopped = true;
        stopping = app.campaigns[way](1);
      });
      await expect(app.campaigns.start(1, 'simulator')).rejects.toMatchObject({ code: 'canceled' });
      await stopping;
      expect(stored(folder)).toEqual({ messages: 0, status: 'draft' });
      expect(await app.campaigns.start(1, 'simulator')).toMatchObject({ contactCount: many });
    },
  );

  it('is a draft without messages after quitting in the middle', async () => {
    const folder = folderOfMany();
    const app = open(folder);
    const ended = new Promise<void>((resolve, reject) => {
      onPrepared(app, ({ done }) => {
        if (done > 2000) app.close().then(resolve, reject);
      });
    });
    await expect(app.campaigns.start(1, 'simulator')).rejects.toMatchObject({ code: 'canceled' });
    await ended;
    expect(stored(folder)).toEqual({ messages: 0, status: 'draft' });
  });

  it('is sent where the computer sleeps in the middle', async () => {
    const folder = folderOfMany();
    const app = open(folder);
    let sleeping: Promise<unknown> = Promise.resolve();
    let hasSlept = false;
    onPrepared(app, ({ done }) => {
      if (done <= 2000 || hasSlept) return;
      hasSlept = true;
      sleeping = app.sending.stop().then(() => app.sending.resume());
    });
    expect(await app.campaigns.start(1, 'simulator')).toMatchObject({ status: 'sending' });
    await sleeping;
    expect(hasSlept).toBe(true);
    expect(await app.sending.heldHereFor()).toBe('sending');
    await expect.poll(() => app.messages.page(openMessages)).toMatchObject({ total: many - 1 });
  });

  it('leaves nothing of what a start that was killed had prepared', async () => {
    const folder = folderOfMany();
    const db = openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
    const ids = Int32Array.from({ length: many / 2 }, (_, index) => index + 1);
    insertPreparedMessages(db, 1, '', prepareMessages(db, 'An earlier text', ids, false), 1);
    db.close();
    const app = open(folder);
    expect(await app.campaigns.start(1, 'simulator')).toMatchObject({ contactCount: many });
    const { rows } = await app.messages.page({ id: 1, filter: 'all', offset: 0, limit: 2 });
    expect(rows.map(({ body }) => body)).toEqual(['Hi Person 1', 'Hi Person 2']);
    await app.close();
    expect(stored(folder)).toEqual({ messages: many, status: 'sending' });
  });

  it('is started by the thread alone: where its draft is edited meanwhile, nothing of it is left', async () => {
    const folder = folderOfMany();
    const app = open(folder);
    const { draft, revision } = await app.campaigns.get(1);
    let saving: Promise<unknown> = Promise.resolve();
    onPrepared(app, ({ done }) => {
      if (done === many) saving = app.campaigns.save(1, revision, { ...draft, body: 'Bye' });
    });
    await expect(app.campaigns.start(1, 'simulator')).rejects.toMatchObject({ code: 'conflict' });
    await saving;
    expect(stored(folder)).toEqual({ messages: 0, status: 'draft' });
  });
});
