import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openApplication, type Application } from '../../../../src-main/application.ts';
import { createCampaign } from '../../../../src-main/campaigns/campaign-rows.ts';
import { tryLockSending } from '../../../../src-main/campaigns/sending/sending-lock.ts';
import { systemClock } from '../../../../src-main/system-clock.ts';
import { noFaults, type RehearsalProgress } from '../../../../src-shared/campaign/rehearsal.ts';
import { fictionalPhone } from '../../../support/campaigns.ts';
import { withDatabase } from '../../../support/data-folder.ts';
import { migrationsFolder, temporaryFolder, threadFile } from '../../../support/database.ts';

const program = path.resolve(import.meta.dirname, '../../../support/rehearse-until-killed.ts');

/** The data folder of a shop with so many people and a draft to all of them. */
function shopFolder(people: number): string {
  const folder = temporaryFolder();
  withDatabase(folder, (db) => {
    const insert = db.sqlite.prepare(
      `INSERT INTO contacts (phone, first_name, created_at, updated_at) VALUES (?, 'Ann', 1, 1)`,
    );
    db.sqlite.exec(`INSERT INTO lists (id, name, created_at) VALUES (1, 'All', 1)`);
    for (let index = 0; index < people; index += 1) insert.run(fictionalPhone(index));
    db.sqlite.exec('INSERT INTO list_contacts (list_id, contact_id) SELECT 1, id FROM contacts');
    const draft = { name: 'Bread', body: 'Hi {{ first_name }}', sender: '' };
    createCampaign(db, { ...draft, audience: { listIds: [1] } }, 1);
  });
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
  });
  onTestFinished(() => app.close());
  return app;
}

/** Every row of every table. */
function contentsOf(folder: string): unknown {
  return withDatabase(folder, ({ sqlite }) =>
    sqlite
      .prepare<[], string>(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'
          AND sql NOT LIKE '%VIRTUAL%' ORDER BY name`,
      )
      .pluck()
      .all()
      .map((name) => [name, sqlite.prepare(`SELECT * FROM "${name}"`).all()]),
  );
}

const leftIn = (folder: string) => {
  const all = path.join(folder, 'rehearsals');
  return existsSync(all) ? readdirSync(all) : [];
};

describe('a rehearsal in the app', () => {
  it('changes nothing in the database, and leaves nothing behind', async () => {
    const folder = shopFolder(300);
    const app = open(folder);
    await app.campaigns.list();
    const before = contentsOf(folder);
    const steps = new Set<RehearsalProgress['step']>();
    app.subscribe((event) => {
      if (event.name === 'campaigns.rehearsing') steps.add(event.payload.step);
    });
    const rehearsal = await app.rehearsals.run({
      id: 1,
      faults: { ...noFaults, refused: 0.1, stop: true },
    });
    expect(rehearsal.people.all).toBe(300);
    expect([...steps]).toEqual(['copying', 'checking', 'preparing', 'sending']);
    expect(contentsOf(folder)).toEqual(before);
    expect(existsSync(path.join(folder, 'simulator.db'))).toBe(false);
    expect(leftIn(folder)).toEqual([]);
  });

  it('is canceled at once in the middle, by another one too', async () => {
    const folder = shopFolder(3000);
    const app = open(folder);
    const isSending = new Promise<void>((resolve) => {
      app.subscribe((event) => {
        if (event.name === 'campaigns.rehearsing' && event.payload.step === 'sending') resolve();
      });
    });
    const first = app.rehearsals.run({ id: 1, faults: noFaults });
    first.catch(() => undefined);
    await isSending;
    const second = app.rehearsals.run({ id: 1, faults: noFaults });
    second.catch(() => undefined);
    await expect(first).rejects.toMatchObject({ code: 'canceled' });
    await app.rehearsals.cancel();
    await expect(second).rejects.toMatchObject({ code: 'canceled' });
    expect(leftIn(folder)).toEqual([]);
    const { snapshot } = await app.campaigns.get(1);
    expect(snapshot).toMatchObject({ status: 'draft', contactCount: 0, sentCount: 0 });
  });

  it('is refused where the draft was saved since it was seen, or has started', async () => {
    const app = open(shopFolder(3));
    await expect(
      app.rehearsals.run({ id: 1, revision: 7, faults: noFaults }),
    ).rejects.toMatchObject({ code: 'conflict' });
    await app.campaigns.start(1);
    await expect(app.rehearsals.run({ id: 1, faults: noFaults })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('that was killed is gone at the next start, and the database is as it was', async () => {
    const folder = shopFolder(2000);
    open(folder);
    const before = contentsOf(folder);
    const child = spawn(process.execPath, [program, folder, migrationsFolder, threadFile], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    expect(leftIn(folder)).toHaveLength(1);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(leftIn(folder)).toHaveLength(1);
    open(folder);
    expect(leftIn(folder)).toEqual([]);
    expect(contentsOf(folder)).toEqual(before);
  });

  it('of another process that runs is left alone', () => {
    const folder = shopFolder(1);
    const running = path.join(folder, 'rehearsals', 'running');
    mkdirSync(running, { recursive: true });
    writeFileSync(path.join(running, 'copy.db'), '');
    const lock = tryLockSending(running, undefined);
    open(folder);
    expect(leftIn(folder)).toEqual(['running']);
    lock?.release();
    open(folder);
    expect(leftIn(folder)).toEqual([]);
  });
});
