import { buildApp } from '../../../tools/build.ts';
import { electronLaunchOptions } from '../../../tools/launch.ts';
import type { Row } from '../row.ts';
import { inFolder } from '../bench-setup.ts';
import { writePeerApp } from './peer-app.ts';
import { measureEmptyClicks, measureScreens } from './screens.ts';
import { writeShop } from './shop.ts';
import { launch, paintedOnce, filledOvo } from './starts.ts';

const emptyPage = '<title>Empty</title><main>Empty</main>';

/** Somebody looks at Home so long before the first click. */
const lookAtHomeMs = 2000;

/** From the click to the content of each screen, with so many contacts and as many messages. */
export function screensOfShop(count: number): Promise<readonly Row[]> {
  return inFolder(async (folder) => {
    await buildApp();
    writeShop(folder, count);
    const ovo = await electronLaunchOptions();
    const empty = await electronLaunchOptions({ project: writePeerApp('empty', emptyPage) });
    try {
      const blank = await launch(empty, []);
      await paintedOnce(blank.page);
      const emptyClicks = await measureEmptyClicks(blank.page);
      await blank.electron.close();
      const { electron, page } = await launch(ovo, ['--data', folder]);
      await filledOvo(page);
      // The other screens are loaded and drawn once the first is there: a click before that belongs to the start.
      await page.waitForLoadState('networkidle');
      await page.waitForTimeout(lookAtHomeMs);
      const rows = await measureScreens(page, emptyClicks);
      await electron.close();
      const people = count.toLocaleString('en-US');
      return rows.map((row) => ({ ...row, what: `${row.what}, ${people} contacts` }));
    } finally {
      await empty.stop();
      await ovo.stop();
    }
  });
}
