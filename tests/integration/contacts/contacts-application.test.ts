import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  openApplication,
  type Application,
  type ApplicationEvent,
} from '../../../src-main/application.ts';
import { removeContacts } from '../../../src-main/contacts/bulk/remove-contacts.ts';
import { openDatabase } from '../../../src-main/database/open.ts';
import { systemClock } from '../../../src-main/system-clock.ts';
import type { ContactSelection } from '../../../src-shared/contact/contact.ts';
import { migrationsFolder, temporaryFolder, threadFile } from '../../support/database.ts';

const everybody: ContactSelection = { kind: 'filter', filter: {}, except: [] };

/** A data folder with that many contacts. */
function folderWith(contacts: number): string {
  const folder = temporaryFolder();
  const db = openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
  db.sqlite
    .prepare(
      `WITH RECURSIVE many (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < ?)
       INSERT INTO contacts (phone, first_name, created_at, updated_at)
       SELECT '+4477' || (10000000 + n), 'Person ' || n, 1, 1 FROM many`,
    )
    .run(contacts);
  db.close();
  return folder;
}

function open(dataFolder: string): {
  readonly app: Application;
  readonly events: readonly ApplicationEvent[];
} {
  const app = openApplication({
    dataFolder,
    migrationsFolder,
    threadFile,
    clock: systemClock,
    readCredentials: () => Promise.resolve(null),
    onError: (error) => expect.unreachable(String(error)),
  });
  const events: ApplicationEvent[] = [];
  app.subscribe((event) => void events.push(event));
  onTestFinished(() => app.close());
  return { app, events };
}

function progressOf(events: readonly ApplicationEvent[], work: string) {
  return events.flatMap(({ name, payload }) =>
    name === 'contacts.progress' && payload.work === work ? [payload] : [],
  );
}

describe('thousands of contacts', () => {
  it('are tagged, removed and restored beside the main thread, saying how far that is', async () => {
    const { app, events } = open(folderWith(25_000));
    const tagged = await app.contacts.tag(everybody, { add: ['VIP'], remove: [] });
    expect(tagged).toEqual({ actionId: 1, changed: 25_000, selected: 25_000 });
    expect(progressOf(events, 'bulk').map(({ done, total }) => [done, total])).toEqual([
      [10_000, 25_000],
      [20_000, 25_000],
      [25_000, 25_000],
    ]);
    const removed = await app.contacts.remove({ ...everybody, except: [1, 2] });
    expect(removed).toMatchObject({ changed: 24_998 });
    expect(await app.contacts.count()).toBe(2);
    expect(await app.contacts.undo(removed.actionId ?? 0)).toEqual({ restored: 24_998, joined: 0 });
    expect(await app.contacts.count()).toBe(25_000);
    expect((await app.contacts.get(25_000)).contact).toMatchObject({
      firstName: 'Person 25000',
      tags: ['VIP'],
    });
    expect(events.some(({ name }) => name === 'data.changed')).toBe(true);
  });

  it('are exported whole, or not at all where it is canceled', async () => {
    const folder = folderWith(12_000);
    const { app, events } = open(folder);
    const file = path.join(temporaryFolder(), 'contacts.csv');
    expect(await app.contacts.export(file, everybody)).toEqual({ rows: 12_000 });
    expect(readFileSync(file, 'utf8').trimEnd().split('\r\n')).toHaveLength(12_001);
    expect(progressOf(events, 'export').at(-1)).toEqual({
      work: 'export',
      done: 12_000,
      total: 12_000,
      secondsLeft: 0,
    });
    const other = path.join(temporaryFolder(), 'other.csv');
    const called = app.contacts.export(other, everybody);
    await app.contacts.cancelExport();
    await expect(called).rejects.toMatchObject({ code: 'canceled' });
    expect(existsSync(other)).toBe(false);
    expect(readdirSync(path.dirname(other))).toEqual([]);
  });
});

