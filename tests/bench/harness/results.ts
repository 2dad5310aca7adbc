import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../../tools/project.ts';
import { localTool, outputOf } from '../../../tools/run-process.ts';
import { notesIn, performancePage, type Results } from './performance-page.ts';
import type { Machine } from './machine.ts';

/**
 * Earlier results with those of this run in place of their own. Results of another machine are left out, as
 * are those of benchmarks that are no more: `names` has all there are, in the order of the page.
 */
export function mergeResults(
  earlier: Results | null,
  { machine, measured }: Results,
  names: readonly string[],
): Results {
  const isSame = earlier !== null && hardwareOf(earlier.machine) === hardwareOf(machine);
  const all = { ...(isSame ? earlier.measured : {}), ...measured };
  const kept = names.flatMap((name) => {
    const found = all[name];
    return found === undefined ? [] : [[name, found] as const];
  });
  return { machine, measured: Object.fromEntries(kept) };
}

/** What a sync takes is measured anew each time. */
function hardwareOf({ disk, ...rest }: Machine): string {
  return JSON.stringify({ ...rest, disk: disk.split(';')[0] });
}

/** Puts the results of a run into `performance.json`, and writes `performance.md` from all that is there. */
export async function writeResults(
  folder: string,
  results: Results,
  names: readonly string[],
): Promise<void> {
  const data = path.join(folder, 'performance.json');
  const page = path.join(folder, 'performance.md');
  const earlier = existsSync(data) ? (JSON.parse(readFileSync(data, 'utf8')) as Results) : null;
  const notes = existsSync(page) ? notesIn(readFileSync(page, 'utf8')) : '';
  const merged = mergeResults(earlier, results, names);
  mkdirSync(folder, { recursive: true });
  writeFileSync(data, JSON.stringify(merged, null, 2));
  writeFileSync(page, performancePage(merged, notes));
  const config = path.join(projectRoot, '.prettierrc.json');
  await outputOf(localTool('prettier'), ['--config', config, '--write', data, page]);
}
