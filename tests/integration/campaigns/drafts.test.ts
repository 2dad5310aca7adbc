import { expect, onTestFinished, test } from 'vitest';
import { openApplication, type Application } from '../../../src-main/application.ts';
import { campaignSnapshot } from '../../../src-main/campaigns/campaign-rows.ts';
import { archiveCampaign, deleteDraft } from '../../../src-main/campaigns/drafts/put-away.ts';
import { startCampaign } from '../../../src-main/campaigns/lifecycle.ts';
import { systemClock } from '../../../src-main/system-clock.ts';
import type { CampaignDraft } from '../../../src-shared/campaign/campaign.ts';
import { versionMs, versionsKept } from '../../../src-shared/campaign/version.ts';
import { draftedCampaign } from '../../support/campaigns.ts';
import {
  migrationsFolder,
  temporaryDatabase,
  temporaryFolder,
  threadFile,
} from '../../support/database.ts';

const dayMs = 24 * 60 * 60_000;
/** How far the clock has been put on, in milliseconds. */
let later = 0;

function open(dataFolder = temporaryFolder()): Application {
  const app = openApplication({
    dataFolder,
    migrationsFolder,
    threadFile,
    clock: { ...systemClock, now: () => systemClock.now() + later },
    readCredentials: () => Promise.resolve(null),
    onError: (error) => expect.unreachable(String(error)),
  });
  onTestFinished(async () => {
    later = 0;
    await app.close();
  });
  return app;
}

const draft = (body: string, more: Partial<CampaignDraft> = {}): CampaignDraft => ({
  name: 'Spring',
  body,
  sender: '',
  audience: { listIds: [] },
  ...more,
});

const bodies = async ({ campaigns }: Application, id: number) => {
  const versions = await campaigns.versions(id);
  return await Promise.all(
    versions.map(async ({ revision }) => (await campaigns.version(id, revision)).body),
  );
};

/** Types the texts one after the other; the draft as it is then. */
async function type({ campaigns }: Application, id: number, texts: readonly string[]) {
  let known = await campaigns.get(id);
  for (const body of texts) {
    known = await campaigns.save(id, known.revision, { ...known.draft, body });
  }
  return known;
}

const idOf = async (app: Application, body = '') =>
  (await app.campaigns.create(draft(body))).snapshot.id;

test('what is typed within a minute is one version', async () => {
  const app = open();
  const id = await idOf(app);
  await type(app, id, ['H', 'He', 'Hello']);
  expect(await bodies(app, id)).toEqual(['Hello']);
  later = versionMs;
  await type(app, id, ['Hello,', 'Hello, Ann']);
  expect(await bodies(app, id)).toEqual(['Hello, Ann', 'Hello']);
  expect((await app.campaigns.get(id)).draft.body).toBe('Hello, Ann');
});

test('a version says what is other than in the one before', async () => {
  const app = open();
  const id = await idOf(app, 'Hello');
  later = versionMs;
  const { revision } = await app.campaigns.get(id);
  await app.campaigns.save(id, revision, draft('Hello!', { name: 'Summer' }));
  expect(await app.campaigns.versions(id)).toMatchObject([
    { revision: 2, changed: ['name', 'body'], beginning: 'Hello!' },
    { revision: 1, changed: null, beginning: 'Hello' },
  ]);
});

test('a restored version is the newest, and what was there before stays', async () => {
  const app = open();
  const id = await idOf(app, 'First');
  later = versionMs;
  const { revision } = await type(app, id, ['Second']);
  const restored = await app.campaigns.restoreVersion(id, revision, 1);
  expect(restored.draft.body).toBe('First');
  await type(app, id, ['First again']);
  expect(await bodies(app, id)).toEqual(['First again', 'First', 'Second', 'First']);
});

test('the newest versions are kept, the others go', async () => {
  const app = open();
  const id = await idOf(app, '0');
  for (let count = 1; count <= versionsKept + 2; count += 1) {
    later += versionMs;
    await type(app, id, [String(count)]);
  }
  const kept = await app.campaigns.versions(id);
  expect(kept).toHaveLength(versionsKept);
  expect(kept.at(-1)).toMatchObject({ beginning: '3', changed: null });
  await expect(app.campaigns.version(id, 1)).rejects.toMatchObject({ code: 'not-found' });
});

