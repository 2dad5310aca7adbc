import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from './main.ts';
import { runPlaywrightSuite } from './playwright-suite.ts';
import { say } from './project.ts';
import { runProcess } from './run-process.ts';
import {
  describeFailures,
  failuresOfOwn,
  failuresOfPlaywright,
  failuresOfVitest,
  readFailures,
  type TestFailure,
} from './test-failures.ts';
import {
  countCheck,
  countOwn,
  countPlaywright,
  countSuite,
  countVitest,
  summarize,
  type Counts,
  type StepResult,
} from './test-counts.ts';

/** `npm test`: all checks and all tests, each reported whatever became of the others. */
await main(async () => {
  const reports = await mkdtemp(join(tmpdir(), 'ovo-test-'));
  const results: StepResult[] = [];
  const broken: { readonly name: string; readonly failures: readonly TestFailure[] }[] = [];
  const suite = async (
    name: string,
    exitCode: number,
    file: string,
    count: (report: unknown) => Counts,
    failures: (report: unknown) => readonly TestFailure[],
  ): Promise<Counts> => {
    const report = await readReport(file);
    broken.push({ name, failures: readFailures(report, failures) });
    return countSuite(exitCode, report, count);
  };
  const step = async (name: string, run: () => Promise<Counts>): Promise<Counts> => {
    process.stdout.write(`\n── ${name}\n`);
    const started = performance.now();
    const counts = await run().catch((error: unknown) => {
      say(error instanceof Error ? error.message : String(error));
      return { ...countCheck(1), note: 'could not be run' };
    });
    results.push({ name, seconds: (performance.now() - started) / 1000, ...counts });
    return counts;
  };

  await step('format', async () => countCheck(await npmScript('check:format')));
  await step('lint', async () => countCheck(await npmScript('check:lint')));
  await step('types', async () => countCheck(await npmScript('check:types')));
  await step('unused', async () => countCheck(await npmScript('check:unused')));
  for (const [name, script] of [
    ['vitest', 'test:unit'],
    ['faults', 'test:faults'],
  ] as const) {
    await step(name, async () => {
      const file = join(reports, `${name}.json`);
      const exitCode = await npmScript(script, [
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${file}`,
      ]);
      return await suite(name, exitCode, file, countVitest, failuresOfVitest);
    });
  }
  for (const [name, ...args] of [
    ['crash'],
    ['import-kill'],
    ['corruption'],
    ['maintenance-kill'],
    ['fuzz', '--files', '5000'],
  ] as const) {
    await step(name, async () => {
      const file = join(reports, `${name}.json`);
      const exitCode = await npmScript(`test:${name}`, [...args, '--report', file]);
      return await suite(name, exitCode, file, countOwn, failuresOfOwn);
    });
  }
  const build = await step('build', async () => countCheck(await npmScript('build')));
  await step('end-to-end', async () => {
    if (build.failed > 0) return { ...countCheck(1), note: 'not run: there is no build' };
    const file = join(reports, 'playwright.json');
    const exitCode = await runPlaywrightSuite(['--reporter=list,json'], {
      PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    });
    return await suite('end-to-end', exitCode, file, countPlaywright, failuresOfPlaywright);
  });

  await rm(reports, { recursive: true, force: true });
  const told = describeFailures(broken);
  if (told.length > 0) process.stdout.write(`\n── what failed\n${told.join('\n')}\n`);
  process.stdout.write(`\n${summarize(results)}\n`);
  return results.some(({ failed }) => failed > 0) ? 1 : 0;
});

/** What each check is stands in package.json alone. */
async function npmScript(name: string, args: readonly string[] = []): Promise<number> {
  const command = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { exitCode } = await runProcess(command, ['run', '--silent', name, '--', ...args], {
    output: 'show',
  });
  return exitCode;
}

async function readReport(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}
