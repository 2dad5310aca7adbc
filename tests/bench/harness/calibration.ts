import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { ensureSystemLibraries } from '../../../tools/system-libraries.ts';
import { shellImport, writePeople } from '../contacts/people-file.ts';
import { share } from '../row.ts';
import { inFolder } from '../bench-setup.ts';

/** What this machine took for the work by which budgets in milliseconds are scaled. */
export interface Calibration {
  /** Milliseconds, the median. */
  readonly importMs: number;
  /** Each try, in milliseconds; none where the figure was handed over by another run. */
  readonly tries: readonly number[];
  readonly sqlite: string;
}

const rows = 1_000_000;
const tries = 3;

/** Hands the figure of a run to the runs that it starts, so that all of them have the same budgets. */
const variable = 'OVO_BENCH_IMPORT_MS';

/** Measures this machine: the sqlite3 shell imports the bench’s file of 1,000,000 rows into a unique column. */
export async function calibrate(): Promise<Calibration> {
  await ensureSystemLibraries('sqlite');
  const sqlite = execFileSync('sqlite3', ['--version'], { encoding: 'utf8' }).split(' ')[0] ?? '';
  const given = Number(process.env[variable]);
  if (given > 0) return { importMs: given, tries: [], sqlite };
  return await inFolder(async (folder) => {
    const csv = path.join(folder, 'people.csv');
    await writePeople(csv, rows);
    const times = Array.from({ length: tries }, () => shellImport(folder, csv));
    return { importMs: share(times, 0.5), tries: times, sqlite };
  });
}

/** The environment of a run that keeps this one’s figure. */
export function sameCalibration({ importMs }: Calibration): NodeJS.ProcessEnv {
  return { [variable]: importMs.toFixed(0) };
}

/** The figure in a sentence. */
export function describeCalibration({ importMs, tries: times, sqlite }: Calibration): string {
  const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(2);
  const how =
    times.length === 0
      ? 'as the run that started this one measured'
      : `the median of ${times.map(seconds).join(', ')}`;
  return `sqlite3 ${sqlite} imports 1,000,000 rows in ${seconds(importMs)} s (${how})`;
}
