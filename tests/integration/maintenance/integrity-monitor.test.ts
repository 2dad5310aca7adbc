import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openApplication, type ApplicationEvent } from '../../../src-main/application.ts';
import { checkedAtOnceBytes } from '../../../src-main/database/integrity.ts';
import { openDatabase } from '../../../src-main/database/open.ts';
import { systemClock } from '../../../src-main/system-clock.ts';
import { withDatabase } from '../../support/data-folder.ts';
import { migrationsFolder, temporaryFolder, threadFile } from '../../support/database.ts';

const pageSize = 4096;

/** A database too large to be looked through before it is opened. */
function largeFolder(): string {
  const folder = temporaryFolder();
  withDatabase(folder, ({ sqlite }) => {
    const event = sqlite.prepare(`INSERT INTO events (at, kind, detail) VALUES (1, 'note', ?)`);
    const detail = JSON.stringify({ note: 'x'.repeat(3000) });
    sqlite.transaction(() => {
      for (let bytes = 0; bytes < checkedAtOnceBytes; bytes += 3000) event.run(detail);
    })();
    sqlite.exec(`
      INSERT INTO campaigns (uid, name, body, audience, created_at, updated_at)
      VALUES ('u', 'News', 'Hi', '{"listIds":[1]}', 1, 1);
      INSERT INTO lists (id, name, created_at) VALUES (1, 'All', 1);
      INSERT INTO contacts (id, phone, created_at, updated_at) VALUES (1, '+12125550101', 1, 1);
      INSERT INTO list_contacts (list_id, contact_id) VALUES (1, 1);`);
  });
  return folder;
}

function open(folder: string) {
  const events: ApplicationEvent[] = [];
  const app = openApplication({
    dataFolder: folder,
    migrationsFolder,
    threadFile,
    clock: systemClock,
    readCredentials: async () => null,
    onError: () => undefined,
  });
  app.subscribe((event) => void events.push(event));
  onTestFinished(() => app.close());
  return { app, events };
}

test('a large file that is sound opens at once, and is found sound', async () => {
  const { app, events } = open(largeFolder());
  await app.integrity.ensure();
  expect(await app.integrity.damage()).toEqual([]);
  expect(events.filter(({ name }) => name === 'backups.damaged')).toEqual([]);
});

test('a large file that is damaged opens once, nothing is sent from it, and the next start says so', async () => {
  const folder = largeFolder();
  const file = path.join(folder, 'ovo.db');
  const bytes = readFileSync(file);
  const middle = Math.floor(bytes.length / 2 / pageSize) * pageSize;
  const sound = Buffer.from(bytes.subarray(middle, middle + pageSize));
  bytes.fill(0xaa, middle, middle + pageSize);
  writeFileSync(file, bytes);
  const { app, events } = open(folder);
  await expect(app.campaigns.start(1, 'simulator')).rejects.toThrow(/damaged.*nothing is sent/);
  expect(await app.integrity.damage()).not.toEqual([]);
  expect(events.filter(({ name }) => name === 'backups.damaged')).toHaveLength(1);
  expect(await app.campaigns.list()).toMatchObject([{ status: 'draft' }]);

  await app.close();
  const start = () => openDatabase({ file, migrationsFolder }).close();
  expect(start).toThrow(/is damaged/);
  expect(start).toThrow(/is damaged/);
  // Put right from elsewhere: looked through once more, and then a large file as any other.
  bytes.set(sound, middle);
  writeFileSync(file, bytes);
  start();
  expect(existsSync(`${file}-damaged`)).toBe(false);
});
