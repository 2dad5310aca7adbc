import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, startUnattended, test, type Ovo } from '../support/app.ts';
import {
  changeSettings,
  countContacts,
  draftToPeople,
  hurryAtNextStart,
  isCompleted,
  openNews,
  reaches,
  sendEverything,
  startButton,
  statuses,
  taken,
} from '../support/journey.ts';
import { stallOpening } from '../support/stalled-disk.ts';

/** So many that a campaign to them is not over before a slow computer has done what a test is about. */
const people = 800;
/** The same where it has to come to its end without another start: this takes 45 seconds. */
const fewPeople = 90;

/** Imports people, starts a campaign to all of them, and waits until it is under way. */
async function startCampaign(ovo: Ovo, count = people): Promise<void> {
  await sendEverything(ovo, count === people ? 10 : 2);
  await ovo.request('campaigns.start', { id: await draftToPeople(ovo, count) });
  await openNews(ovo);
  await reaches(ovo, 1);
}

async function finishes(ovo: Ovo): Promise<void> {
  await openNews(ovo);
  await isCompleted(ovo);
}

function everybodyOnce(dataFolder: string, count = people): void {
  expect(taken(dataFolder)).toEqual({ messages: count, people: count });
  expect(statuses(dataFolder)).toEqual({ sent: count });
}

test('quitting in the middle asks, pauses, and the next start resumes by itself', async ({
  launchOvo,
}) => {
  const first = await launchOvo();
  await startCampaign(first);
  await first.answerQuestions('Pause and quit');
  expect(await first.quit()).toBe(0);
  expect(first.questions).toEqual([expect.stringMatching(/^\d+ of 800 sent\.$/)]);
  const { dataFolder } = first;
  const before = taken(dataFolder).messages;
  expect(before).toBeLessThan(people);
  expect(statuses(dataFolder)).toEqual({ queued: people - before, sent: before });

  hurryAtNextStart(dataFolder);
  const second = await launchOvo({ dataFolder });
  await finishes(second);
  everybodyOnce(dataFolder);
  expect(await second.request('maintenance.check', undefined)).toMatchObject({ ok: true });
});

test('calling the question off keeps everything as it is', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  await startCampaign(ovo, fewPeople);
  await ovo.answerQuestions('Cancel');
  await ovo.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(() => ovo.questions.length).toBe(1);
  await finishes(ovo);
  everybodyOnce(ovo.dataFolder, fewPeople);
  // Nothing is being sent any more: nothing is asked.
  expect(await ovo.quit()).toBe(0);
  expect(ovo.questions).toHaveLength(1);
});

test('sending goes on without a window, and the app ends when all is sent', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  await startCampaign(ovo, fewPeople);
  await ovo.answerQuestions('Keep sending in the background');
  const ended = ovo.ended();
  await ovo.electron.evaluate(({ app }) => app.quit());
  await expect
    .poll(() =>
      ovo.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()),
    )
    .toBe(false);
  expect(await ended).toBe(0);
  everybodyOnce(ovo.dataFolder, fewPeople);
});

test('a signal pauses without a question', async ({ launchOvo }) => {
  const first = await launchOvo();
  await startCampaign(first);
  await first.answerQuestions('Cancel');
  expect(await first.signal('SIGTERM')).toBe(0);
  expect(first.questions).toEqual([]);
  const { dataFolder } = first;
  const before = taken(dataFolder).messages;
  expect(statuses(dataFolder)).toEqual({ queued: people - before, sent: before });

  hurryAtNextStart(dataFolder);
  const second = await launchOvo({ dataFolder });
  await finishes(second);
  everybodyOnce(dataFolder);
});

test('killed in the middle, the next start finishes with everybody exactly once', async ({
  launchOvo,
}) => {
  const first = await launchOvo();
  await startCampaign(first);
  await first.signal('SIGKILL');
  const { dataFolder } = first;
  expect(taken(dataFolder).messages).toBeLessThan(people);

  hurryAtNextStart(dataFolder);
  const second = await launchOvo({ dataFolder });
  await finishes(second);
  everybodyOnce(dataFolder);
  expect(await second.request('maintenance.check', undefined)).toMatchObject({ ok: true });
});

test('the computer sleeps and wakes up in the middle', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  await startCampaign(ovo);
  await ovo.electron.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
  // A repair is refused as long as anything is being sent.
  await expect
    .poll(() =>
      ovo.request('maintenance.repair', { dryRun: true }).then(
        () => 'nothing is sent',
        () => 'still sending',
      ),
    )
    .toBe('nothing is sent');
  const before = taken(ovo.dataFolder).messages;
  expect(statuses(ovo.dataFolder)).toEqual({ queued: people - before, sent: before });
  await changeSettings(ovo, { segmentsPerSecond: 0 });
  await ovo.electron.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
  await isCompleted(ovo);
  everybodyOnce(ovo.dataFolder);
});

