import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openApplication, type Application } from '../../../src-main/application.ts';
import { systemClock } from '../../../src-main/system-clock.ts';
import type { RejectedRow } from '../../../src-shared/import/import.ts';
import { migrationsFolder, temporaryFolder, threadFile } from '../../support/database.ts';
import { messyFile, messyRows } from '../../support/messy-contacts.ts';

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

async function importFile(app: Application, file: string, listName: string | null = null) {
  const request = { file, country: 'US', choices: {}, listName, onDuplicate: 'update' as const };
  return await app.imports.startAsSuggested(request);
}

async function rowsLeft(app: Application, importId: number): Promise<readonly RejectedRow[]> {
  const page = { importId, problem: null, offset: 0, limit: 500 };
  return (await app.rejectedRows.rows(page)).rows;
}

/** What a person who asked around writes in the row of the messy file. */
function fixedCells({ line, cells }: RejectedRow): readonly string[] {
  if (line === 18) return ['Quinn', 'Ito', '212-555-0117', 'US', 'quinn@example.com', 'no'];
  const fixed = messyRows.find((row) => row.line === line)?.fixed;
  if (fixed === null || fixed === undefined) throw new Error(`Line ${line} has a fix.`);
  return Array.from({ length: 6 }, (_, cell) =>
    cell === fixed.cell ? fixed.text : (cells[cell] ?? ''),
  );
}

async function takeAllFixes(app: Application, importId: number): Promise<number> {
  let taken = 0;
  for (const { problem, withFix } of (await app.rejectedRows.get(importId)).problems) {
    if (withFix > 0) taken += (await app.rejectedRows.acceptFixes(importId, problem)).fixed;
  }
  return taken;
}

/** A file in which every row has lost the + of its number; the numbers are those of the first digits. */
function fileWithoutPluses(rows: number): string {
  const file = path.join(temporaryFolder(), 'people.csv');
  const numbers = Array.from({ length: rows }, (_, index) => 447_911_100_000 + index);
  writeFileSync(file, ['Phone', ...numbers].join('\n'));
  return file;
}

describe('a messy file', () => {
  it('has twelve kinds of problems, and all rows can be fixed', async () => {
    const app = open(temporaryFolder());
    const { importId, ...result } = await importFile(app, messyFile, 'Spring');
    expect(result).toMatchObject({ rows: 22, added: 6, updated: 1, invalid: 15 });
    const rejected = await rowsLeft(app, importId);
    expect(rejected.map(({ line, problem, fix }) => ({ line, problem, fix }))).toEqual(
      messyRows.map(({ line, problem, fix }) => ({ line, problem, fix })),
    );
    expect((await app.rejectedRows.get(importId)).problems).toHaveLength(12);

    expect(await takeAllFixes(app, importId)).toBe(5);
    for (const row of await rowsLeft(app, importId)) {
      expect(await app.rejectedRows.fix(row.id, fixedCells(row))).toEqual({
        kind: 'fixed',
        outcome: 'added',
      });
    }
    expect(await app.rejectedRows.get(importId)).toMatchObject({
      left: 0,
      fixed: 15,
      problems: [],
    });
    expect(await app.contacts.count('Spring')).toBe(21);
    expect(await app.maintenance.check()).toMatchObject({ ok: true });
  });

  it('can be fixed after a restart', async () => {
    const folder = temporaryFolder();
    const first = open(folder);
    const { importId } = await importFile(first, messyFile);
    await first.rejectedRows.acceptFixes(importId, 'zero-lost');
    await first.rejectedRows.dismiss(importId, { problem: 'digits-lost' });
    const [plusLost] = await rowsLeft(first, importId);
    const edited = await first.rejectedRows.fix(plusLost?.id ?? 0, [
      'Gus',
      'Novak',
      'moved away',
      'US',
      '',
      '',
    ]);
    expect(edited).toMatchObject({ kind: 'rejected' });
    const before = [await first.rejectedRows.get(importId), await rowsLeft(first, importId)];
    await first.close();

    const second = open(folder);
    expect([await second.rejectedRows.get(importId), await rowsLeft(second, importId)]).toEqual(
      before,
    );
    expect(await second.rejectedRows.restore(importId)).toMatchObject({ left: 13, fixed: 2 });
    expect(await takeAllFixes(second, importId)).toBe(2);
  });

  it('can be undone with its fixed rows, and then no row can be fixed', async () => {
    const app = open(temporaryFolder());
    await importFile(app, messyFile);
    const kept = await app.contacts.count();
    const { importId } = await importFile(app, messyFile);
    await takeAllFixes(app, importId);
    for (const row of (await rowsLeft(app, importId)).slice(0, 4)) {
      await app.rejectedRows.fix(row.id, fixedCells(row));
    }
    expect(await app.contacts.count()).toBe(kept + 9);
    await app.imports.undo(importId);
    expect(await app.contacts.count()).toBe(kept);
    const summary = await app.rejectedRows.get(importId);
    expect(summary).toMatchObject({ isUndone: true, fixed: 9, left: 6 });
    const [row] = await rowsLeft(app, importId);
    await expect(app.rejectedRows.fix(row?.id ?? 0, row?.cells ?? [])).rejects.toThrow(
      'was undone',
    );
    await expect(app.rejectedRows.acceptFixes(importId, 'zero-lost')).rejects.toThrow('was undone');
    expect(await app.maintenance.check()).toMatchObject({ ok: true });
  });

  it('can be exported, fixed elsewhere and imported', async () => {
    const app = open(temporaryFolder());
    const { importId } = await importFile(app, messyFile);
    await takeAllFixes(app, importId);
    const file = path.join(temporaryFolder(), 'left.csv');
    expect(await app.rejectedRows.save(importId, file)).toBe(10);
    const text = readFileSync(file, 'utf8');
    expect(text.split('\r\n')[0]).toContain('Line in the file,Why it was not imported,First name');
    const left = await rowsLeft(app, importId);
    const again = await importFile(app, file);
    expect(again).toMatchObject({ rows: 10, added: 0, invalid: 10 });
    expect((await rowsLeft(app, again.importId)).map(({ problem }) => problem)).toEqual(
      left.map(({ problem }) => problem),
    );

    writeFileSync(
      file,
      text.replace('212 555-01144', '212-555-0114').replace('555-0113', '212-555-0113'),
    );
    expect(await importFile(app, file)).toMatchObject({ added: 1, invalid: 9 });
  });
});

