import { _electron as driver, type ElectronApplication, type Page } from '@playwright/test';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settledOf } from '../src-shared/campaign/progress.ts';
import { events, type EventPayload } from '../src-shared/ipc/contract.ts';
import { buildApp } from './build.ts';
import { describeLaunch, electronLaunchOptions } from './launch.ts';
import { main } from './main.ts';
import { projectRoot } from './project.ts';

type Progress = EventPayload<'campaigns.progress'>;

const pictures = join(projectRoot, 'demo-output');
const sample = join(projectRoot, 'resources', 'sample-contacts.csv');

/** Segments a second: quick enough to watch, slow enough to see. */
const rate = 8;

/** `npm run demo`: the main job without a hand, in a real window, on a fresh data folder. */
await main(async () => {
  const launch = await electronLaunchOptions();
  describeLaunch(launch);
  await buildApp();
  await rm(pictures, { recursive: true, force: true });
  await mkdir(pictures);
  const dataFolder = await mkdtemp(join(tmpdir(), 'ovo-demo-'));
  const app = await driver.launch({
    executablePath: launch.executablePath,
    args: [...launch.args, '--data', dataFolder],
    env: launch.env,
  });
  try {
    await run(app, await app.firstWindow());
    return 0;
  } finally {
    await app.close();
    await rm(dataFolder, { recursive: true, force: true });
    await launch.stop();
  }
});

async function run(app: ElectronApplication, page: Page): Promise<void> {
  const show = pictureTaker(page);
  const goTo = (name: string) =>
    page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click();
  try {
    await page.getByRole('navigation', { name: 'Main' }).waitFor();
    await show('home-empty');

    print(`Setting the rate to ${rate} segments a second.`);
    await goTo('Settings');
    await page.getByRole('link', { name: 'Sending limits', exact: true }).click();
    await page.getByLabel('Rate').fill(String(rate));
    await page.getByLabel('Rate').blur();
    await page.getByText('Saved', { exact: true }).waitFor();
    await show('settings');

    print('Importing resources/sample-contacts.csv.');
    await importContacts(app, page, show);
    await goTo('Contacts');
    await page.getByRole('row').nth(5).waitFor();
    await show('contacts');

    print('Writing a campaign.');
    await writeCampaign(page);
    await show('campaign-written');
    const completed = await send(page, show);
    await show('campaign-completed');
    await goTo('Home');
    await show('home');
    const { contactCount, sentCount, failedCount, skippedCount } = completed.snapshot;
    print(
      `Completed at 100 %: ${sentCount} of ${contactCount} sent, ${failedCount} failed, ${skippedCount} skipped.`,
    );
    print('The pictures are in demo-output.');
  } catch (error) {
    await page.screenshot({ path: join(pictures, 'failed.png') }).catch(() => undefined);
    throw error;
  }
}

type Show = (name: string) => Promise<void>;

/** Numbers the pictures, and takes each in light and in dark. */
function pictureTaker(page: Page): Show {
  let count = 0;
  return async (name) => {
    count += 1;
    const number = String(count).padStart(2, '0');
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
      await page.screenshot({ path: join(pictures, `${number}-${name}-${colorScheme}.png`) });
    }
  };
}

async function importContacts(app: ElectronApplication, page: Page, show: Show): Promise<void> {
  // The dialog is the system's own: nobody is here to use it.
  await app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] });
  }, sample);
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('import')?.click());
  await page.getByRole('button', { name: 'Choose file…' }).click();
  const start = page.getByRole('button', { name: /^Import \d+ contacts$/ });
  await start.waitFor();
  await show('import-columns');
  await start.click();
  await page.getByRole('heading', { name: / is imported$/ }).waitFor();
  await show('import-result');
  await page.getByRole('link', { name: /^Fix \d+ rows$/ }).click();
  await page.getByRole('grid', { name: 'Rows to fix' }).waitFor();
  await show('rows-to-fix');
  await page.getByRole('link', { name: 'Imports' }).click();
  await page.getByRole('button', { name: /^More for / }).waitFor();
  await show('imports');
}

