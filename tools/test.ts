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
  /** The order of the table: as they began. */
  const order: string[] = [];
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
  const timed = async (name: string, run: () => Promise<Counts>): Promise<void> => {
    order.push(name);
    const started = performance.now();
    const counts = await run().catch((error: unknown) => {
      say(error instanceof Error ? error.message : String(error));
      return { ...countCheck(1), note: 'could not be run' };
    });
    results.push({ name, seconds: (performance.now() - started) / 1000, ...counts });
  };
  const step = async (name: string, run: () => Promise<Counts>): Promise<void> => {
    process.stdout.write(`\n── ${name}\n`);
    await timed(name, run);
  };
  const ownSuite = async (name: string, args: readonly string[], output: Output) => {
    const file = join(reports, `${name}.json`);
    const exitCode = await npmScript(`test:${name}`, [...args, '--report', file], output);
    return await suite(name, exitCode, file, countOwn, failuresOfOwn);
  };
  /** Several suites of our own one after the other; each is told of once it is over. */
  const oneAfterTheOther = async (suites: readonly (readonly [string, ...string[]])[]) => {
    for (const [name, ...args] of suites) {
      await timed(name, () => ownSuite(name, args, { heading: `\n── ${name}\n` }));
    }
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
  await step('crash', () => ownSuite('crash', [], 'show'));
  await step('hand-over-kill', () =>
    ownSuite('hand-over-kill', ['--messages', '1000', '--kills', '4', '--opt-outs', '60'], 'show'),
  );
  // These mostly do one thing at a time, and none goes by the clock: two at once, about equally long.
  await Promise.all([
    // Always the same damage: what fails here failed for a change. Other seeds are run by hand.
    oneAfterTheOther([['corruption', '--trials', '200', '--seed', '9']]),
    oneAfterTheOther([
      ['import-kill'],
      ['maintenance-kill'],
      ['draft-kill'],
      ['fuzz', '--files', '5000'],
    ]),
  ]);
  let isBuilt = false;
  await step('build', async () => {
    // As users get it, and the page of components.
    const exitCode = await npmScript('build', ['--mode', 'development']);
    isBuilt = exitCode === 0;
    return countCheck(exitCode);
  });
  await step('end-to-end', async () => {
    if (!isBuilt) return { ...countCheck(1), note: 'not run: there is no build' };
    const file = join(reports, 'playwright.json');
    const exitCode = await runPlaywrightSuite(['--reporter=list,json'], {
      env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    });
    return await suite('end-to-end', exitCode, file, countPlaywright, failuresOfPlaywright);
  });

  await rm(reports, { recursive: true, force: true });
  const told = describeFailures(broken);
  if (told.length > 0) process.stdout.write(`\n── what failed\n${told.join('\n')}\n`);
  const inOrder = results.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  process.stdout.write(`\n${summarize(inOrder)}\n`);
  return results.some(({ failed }) => failed > 0) ? 1 : 0;
});

/** `show` as it comes; or everything at the end, under a heading. */
type Output = 'show' | { readonly heading: string };

/** What each check is stands in package.json alone. */
async function npmScript(
  name: string,
  args: readonly string[] = [],
  output: Output = 'show',
): Promise<number> {
  const command = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { exitCode, stdout, stderr } = await runProcess(
    command,
    ['run', '--silent', name, '--', ...args],
    { output: output === 'show' ? 'show' : 'keep' },
  );
  if (output !== 'show') process.stdout.write(`${output.heading}${stdout}${stderr}`);
  return exitCode;
}

async function readReport(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}