test('quitting while a file is imported leaves all of it or nothing', async ({ launchOvo }) => {
  const first = await launchOvo();
  const { page, dataFolder } = first;
  const row = (index: number) => `Person,+1213555${String(100 + (index % 100)).padStart(4, '0')}`;
  const rows = Array.from({ length: 400_000 }, (_, index) => row(index));
  const file = path.join(dataFolder, 'many.csv');
  writeFileSync(file, ['Name,Phone', ...rows].join('\n'));
  await first.chooseFile(file);
  await first.chooseFromMenu('import');
  await page.getByRole('button', { name: 'Choose file…' }).click();
  await startButton(first).click();
  await expect(page.getByRole('progressbar').first()).toBeVisible();
  expect(await first.quit()).toBe(0);

  const second = await launchOvo({ dataFolder });
  expect([0, 100]).toContain(await countContacts(second));
  expect(await second.request('maintenance.check', undefined)).toMatchObject({ ok: true });
});

test('a page that dies comes back, and sending never noticed', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  await startCampaign(ovo, fewPeople);
  await ovo.answerQuestions('Reopen window');
  ovo.expectProblem(/The page crashed/);
  ovo.expectProblem(/The window stopped working/);
  await ovo.electron.evaluate(async ({ webContents }) => {
    const [contents] = webContents.getAllWebContents();
    const loaded = new Promise((resolve) => contents?.once('did-finish-load', () => resolve(true)));
    contents?.forcefullyCrashRenderer();
    await loaded;
  });
  await expect
    .poll(() =>
      ovo.electron.evaluate(({ webContents }) =>
        webContents
          .getAllWebContents()[0]
          ?.executeJavaScript(`document.querySelector('main')?.textContent ?? ''`),
      ),
    )
    .toContain('News');
  expect(ovo.questions).toEqual(['The window stopped working.']);
  const all = { messages: fewPeople, people: fewPeople };
  await expect.poll(() => taken(ovo.dataFolder)).toEqual(all);
});

test('after a fault nothing more is sent, it is said, and the next start goes on', async ({
  launchOvo,
}) => {
  const first = await launchOvo();
  await startCampaign(first);
  await first.answerQuestions('Close');
  first.expectProblem(/A fault ends the app/);
  const ended = first.ended();
  await first.electron.evaluate(() => {
    setTimeout(() => {
      throw new Error('nobody foresaw this');
    }, 0);
  });
  expect(await ended).toBe(1);
  expect(first.questions).toEqual(['Ovo has to close because something unexpected went wrong.']);
  const { dataFolder } = first;
  const before = taken(dataFolder).messages;
  expect(statuses(dataFolder)).toEqual({ queued: people - before, sent: before });

  hurryAtNextStart(dataFolder);
  const second = await launchOvo({ dataFolder });
  await finishes(second);
  everybodyOnce(dataFolder);
});

test('the window comes back where it was', async ({ launchOvo }) => {
  const place = { x: 60, y: 40, width: 900, height: 700 };
  const first = await launchOvo();
  await first.electron.evaluate(
    ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted),
    place,
  );
  await expect.poll(() => first.page.evaluate(() => innerWidth)).toBe(900);
  await first.quit();
  const second = await launchOvo({ dataFolder: first.dataFolder });
  const bounds = await second.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
  );
  expect(bounds).toEqual(place);
});

test('everything larger stays larger after a restart', async ({ launchOvo }) => {
  const levelOf = (ovo: Ovo) =>
    ovo.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getZoomLevel(),
    );
  const first = await launchOvo();
  await first.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomLevel(1),
  );
  await expect.poll(() => levelOf(first)).toBe(1);
  await first.quit();
  const second = await launchOvo({ dataFolder: first.dataFolder });
  await expect.poll(() => levelOf(second)).toBe(1);
});

test('what was typed last is there after quitting at once', async ({ launchOvo }) => {
  const first = await launchOvo();
  await first.chooseFromMenu('new-campaign');
  await first.page.getByLabel('Name', { exact: true }).fill('Typed in a hurry');
  expect(await first.quit()).toBe(0);

  const second = await launchOvo({ dataFolder: first.dataFolder });
  await second.page.getByRole('link', { name: 'Campaigns' }).first().click();
  await expect(second.page.getByRole('link', { name: 'Typed in a hurry' })).toBeVisible();
});