test('of two processes that edit a draft, the second is refused, and neither version is lost', async () => {
  const folder = temporaryFolder();
  const [window, commandLine] = [open(folder), open(folder)];
  const id = await idOf(window, 'Hello');
  const { revision } = await window.campaigns.get(id);
  await commandLine.campaigns.save(id, revision, draft('From the command line'));
  await expect(window.campaigns.save(id, revision, draft('From the window'))).rejects.toMatchObject(
    { code: 'conflict' },
  );
  expect((await window.campaigns.get(id)).draft.body).toBe('From the command line');
  // Whoever keeps their own version saves it upon the other one, which stays a version.
  const theirs = await window.campaigns.get(id);
  await window.campaigns.save(id, theirs.revision, draft('From the window'), true);
  expect(await bodies(window, id)).toEqual(['From the window', 'From the command line', 'Hello']);
});

test('a version of another process is never a part of one’s own typing', async () => {
  const folder = temporaryFolder();
  const [window, commandLine] = [open(folder), open(folder)];
  const id = await idOf(window, 'Hello');
  await type(commandLine, id, ['From the command line']);
  await type(window, id, ['From the window']);
  expect(await bodies(window, id)).toEqual(['From the window', 'From the command line', 'Hello']);
});

test('a deleted draft is gone from everywhere, and comes back as it was', async () => {
  const app = open();
  const { id: listId } = await app.lists.create({ name: 'Regulars', filter: null });
  const { snapshot } = await app.campaigns.create(
    draft('Hello', { audience: { listIds: [listId] } }),
  );
  await app.campaigns.remove(snapshot.id);
  expect(await app.campaigns.list()).toEqual([]);
  await expect(app.campaigns.get(snapshot.id)).rejects.toMatchObject({ code: 'not-found' });
  await expect(app.campaigns.start(snapshot.id, 'simulator')).rejects.toMatchObject({
    code: 'not-found',
  });
  // Nor does the draft keep its list from being removed.
  await app.lists.remove(listId);
  expect((await app.campaigns.undoRemove(snapshot.id)).draft.body).toBe('Hello');
  expect(await app.campaigns.list()).toHaveLength(1);
  await expect(app.campaigns.undoRemove(snapshot.id)).rejects.toMatchObject({ code: 'not-found' });
});

test('a draft that was deleted 30 days ago is removed for good at the next start', async () => {
  const folder = temporaryFolder();
  const app = open(folder);
  const [old, young] = [await idOf(app, 'Old'), await idOf(app, 'Young')];
  await app.campaigns.remove(old);
  later = 20 * dayMs;
  await app.campaigns.remove(young);
  later = 31 * dayMs;
  const next = open(folder);
  await expect
    .poll(() => next.campaigns.undoRemove(old).catch((error: { code: string }) => error.code))
    .toBe('not-found');
  expect((await next.campaigns.undoRemove(young)).draft.body).toBe('Young');
});

test('drafts can be archived and taken back; a start takes them back too', async () => {
  const app = open();
  const id = await idOf(app, 'Hello');
  expect(await app.campaigns.archive(id, true)).toMatchObject({ isArchived: true });
  expect(await app.campaigns.archive(id, false)).toMatchObject({ isArchived: false });
});

test('what is being sent is not archived; what starts comes back among the others', () => {
  const db = temporaryDatabase();
  const now = systemClock.now();
  const { id, ...order } = draftedCampaign(db, { contacts: 1, now });
  archiveCampaign(db, id, true, now);
  startCampaign(db, id, { ...order, gateway: 'twilio', now });
  expect(campaignSnapshot(db, id)).toMatchObject({ status: 'sending', isArchived: false });
  expect(() => archiveCampaign(db, id, true, now)).toThrow(/Only drafts/);
  expect(() => deleteDraft(db, id, now)).toThrow(/Only drafts/);
});