describe('what undoing takes', () => {
  it('is forgotten at a start 30 days later, and kept until then', async () => {
    const folder = folderWith(3);
    const file = path.join(folder, 'ovo.db');
    const db = openDatabase({ file, migrationsFolder });
    const dayMs = 86_400_000;
    const today = systemClock.now();
    const remove = (id: number, now: number) =>
      removeContacts(db, { selection: { kind: 'ids', ids: [id] }, now }).actionId ?? 0;
    const old = remove(1, today - 31 * dayMs);
    const recent = remove(2, today - 29 * dayMs);
    db.close();
    const { app } = open(folder);
    await app.contacts.purge();
    expect(await app.contacts.undo(recent)).toEqual({ restored: 1, joined: 0 });
    await expect(app.contacts.undo(old)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('numbers not to text', () => {
  it('are taken from a file beside the main thread, and show who brought them', async () => {
    const folder = folderWith(0);
    const { app } = open(folder);
    const file = path.join(folder, 'stop.csv');
    writeFileSync(file, 'Phone\n2125550101\n(212) 555-0102\n12\n');
    expect(await app.suppressions.importFile(file)).toMatchObject({ added: 2, invalid: 1 });
    const page = { offset: 0, limit: 10, search: '', show: 'active' } as const;
    expect(await app.suppressions.page(page)).toMatchObject({
      total: 2,
      rows: [
        { phone: '+12125550102', evidence: expect.stringMatching(/^Line 3 of “stop\.csv”, imp/) },
        { phone: '+12125550101' },
      ],
    });
    await expect(app.suppressions.importFile(path.join(folder, 'no.csv'))).rejects.toMatchObject({
      code: 'usage',
    });
  });

  it('are found among ten thousands beside the main thread', async () => {
    const folder = folderWith(12_000);
    const db = openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
    db.sqlite.exec(
      `INSERT INTO suppressions (phone, reason, at) SELECT phone, 'From ' || first_name, 1 FROM contacts`,
    );
    db.close();
    const { app } = open(folder);
    const page = { offset: 1, limit: 2, search: 'person 1199', show: 'active' } as const;
    expect(await app.suppressions.page(page)).toMatchObject({
      total: 11,
      rows: [{ reason: 'From Person 11998' }, { reason: 'From Person 11997' }],
    });
  });

  it('added by hand are the same number however they are written, and a contact shows it', async () => {
    const { app } = open(folderWith(0));
    const { id } = await app.contacts.create({
      phone: '2125550101',
      firstName: '',
      lastName: '',
      email: '',
      listId: null,
    });
    const add = (number: string) =>
      app.suppressions.add({ number, reason: 'Called', evidence: '' });
    expect(await add('(212) 555-0101')).toEqual({ phone: '+12125550101', isNew: true });
    expect(await add('+1 212 555 0101')).toEqual({ phone: '+12125550101', isNew: false });
    expect(await app.contacts.get(id)).toMatchObject({
      contact: { suppressedReason: 'Called' },
      suppressions: [{ evidence: expect.stringMatching(/^Added manually/), liftedAt: null }],
    });
    await expect(app.suppressions.lift('2125550101', ' ')).rejects.toThrow(/Say how/);
    expect(await app.suppressions.lift('212 555 0101', 'Wrote START')).toBe('+12125550101');
    expect((await app.contacts.get(id)).contact.suppressedReason).toBeNull();
  });
});

it('a contact added, changed and found again keeps its history through the application', async () => {
  const { app } = open(folderWith(0));
  const { id } = await app.contacts.create({
    phone: '2125550101',
    firstName: 'Ann',
    lastName: '',
    email: '',
    listId: null,
  });
  const page = { id, offset: 0, limit: 10 };
  const consent = { id, method: 'form', source: 'Sheet' };
  expect((await app.contacts.recordConsent(consent)).consent).toMatchObject({ method: 'form' });
  expect(await app.history.messages(page)).toEqual({ total: 0, rows: [] });
  expect(await app.history.campaigns(page)).toEqual({ total: 0, rows: [] });
  expect((await app.contacts.find('212.555.0101')).contact.id).toBe(id);
});