test('nothing in the menu reloads the window, and a reload keeps the typed text', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  const { electron, page } = ovo;
  const roles = await electron.evaluate(({ Menu }) => {
    const rolesOf = (menu: Electron.Menu | null | undefined): readonly string[] =>
      (menu?.items ?? []).flatMap(({ role, submenu }) => [
        // An item without a role has null there, whatever Electron's types say.
        ...(typeof role === 'string' ? [role.toLowerCase()] : []),
        ...rolesOf(submenu),
      ]);
    return rolesOf(Menu.getApplicationMenu());
  });
  expect(roles).toContain('resetzoom');
  expect(roles).not.toContain('reload');
  expect(roles).not.toContain('forcereload');
  await ovo.chooseFromMenu('new-campaign');
  await page.getByLabel('Name', { exact: true }).fill('Typed before a reload');
  await page.reload();
  await page.getByRole('link', { name: 'Campaigns' }).first().click();
  await expect(page.getByRole('link', { name: 'Typed before a reload' })).toBeVisible();
});

test('a second start brings the first to the front and ends', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  await ovo.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  const second = await startUnattended(['--data', ovo.dataFolder]);
  expect(await second.exitCode).toBe(0);
  await expect
    .poll(() =>
      ovo.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()),
    )
    .toBe(true);
});

test('two data folders are two Ovos at once', async ({ launchOvo }) => {
  const one = await launchOvo();
  const other = await launchOvo();
  expect(one.dataFolder).not.toBe(other.dataFolder);
  expect((await other.request('app.info', undefined)).dataFolder).toBe(other.dataFolder);
});

test('quitting while the database is still being opened ends at once, and the next start opens it', async ({
  launchOvo,
}) => {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'ovo-e2e-'));
  const disk = stallOpening(dataFolder);
  const app = await startUnattended(['--data', dataFolder]);
  await disk.isAsked;
  const quitAt = Date.now();
  app.end();
  await app.exitCode;
  expect(Date.now() - quitAt).toBeLessThan(15_000);
  disk.release();
  const log = readFileSync(path.join(dataFolder, 'logs', 'ovo.log'), 'utf8');
  expect(log).toContain('Quit while the database was being opened');
  expect(log).not.toContain('in flight');

  expect(await countContacts(await launchOvo({ dataFolder }))).toBe(0);
});

test.describe('a file that cannot be opened is named and left as it is:', () => {
  const files: readonly { name: string; says: RegExp; write: (file: string) => void }[] = [
    {
      name: 'of a newer Ovo',
      says: /newer version of Ovo/,
      write(file) {
        const database = new Database(file);
        database.exec('CREATE TABLE contacts (id INTEGER)');
        database.exec(`CREATE TABLE __drizzle_migrations (id INTEGER, hash TEXT, created_at INTEGER);
          WITH RECURSIVE versions (version) AS
            (SELECT 1 UNION ALL SELECT version + 1 FROM versions WHERE version < 9999)
          INSERT INTO __drizzle_migrations SELECT version, 'to come', version FROM versions`);
        database.pragma('application_id = 1333161777');
        database.pragma('user_version = 9999');
        database.close();
      },
    },
    {
      name: 'of another program',
      says: /another program/,
      write(file) {
        const database = new Database(file);
        database.exec('CREATE TABLE bookmarks (id INTEGER)');
        database.close();
      },
    },
    {
      name: 'that is no database',
      says: /damaged or isn’t a database/,
      write: (file) => writeFileSync(file, 'Dear diary, '.repeat(1000)),
    },
  ];
  for (const { name, says, write } of files) {
    test(name, async () => {
      const dataFolder = mkdtempSync(path.join(tmpdir(), 'ovo-e2e-'));
      const file = path.join(dataFolder, 'ovo.db');
      write(file);
      const before = fingerprint(file);
      const app = await startUnattended(['--data', dataFolder]);
      await expect.poll(() => app.standardError()).toMatch(says);
      app.end();
      expect(await app.exitCode).toBe(1);
      expect(fingerprint(file)).toBe(before);
    });
  }
});

test('the packaged app is the command line too', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  await ovo.request('campaigns.create', {
    name: 'Written in the window',
    body: '',
    sender: '',
    audience: { listIds: [] },
  });
  // As on a server: Electron itself needs to be told that there is no display.
  const headless = ['--ozone-platform=headless', '--cli', '--data', ovo.dataFolder, '--json'];
  const app = await startUnattended([...headless, 'campaigns', 'list']);
  expect(await app.exitCode).toBe(0);
  expect(JSON.parse(app.standardOutput())).toEqual([
    expect.objectContaining({ name: 'Written in the window', status: 'draft' }),
  ]);
});

function fingerprint(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
