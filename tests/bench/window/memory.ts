import { _electron as driver, type ElectronApplication, type Page } from '@playwright/test';
import { pauseCampaign } from '../../../src-main/campaigns/lifecycle.ts';
import { saveSettings } from '../../../src-main/database/settings.ts';
import { defaultQuietHours } from '../../../src-shared/settings/quiet-hours.ts';
import { buildApp } from '../../../tools/build.ts';
import { electronLaunchOptions } from '../../../tools/launch.ts';
import type { Row } from '../row.ts';
import { inFolder, withDatabase, writeAndStartCampaign } from '../bench-setup.ts';

/** The most by which memory may grow once a tenth of the messages is sent. */
const mostGrowth = 0.05;

const tenths = 10;

/** Resident memory after a tenth of the messages, in bytes. */
interface Sample {
  /** The process that has the windows, the application and all threads. */
  readonly main: number;
  /** The process that shows the window. */
  readonly renderer: number;
  /** Every process of the app, those of Chromium too. */
  readonly all: number;
}

/** A paused campaign that will send as fast as the simulator takes it. */
async function writeCampaign(folder: string, messages: number): Promise<number> {
  return await withDatabase(folder, (db) => {
    saveSettings(db, {
      segmentsPerSecond: 0,
      dailySegments: 0,
      quietHours: { ...defaultQuietHours, enabled: false },
      simulator: {
        delayMs: 0,
        rejectedShare: 0,
        throttledShare: 0,
        unreachableShare: 0,
        unknownShare: 0,
        undeliveredShare: 0,
      },
    });
    const id = writeAndStartCampaign(db, { messages });
    pauseCampaign(db, id, { code: 'user' }, Date.now());
    return id;
  });
}

/** Resolves when so many messages of the campaign are settled, as the window is told. */
async function settled(page: Page, campaign: number, messages: number): Promise<void> {
  await page.evaluate(
    async ({ id, wanted }) => {
      await new Promise<void>((resolve, reject) => {
        type Snapshot = Awaited<ReturnType<typeof latest>>;
        const latest = async () => {
          const result = await window.api.request('campaigns.get', { id });
          if (!result.ok) throw new Error(result.error.message);
          return result.value.snapshot;
        };
        const look = (snapshot: Snapshot) => {
          const { sentCount, failedCount, skippedCount, pausedReason, pausedReasonCode } = snapshot;
          // This benchmark paused the campaign itself before the window was there.
          if (pausedReason !== null && pausedReasonCode !== 'user') reject(new Error(pausedReason));

          if (sentCount + failedCount + skippedCount < wanted) return;
          end();
          resolve();
        };
        const end = window.api.on('campaigns.progress', ({ snapshot }) => {
          if (snapshot.id === id) look(snapshot);
        });
        // It may have come that far before anybody listened.
        latest().then(look, reject);
      });
    },
    { id: campaign, wanted: messages },
  );
}

/** What every process has resident once what nobody needs any more was collected. */
async function sample(electron: ElectronApplication, page: Page): Promise<Sample> {
  await page.evaluate(() => globalThis.gc?.());
  const metrics = await electron.evaluate(({ app }) => {
    if (globalThis.gc === undefined) throw new Error('The app runs without --expose-gc.');
    globalThis.gc();
    return app.getAppMetrics().map((one) => ({ type: one.type, size: one.memory.workingSetSize }));
  });
  const of = (type?: string) =>
    metrics.reduce((sum, one) => sum + (type === undefined || one.type === type ? one.size : 0), 0);
  // Electron counts in kilobytes.
  return { main: of('Browser') * 1024, renderer: of('Tab') * 1024, all: of() * 1024 };
}

/** Memory of the app while it sends so many messages in one run, its window open on the campaign. */
export function memory(messages: number): Promise<readonly Row[]> {
  return inFolder(async (folder) => {
    await buildApp();
    const id = await writeCampaign(folder, messages);
    const options = await electronLaunchOptions();
    try {
      const electron = await driver.launch({
        executablePath: options.executablePath,
        args: ['--js-flags=--expose-gc', ...options.args, '--data', folder],
        env: options.env,
        colorScheme: null,
      });
      const page = await electron.firstWindow();
      page.setDefaultTimeout(0);
      await page.getByRole('navigation', { name: 'Main' }).waitFor();
      await page.getByRole('link', { name: 'Campaigns' }).first().click();
      await page.getByRole('link', { name: 'Benchmark' }).first().click();
      const resume = page.getByRole('button', { name: 'Resume' });
      await resume.waitFor();
      const samples: Sample[] = [];
      for (let tenth = 1; tenth <= tenths; tenth += 1) {
        const isSettled = settled(page, id, Math.floor((messages * tenth) / tenths));
        if (tenth === 1) await resume.click();
        await isSettled;
        samples.push(await sample(electron, page));
      }
      await electron.close();
      const what = `memory while ${messages.toLocaleString('en')} messages are sent, window open`;
      return [
        growthRow(`${what}: main process with all threads`, samples, ({ main }) => main),
        growthRow(`${what}: renderer`, samples, ({ renderer }) => renderer),
        growthRow(`${what}: all processes`, samples, ({ all }) => all),
      ];
    } finally {
      await options.stop();
    }
  });
}

function growthRow(what: string, samples: readonly Sample[], of: (sample: Sample) => number): Row {
  const sizes = samples.map(of);
  const [first = Number.NaN, ...later] = sizes;
  const growth = Math.max(...later) / first - 1;
  const megabytes = (size: number) => (size / 1e6).toFixed(0);
  return {
    what,
    ovo: `${sizes.map(megabytes).join(', ')} MB after each tenth`,
    peer: `after the first tenth: ${megabytes(first)} MB`,
    ratio: `${(growth * 100).toFixed(1)} % at most`,
    budget: `≤ ${mostGrowth * 100} %`,
    isMet: growth <= mostGrowth,
  };
}
