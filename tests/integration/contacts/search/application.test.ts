import { describe, expect, it, onTestFinished } from 'vitest';
import { openApplication, type Application } from '../../../../src-main/application.ts';
import { openDatabase } from '../../../../src-main/database/open.ts';
import { systemClock } from '../../../../src-main/system-clock.ts';
import type { EventPayload } from '../../../../src-shared/ipc/contract.ts';
import { fictionalPhone } from '../../../support/campaigns.ts';
import { contactInput } from '../../../support/contacts.ts';
import { migrationsFolder, temporaryFolder, threadFile } from '../../../support/database.ts';
import path from 'node:path';

function open(dataFolder = temporaryFolder()): Application {
  const app = openApplication({
    dataFolder,
    migrationsFolder,
    threadFile,
    clock: systemClock,
    readCredentials: () => Promise.resolve(null),
    onError: (error) => expect.unreachable(String(error)),
  });
  onTestFinished(() => app.close());
  return app;
}

function add(app: Application, index: number, firstName: string, phone = fictionalPhone(index)) {
  return app.contacts.create({ ...contactInput(phone, { firstName }), listId: null });
}

const firstPage = { offset: 0, limit: 50, sort: 'name', descending: false } as const;

async function found(app: Application, search: string): Promise<readonly string[]> {
  const { rows } = await app.search.page({ ...firstPage, filter: { search } });
  return rows.map(({ firstName }) => firstName);
}

describe('searching', () => {
  it('finds what was changed a moment ago, and no longer what was there before', async () => {
    const app = open();
    const { id } = await add(app, 1, 'Ann');
    expect(await found(app, 'ann')).toEqual(['Ann']);
    await app.contacts.update(id, contactInput(fictionalPhone(1), { firstName: 'Bob' }));
    expect([await found(app, 'ann'), await found(app, 'bo')]).toEqual([[], ['Bob']]);
    await app.contacts.remove({ kind: 'ids', ids: [id] });
    expect(await found(app, 'bob')).toEqual([]);
    expect(await app.search.count({})).toBe(0);
  });

  it('finds who was never texted anew when a campaign has changed', async () => {
    const dataFolder = temporaryFolder();
    const app = open(dataFolder);
    const { id } = await add(app, 1, 'Ann');
    const neverTexted = { lastTexted: { kind: 'never' } } as const;
    expect(await app.search.count(neverTexted)).toBe(1);
    const db = openDatabase({ file: path.join(dataFolder, 'ovo.db'), migrationsFolder });
    db.sqlite
      .prepare(
        `INSERT INTO messages (contact_id, direction, from_address, to_address, body, segments, status,
                               created_at, sent_at, settled_at)
         VALUES (?, 'outbound', '+12125550199', ?, 'Hello', 1, 'sent', 1, 1, 1)`,
      )
      .run(id, fictionalPhone(1));
    db.close();
    await app.campaigns.create({
      name: 'News',
      body: 'Hello',
      sender: '+12125550199',
      audience: { listIds: [] },
    });
    expect(await app.search.count(neverTexted)).toBe(0);
  });

  it('answers the newest question; those that a person typed past are canceled', async () => {
    const app = open();
    await add(app, 1, 'Ann');
    await add(app, 2, 'Anton');
    const asked = ['a', 'an', 'ant', 'anto'].map((search) => found(app, search));
    const [, ...after] = await Promise.allSettled(asked);
    expect(after).toMatchObject([
      { status: 'rejected', reason: { code: 'canceled' } },
      { status: 'rejected', reason: { code: 'canceled' } },
      { status: 'fulfilled', value: ['Anton'] },
    ]);
  });

  it('answers every page of one list, and counts it, all asked for at once', async () => {
    const app = open();
    for (let index = 0; index < 30; index += 1) await add(app, index, `Ann ${index}`);
    const query = { ...firstPage, limit: 10, filter: { search: 'ann', hasConsent: false } };
    const { id } = await app.lists.create({ name: 'Anns', filter: query.filter });
    const counts = [app.search.count(query.filter), app.lists.count(id)];
    const pages = [0, 10, 20, 30].map((offset) => app.search.page({ ...query, offset }));
    expect(await Promise.all(counts)).toEqual([30, 30]);
    const rows = (await Promise.all(pages)).map((page) => page.rows.length);
    expect(rows).toEqual([10, 10, 10, 0]);
  });

  it('brings the index up to date by itself, says how far it is, and finds everybody meanwhile', async () => {
    const dataFolder = temporaryFolder();
    const db = openDatabase({ file: path.join(dataFolder, 'ovo.db'), migrationsFolder });
    db.sqlite.exec(`INSERT INTO contacts (phone, first_name, created_at, updated_at)
      WITH RECURSIVE numbers(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < 11999)
      SELECT '+1212' || (2000000 + n), 'Ann' || n, 0, 0 FROM numbers`);
    db.close();
    const app = open(dataFolder);
    const told: EventPayload<'contacts.progress'>[] = [];
    const isDone = new Promise<void>((resolve) => {
      app.subscribe((event) => {
        if (event.name !== 'contacts.progress') return;
        told.push(event.payload);
        if (event.payload.done === event.payload.total) resolve();
      });
    });
    expect(await found(app, 'ann11999')).toEqual(['Ann11999']);
    await isDone;
    expect(told.every(({ work }) => work === 'search-index')).toBe(true);
    expect(told.at(-1)).toMatchObject({ done: 12_000, total: 12_000 });
    expect(await found(app, 'ann11999')).toEqual(['Ann11999']);
    expect(await app.search.count({ search: 'ann' })).toBe(12_000);
  });
});

describe('a campaign to a list by filter', () => {
  it('shows and reaches whoever fits when it is started', async () => {
    const app = open();
    const { simulator, ...settings } = await app.settings.get();
    await app.settings.save({
      ...settings,
      segmentsPerSecond: 0,
      quietHours: { ...settings.quietHours, enabled: false },
      simulator: { ...simulator, delayMs: 0, rejectedShare: 0, undeliveredShare: 0 },
    });
    await add(app, 1, 'Ann');
    await add(app, 2, 'Anton');
    await add(app, 3, 'Bob');
    await add(app, 0, 'Annex', '+442079460123');
    const byFilter = await app.lists.create({ name: 'An…', filter: { search: 'an' } });
    const fixed = await app.lists.create({ name: 'Fixed', filter: null });
    await app.contacts.putOnList({ kind: 'ids', ids: [1, 3] }, fixed.id, true);
    const audience = { listIds: [byFilter.id, fixed.id] };
    const preview = await app.campaigns.preview({ body: 'Hi', audience });
    expect(preview).toMatchObject({ recipients: 4, suppressed: 0, landlines: 1, problems: [] });
    const { snapshot } = await app.campaigns.create({
      name: 'Sale',
      body: 'Hi',
      sender: '',
      audience,
    });
    await add(app, 4, 'Anita');
    const isOver = new Promise<void>((resolve) => {
      app.subscribe((event) => {
        if (event.name !== 'campaigns.progress') return;
        if (event.payload.snapshot.status === 'completed') resolve();
      });
    });
    await app.campaigns.start(snapshot.id, 'simulator');
    await isOver;
    expect((await app.campaigns.get(snapshot.id)).snapshot).toMatchObject({
      contactCount: 5,
      sentCount: 5,
    });
    await expect(app.lists.remove(fixed.id)).resolves.toEqual({ actionId: expect.any(Number) });
    expect((await app.lists.all()).map(({ name }) => name)).toEqual(['An…']);
    expect(await app.contacts.count('an…')).toBe(4);
  });
});
