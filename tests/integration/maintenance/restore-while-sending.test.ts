import { expect, test } from 'vitest';
import type { Application } from '../../../src-main/application.ts';
import { FileTokens } from '../../../src-main/ipc/file-tokens.ts';
import { backupsHandlers, type BackupTools } from '../../../src-main/ipc/handlers/backups.ts';
import { createOfflineMaintenance } from '../../../src-main/maintenance/offline-maintenance.ts';
import { migrationsFolder, temporaryFolder, threadFile } from '../../support/database.ts';
import {
  becomes,
  createFastClock,
  draft,
  open,
  startFake,
} from '../../support/twilio-application.ts';

const caller = { windowId: 1 };

/** An open window's application with a backup and a draft, and how it asks for a restore. */
async function setUp() {
  const clock = createFastClock();
  const dataFolder = temporaryFolder();
  const app = open(dataFolder, clock, await startFake({ now: clock.now }));
  const id = await draft(app, 3);
  await app.settings.save({ segmentsPerSecond: 0.01 });
  const { name } = await app.backups.create();
  const finished: unknown[] = [];
  const notHere = () => Promise.resolve(null);
  const tools: BackupTools = {
    care: createOfflineMaintenance({
      dataFolder,
      migrationsFolder,
      threadFile,
      nativeBinding: undefined,
      clock,
    }),
    chooseBackupToWrite: notHere,
    chooseBackup: notHere,
    onProgress: () => undefined,
    finishRestore: (source) => void finished.push(source),
    lastRestore: () => null,
  };
  const restoreIn = (one: Application) =>
    backupsHandlers(one, new FileTokens(), tools)['backups.restore']({ name }, caller);
  return { clock, dataFolder, app, id, restoreIn, finished };
}

/** Starts a campaign of which one text goes now and the others much later. */
async function send(app: Application, id: number): Promise<void> {
  const isSent = becomes(app, id, ({ sentCount }) => sentCount > 0);
  await app.campaigns.start(id, 'simulator');
  await isSent;
}

test('a restore names the campaign that this window sends, and waits for nobody else', async () => {
  const { app, id, restoreIn, finished } = await setUp();
  await send(app, id);
  await expect(restoreIn(app)).rejects.toThrow(/^A campaign is being sent\. Pause the campaign/);
  await app.campaigns.pause(id);
  await app.sending.idle();
  await restoreIn(app);
  expect(finished).toHaveLength(1);
});

test('a restore names another process where that one sends', async () => {
  const { clock, dataFolder, app, id, restoreIn } = await setUp();
  const other = open(dataFolder, clock, await startFake({ now: clock.now }));
  await send(other, id);
  await expect(restoreIn(app)).rejects.toThrow(/^Another Ovo process \(.*\) is sending/);
});

test('a restore names the repair that holds the data folder, no campaign and no other process', async () => {
  const { app, restoreIn } = await setUp();
  // As a repair does it.
  await app.sending.whileNothingIsSent(async () => {
    await expect(restoreIn(app)).rejects.toThrow(/^The database is being repaired\./);
  });
});
