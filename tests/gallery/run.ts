import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildApp } from '../../tools/build.ts';
import { main } from '../../tools/main.ts';
import { runPlaywrightSuite } from '../../tools/playwright-suite.ts';
import { projectRoot, say } from '../../tools/project.ts';
import { galleryFolder, looksFile, type Look } from './looks.ts';

/*
 * `npm run gallery [-- SCREEN …] [--readme]`: a picture of each screen in each state, in both themes and
 * at each size, made by the real app from real data, each tried by axe. SCREEN is the name of a file of
 * scenes, or part of one. With --readme the README's pictures are replaced by those just made.
 */

/** The pictures of the README, and the ones of the gallery that they are. */
const readmePictures: Readonly<Record<string, string>> = {
  'campaign.png': 'campaign/running-light-1440x900.png',
};

await main(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { readme: { type: 'boolean', default: false } },
  });
  await buildApp('development');
  if (positionals.length === 0) rmSync(galleryFolder, { recursive: true, force: true });
  mkdirSync(galleryFolder, { recursive: true });
  rmSync(looksFile, { force: true });
  const exitCode = await runPlaywrightSuite(positionals, {
    config: 'tests/gallery/playwright.config.ts',
  });
  report();
  if (exitCode === 0 && values.readme) replaceReadmePictures();
  return exitCode;
});

function report(): void {
  const lines = existsSync(looksFile) ? readFileSync(looksFile, 'utf8').trim().split('\n') : [];
  const looks = lines.map((line): Look => JSON.parse(line));
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const rules = sum(looks.map((look) => look.rules));
  const findings = sum(looks.map((look) => look.findings));
  say(`${looks.length} pictures in ${path.relative(projectRoot, galleryFolder)}.`);
  say(`axe tried ${rules} rules on them and found ${findings} faults.`);
}

function replaceReadmePictures(): void {
  for (const [name, picture] of Object.entries(readmePictures)) {
    const target = path.join(projectRoot, 'resources', 'screenshots', name);
    copyFileSync(path.join(galleryFolder, picture), target);
    say(`resources/screenshots/${name} is ${picture} now.`);
  }
}