describe('a row that two windows fix at once', () => {
  it('is imported by the first, and the second is refused', async () => {
    const app = open(temporaryFolder());
    const { importId } = await importFile(app, messyFile);
    const before = await app.contacts.count();
    const [row] = await rowsLeft(app, importId);
    const fix = () => app.rejectedRows.fix(row?.id ?? 0, row?.cells.with(2, row.fix ?? '') ?? []);
    const both = await Promise.allSettled([fix(), fix()]);
    expect(both[0]).toMatchObject({ value: { kind: 'fixed', outcome: 'added' } });
    expect(both[1]).toMatchObject({ reason: { code: 'conflict' } });
    expect(await app.contacts.count()).toBe(before + 1);
  });
});

describe('thousands of rejected rows', () => {
  it('are fixed in a thread, all with one problem or none, and the change is reported', async () => {
    const app = open(temporaryFolder());
    const { importId } = await importFile(app, fileWithoutPluses(6000));
    expect(await app.rejectedRows.get(importId)).toMatchObject({
      left: 6000,
      problems: [{ problem: 'plus-lost', left: 6000, withFix: 6000 }],
    });
    const page = await app.rejectedRows.rows({
      importId,
      problem: 'plus-lost',
      offset: 5999,
      limit: 10,
    });
    expect([page.total, page.rows.map(({ line }) => line)]).toEqual([6000, [6001]]);
    expect(await app.rejectedRows.dismiss(importId, { problem: 'plus-lost' })).toMatchObject({
      left: 0,
      dismissed: 6000,
    });
    expect(await app.rejectedRows.restore(importId)).toMatchObject({ left: 6000, dismissed: 0 });
    const news: unknown[] = [];
    app.subscribe(({ name }) => news.push(name));
    expect(await app.rejectedRows.acceptFixes(importId, 'plus-lost')).toEqual({
      fixed: 6000,
      left: 0,
    });
    expect(news).toContain('data.changed');
    expect(await app.contacts.count()).toBe(6000);
  });

  it('are imported once when two windows accept the same fixes', async () => {
    const app = open(temporaryFolder());
    const { importId } = await importFile(app, fileWithoutPluses(300));
    const both = await Promise.all([
      app.rejectedRows.acceptFixes(importId, 'plus-lost'),
      app.rejectedRows.acceptFixes(importId, 'plus-lost'),
    ]);
    expect(both).toEqual([
      { fixed: 300, left: 0 },
      { fixed: 0, left: 0 },
    ]);
    expect(await app.contacts.count()).toBe(300);
  });
});
