import { _electron as driver, type ElectronApplication, type Page } from '@playwright/test';
import type { ElectronLaunch } from '../../../tools/launch.ts';
import { share, type Row } from '../row.ts';

const starts = 5;

/** Starts an app and answers with its first window; its own arguments come after those of the launch. */
export async function launch(
  options: ElectronLaunch,
  appArguments: readonly string[],
): Promise<{ readonly electron: ElectronApplication; readonly page: Page }> {
  const electron = await driver.launch({
    executablePath: options.executablePath,
    args: [...options.args, ...appArguments],
    env: options.env,
    colorScheme: null,
  });
  return { electron, page: await electron.firstWindow() };
}

/** Waits until an empty page is painted. */
export async function paintedOnce(page: Page): Promise<void> {
  await page.locator('main').waitFor();
  await nextFrame(page);
}

/** Waits until Ovo's window can be used: its navigation and its first screen are painted. */
export async function usableOvo(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await nextFrame(page);
}

/** Waits until the first screen shows what the database says. */
export async function filledOvo(page: Page): Promise<void> {
  await page.locator('.ui-stat').first().waitFor();
  await nextFrame(page);
}

async function nextFrame(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
}

/** Milliseconds from the start of the process until each of these was reached, one after the other. */
async function startTimes(
  options: ElectronLaunch,
  appArguments: readonly string[],
  stages: readonly ((page: Page) => Promise<void>)[],
): Promise<readonly number[]> {
  const startedAt = performance.now();
  const { electron, page } = await launch(options, appArguments);
  const times: number[] = [];
  for (const reached of stages) {
    await reached(page);
    times.push(performance.now() - startedAt);
  }
  await electron.close();
  return times;
}

/** The start to a window that can be used, and to what it shows of the database, beside an empty window. */
export async function measureStarts(
  folder: string,
  ovo: ElectronLaunch,
  empty: ElectronLaunch,
): Promise<readonly Row[]> {
  const usable: number[] = [];
  const filled: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < starts; round += 1) {
    theirs.push(...(await startTimes(empty, [], [paintedOnce])));
    const [first, second] = await startTimes(ovo, ['--data', folder], [usableOvo, filledOvo]);
    usable.push(first ?? Number.NaN);
    filled.push(second ?? Number.NaN);
  }
  const other = share(theirs, 0.5);
  const range = (times: readonly number[]) =>
    `${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)}`;
  const rowOf = (what: string, times: readonly number[]) => {
    const own = share(times, 0.5);
    return {
      what,
      ovo: `${own.toFixed(0)} ms (median of ${starts}; ${range(times)})`,
      peer: `empty Electron window ${other.toFixed(0)} ms (${range(theirs)})`,
      ratio: `${(own / other).toFixed(2)} ×`,
    };
  };
  return [
    {
      ...rowOf('start to a usable window', usable),
      budget: '≤ 1.5 ×',
      isMet: share(usable, 0.5) / other <= 1.5,
    },
    { ...rowOf('start to the first screen’s content', filled), budget: '–', isMet: true },
  ];
}
