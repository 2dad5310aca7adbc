import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../../../tools/project.ts';
import { outputOf, runProcess } from '../../../tools/run-process.ts';
import { rowsIn, type Row } from '../row.ts';
import { inFolder } from '../bench-setup.ts';
import { sameCalibration, type Calibration } from './calibration.ts';

/** What a tree made of one benchmark. */
export type Answer =
  | { readonly kind: 'measured'; readonly rows: readonly Row[] }
  | { readonly kind: 'has-none' }
  | { readonly kind: 'failed'; readonly reason: string };

/** The same row on both sides, once for each turn; empty on the side that does not have it. */
export interface Pair {
  readonly what: string;
  readonly there: readonly Row[];
  readonly here: readonly Row[];
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** Measures the same on another commit and here, by turns, and prints both. */
export async function compare(
  revision: string,
  names: readonly string[],
  options: {
    readonly turns: number;
    /** What each run is told beside the name. */
    readonly told: readonly string[];
    readonly calibration: Calibration;
  },
): Promise<void> {
  const git = (...args: string[]) => outputOf('git', args, { env: process.env });
  const commit = (await git('rev-parse', '--short', `${revision}^{commit}`)).trim();
  await inFolder(async (folder) => {
    const tree = path.join(folder, 'there');
    console.log(`Checking out ${commit} and installing its packages (npm ci).`);
    await git('worktree', 'add', '--quiet', '--detach', tree, commit);
    // Git would go on to know of the tree, and its packages fill a disk.
    const interrupt = (signal: NodeJS.Signals) => {
      execFileSync('git', ['worktree', 'remove', '--force', tree], { cwd: projectRoot });
      rmSync(folder, { recursive: true, force: true });
      process.exit(128 + constants.signals[signal]);
    };
    for (const signal of signals) process.once(signal, interrupt);
    try {
      await outputOf(npm, ['ci'], { cwd: tree, env: process.env });
      const env = { ...process.env, ...sameCalibration(options.calibration) };
      const ask = async (cwd: string, name: string) =>
        answerOf(
          await runProcess(npm, ['run', '--silent', 'bench', '--', name, ...options.told], {
            cwd,
            env,
          }),
        );
      for (const name of names) {
        const there: Answer[] = [];
        const here: Answer[] = [];
        for (let turn = 0; turn < options.turns; turn += 1) {
          there.push(await ask(tree, name));
          here.push(await ask(projectRoot, name));
        }
        console.log(describePairs(name, commit, there, here));
      }
    } finally {
      for (const signal of signals) process.off(signal, interrupt);
      await git('worktree', 'remove', '--force', tree);
    }
  });
}

/** What a run of the bench printed, for better or worse. */
export function answerOf(run: {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}): Answer {
  if (run.exitCode === 2 && run.stderr.includes('There is no benchmark'))
    return { kind: 'has-none' };
  const rows = rowsIn(run.stdout);
  if (run.exitCode === 0 && rows.length > 0) return { kind: 'measured', rows };
  const said = run.stderr.trim().split('\n').slice(-5).join('\n');
  return { kind: 'failed', reason: said === '' ? `exit code ${run.exitCode}` : said };
}

/** The rows of both sides, matched by what they measure: as they come here, then those that only there has. */
export function pairRows(there: readonly Answer[], here: readonly Answer[]): readonly Pair[] {
  const rowsOf = (answers: readonly Answer[]) =>
    answers.flatMap((answer) => (answer.kind === 'measured' ? answer.rows : []));
  const [old, own] = [rowsOf(there), rowsOf(here)];
  const names = new Set([...own, ...old].map(({ what }) => what));
  return [...names].map((what) => ({
    what,
    there: old.filter((row) => row.what === what),
    here: own.filter((row) => row.what === what),
  }));
}

function describePairs(
  name: string,
  commit: string,
  there: readonly Answer[],
  here: readonly Answer[],
): string {
  const line = (side: string, { ovo, peer, ratio }: Row) =>
    `    ${side.padEnd(12)} Ovo ${ovo} | peer ${peer} | ${ratio}`;
  const side = (label: string, rows: readonly Row[]) =>
    rows.length === 0 ? [`    ${label.padEnd(12)} –`] : rows.map((row) => line(label, row));
  const troubles = (label: string, answers: readonly Answer[]) =>
    answers.flatMap((answer) => {
      if (answer.kind === 'has-none') return [`    ${label.padEnd(12)} has no such benchmark`];
      return answer.kind === 'failed' ? [`    ${label.padEnd(12)} failed: ${answer.reason}`] : [];
    });
  return [
    `── ${name}`,
    ...new Set([...troubles(commit, there), ...troubles('here', here)]),
    ...pairRows(there, here).flatMap((pair) => [
      pair.what,
      ...side(commit, pair.there),
      ...side('here', pair.here),
    ]),
  ].join('\n');
}
