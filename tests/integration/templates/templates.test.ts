import { expect, onTestFinished, test } from 'vitest';
import { openApplication, type Application } from '../../../src-main/application.ts';
import { systemClock } from '../../../src-main/system-clock.ts';
import { templateLimits } from '../../../src-shared/template/saved-template.ts';
import { migrationsFolder, temporaryFolder, threadFile } from '../../support/database.ts';

const dayMs = 24 * 60 * 60_000;

/** The clock of the test, in milliseconds since 1970. */
let now = Date.UTC(2026, 10, 20);

async function open(dataFolder = temporaryFolder()): Promise<Application> {
  const app = openApplication({
    dataFolder,
    migrationsFolder,
    threadFile,
    clock: { ...systemClock, now: () => now },
    readCredentials: () => Promise.resolve(null),
    onError: (error) => expect.unreachable(String(error)),
  });
  onTestFinished(() => app.close());
  return app;
}

const names = async ({ templates }: Application) =>
  (await templates.list()).map(({ name }) => name);

const offer = { name: 'Offer', body: 'Hi {{ first_name }}' };

test('a template is kept as it was written, over a restart too', async () => {
  const folder = temporaryFolder();
  const first = await open(folder);
  const { id } = await first.templates.create(offer);
  await first.close();
  const second = await open(folder);
  expect(await second.templates.get(id)).toEqual({
    id,
    ...offer,
    createdAt: now,
    updatedAt: now,
    usedAt: null,
  });
});

test('what was used, or made, last comes first', async () => {
  const app = await open();
  const { id } = await app.templates.create(offer);
  now += 1000;
  await app.templates.create({ name: 'Thanks', body: '' });
  expect(await names(app)).toEqual(['Thanks', 'Offer']);
  now += 1000;
  expect(await app.templates.use(id)).toMatchObject({ usedAt: now });
  expect(await names(app)).toEqual(['Offer', 'Thanks']);
});

test('no two have the same name, whatever the capitals', async () => {
  const app = await open();
  const { id } = await app.templates.create({ name: 'Café', body: '' });
  const again = { name: 'CAFÉ', body: 'Other' };
  await expect(app.templates.create(again)).rejects.toMatchObject({ code: 'invalid' });
  const other = await app.templates.create(offer);
  await expect(app.templates.save(other.id, other.updatedAt, again)).rejects.toMatchObject({
    code: 'invalid',
  });
  // Its own name with other capitals is no other template’s.
  const { updatedAt } = await app.templates.get(id);
  expect(await app.templates.save(id, updatedAt, again)).toMatchObject(again);
});

test('what was changed elsewhere is not overwritten, also within one millisecond', async () => {
  const app = await open();
  const { id, updatedAt } = await app.templates.create(offer);
  const theirs = await app.templates.save(id, updatedAt, { ...offer, body: 'Theirs' });
  await expect(app.templates.save(id, updatedAt, { ...offer, body: 'Mine' })).rejects.toMatchObject(
    { code: 'conflict' },
  );
  expect(await app.templates.get(id)).toEqual(theirs);
  const mine = await app.templates.save(id, theirs.updatedAt, { ...offer, body: 'Mine' });
  expect(mine).toMatchObject({ body: 'Mine' });
});

test('a save that changes nothing, and a use, are no new version', async () => {
  const app = await open();
  const made = await app.templates.create(offer);
  now += 1000;
  expect(await app.templates.save(made.id, made.updatedAt, offer)).toEqual(made);
  expect((await app.templates.use(made.id)).updatedAt).toBe(made.updatedAt);
});

test('a deleted template comes back for 30 days, and then no more', async () => {
  const folder = temporaryFolder();
  const app = await open(folder);
  const { id } = await app.templates.create(offer);
  await app.templates.remove(id);
  expect(await names(app)).toEqual([]);
  for (const act of [
    () => app.templates.get(id),
    () => app.templates.remove(id),
    () => app.templates.use(id),
    () => app.templates.save(id, now, offer),
  ]) {
    await expect(act()).rejects.toMatchObject({ code: 'not-found' });
  }
  expect(await app.templates.undoRemove(id)).toMatchObject(offer);
  await expect(app.templates.undoRemove(id)).rejects.toMatchObject({ code: 'not-found' });

  await app.templates.remove(id);
  now += 30 * dayMs;
  await app.templates.purge();
  expect(await app.templates.undoRemove(id)).toMatchObject(offer);
  await app.templates.remove(id);
  now += 30 * dayMs + 1;
  const lately = await app.templates.create({ name: 'Thanks', body: '' });
  await app.templates.remove(lately.id);
  await app.templates.purge();
  expect(await app.templates.undoRemove(lately.id)).toMatchObject({ name: 'Thanks' });
  await expect(app.templates.undoRemove(id)).rejects.toMatchObject({ code: 'not-found' });
});

test('a deleted template whose name was given again comes back under another one', async () => {
  const app = await open();
  const { id } = await app.templates.create(offer);
  await app.templates.remove(id);
  await app.templates.create({ ...offer, name: 'offer' });
  expect(await app.templates.undoRemove(id)).toMatchObject({ name: 'Offer (2)' });
});

test('there are so many at most', async () => {
  const app = await open();
  const deleted = await app.templates.create(offer);
  await app.templates.remove(deleted.id);
  for (let number = 1; number <= templateLimits.count; number += 1) {
    await app.templates.create({ name: `Template ${number}`, body: '' });
  }
  await expect(app.templates.create(offer)).rejects.toMatchObject({ code: 'invalid' });
  await expect(app.templates.undoRemove(deleted.id)).rejects.toMatchObject({ code: 'invalid' });
});

test('whoever follows the application hears of a change', async () => {
  const app = await open();
  const heard: unknown[] = [];
  app.subscribe((event) => heard.push(event));
  await app.templates.create(offer);
  expect(heard).toEqual([{ name: 'data.changed', payload: { topics: ['templates'] } }]);
});