async function writeCampaign(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByText('Campaigns').click();
  await page.getByRole('link', { name: 'New campaign' }).first().click();
  await page.getByLabel('Name', { exact: true }).fill('Autumn at the bakery');
  await page.getByRole('combobox', { name: 'Add to who gets this text' }).fill('sample-contacts');
  await page.getByRole('option', { name: /^sample-contacts/ }).click();
  await page.keyboard.press('Escape');
  const text = page.getByLabel('Text', { exact: true });
  await text.fill(
    'Hi {{ first_name | default: "there" }}! Fresh from the oven this Saturday: {{ favourite | downcase }}. We keep one for you until noon. Reply STOP to opt out.',
  );
  await text.blur();
  await page.getByText('Saved', { exact: true }).waitFor();
  await page.locator('.ui-phone', { hasText: 'Fresh from the oven' }).waitFor();
}

/** Starts the campaign and prints how it goes, up to its end. */
async function send(page: Page, show: Show): Promise<Progress> {
  const watch = watchProgress(page);
  await page.evaluate(() => {
    const api = Reflect.get(globalThis, 'api');
    api.on('campaigns.progress', (progress: unknown) => {
      console.debug(`progress: ${JSON.stringify(progress)}`);
    });
  });
  await page.getByRole('button', { name: 'Review and send…' }).click();
  const start = page.getByRole('button', { name: /^Practice with [\d,]+ people$/ });
  await start.waitFor();
  await show('campaign-review');
  print('Sending through the simulator: nobody is texted.');
  await start.click();
  await watch.reached(50);
  await show('campaign-sending');
  const last = await watch.reached(100);
  await page.getByRole('main').getByText('Completed', { exact: true }).waitFor();
  if (last.snapshot.status !== 'completed') {
    throw new Error(`The campaign ended as ${last.snapshot.status}.`);
  }
  return last;
}

/** Prints every progress that the window is told of; it must not fall, nor pass 100. */
function watchProgress(page: Page): { reached(percent: number): Promise<Progress> } {
  let latest: Progress | undefined;
  let failure: Error | undefined;
  const waiting = new Set<() => void>();
  const fail = (reason: string) => {
    failure ??= new Error(reason);
    for (const look of waiting) look();
  };
  const expectNews = () => setTimeout(() => fail('No progress for a minute.'), 60_000).unref();
  let alarm = expectNews();
  page.on('close', () => fail('The window closed.'));
  page.on('crash', () => fail('The window crashed.'));
  page.on('console', (message) => {
    const text = /^progress: (.*)/s.exec(message.text())?.[1];
    if (text === undefined) return;
    clearTimeout(alarm);
    alarm = expectNews();
    const progress = events['campaigns.progress'].parse(JSON.parse(text));
    print(describe(progress));
    if (progress.snapshot.progress < (latest?.snapshot.progress ?? 0)) {
      fail('The progress fell.');
    }
    if (progress.snapshot.status === 'paused') {
      fail(`It was paused: ${progress.snapshot.pausedReason}`);
    }
    latest = progress;
    for (const look of waiting) look();
  });
  return {
    reached: (percent) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (failure !== undefined) reject(failure);
          else if (latest !== undefined && latest.snapshot.progress >= percent) resolve(latest);
          else return;
          waiting.delete(look);
        };
        waiting.add(look);
        look();
      }),
  };
}

function describe({ snapshot, messagesPerSecond, secondsLeft }: Progress): string {
  const settled = settledOf(snapshot);
  return [
    `${String(snapshot.progress).padStart(5)} %`,
    `${settled} of ${snapshot.contactCount} settled`,
    `${snapshot.failedCount} failed`,
    ...(messagesPerSecond === null ? [] : [`${messagesPerSecond.toFixed(1)} a second`]),
    ...(secondsLeft === null ? [] : [`${Math.ceil(secondsLeft)} s left`]),
  ].join(', ');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
