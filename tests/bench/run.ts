import path from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../../tools/project.ts';
import { ensureSystemLibraries } from '../../tools/system-libraries.ts';
import { benchmarks } from './benchmarks.ts';
import { calibrateBudgets } from './harness/budget.ts';
import { calibrate, describeCalibration } from './harness/calibration.ts';
import { compare } from './harness/compare.ts';
import { describeMachine } from './harness/machine.ts';
import { installPeers } from './harness/peers-package.ts';
import { writeResults } from './harness/results.ts';
import { textOf } from './row.ts';

/*
 * Measures what the design has budgets for, each beside its peer in the same run:
 *   npm run bench [-- NAME …] [--list] [--with-postgres] [--write-docs] [--docs FOLDER]
 *     [--compare REV [--turns 2]] [--stored 10000000] [--rows 1000000] [--seconds 30] [--messages 1000000] [--kills 20]
 * A run of everything at full size writes docs/performance.md; one of some rows does with --write-docs.
 */

const sizes = {
  rows: 1_000_000,
  stored: 10_000_000,
  seconds: 30,
  messages: 1_000_000,
  kills: 20,
} as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    list: { type: 'boolean', default: false },
    'with-postgres': { type: 'boolean', default: false },
    'write-docs': { type: 'boolean', default: false },
    docs: { type: 'string', default: path.join(projectRoot, 'docs') },
    compare: { type: 'string' },
    turns: { type: 'string', default: '2' },
    rows: { type: 'string' },
    stored: { type: 'string' },
    seconds: { type: 'string' },
    messages: { type: 'string' },
    kills: { type: 'string' },
  },
});

/** The sizes that were asked for, as they were written. */
const told = Object.keys(sizes).flatMap((size) => {
  const value = values[size as keyof typeof sizes];
  return value === undefined ? [] : [`--${size}`, value];
});

const options = {
  rows: Number(values.rows ?? sizes.rows),
  stored: Number(values.stored ?? sizes.stored),
  seconds: Number(values.seconds ?? sizes.seconds),
  messages: Number(values.messages ?? sizes.messages),
  kills: Number(values.kills ?? sizes.kills),
};

const all = Object.keys(benchmarks);
const everything = all.filter(
  (name) => values['with-postgres'] || benchmarks[name]?.needsPostgres !== true,
);
const names = positionals.length === 0 ? everything : positionals;
const unknown = names.filter((name) => !all.includes(name));

if (values.list) {
  const width = Math.max(...all.map((name) => name.length));
  for (const [name, { what }] of Object.entries(benchmarks)) {
    console.log(`${name.padEnd(width)}  ${what}`);
  }
} else if (unknown.length > 0) {
  for (const name of unknown) {
    console.error(`There is no benchmark “${name}”: ${all.join(', ')}.`);
  }
  process.exitCode = 2;
} else {
  await measure();
}

async function measure(): Promise<void> {
  await installPeers();
  if (names.some((name) => benchmarks[name]?.needsPostgres)) {
    await ensureSystemLibraries('postgres');
  }
  const calibration = await calibrate();
  calibrateBudgets(calibration.importMs);
  console.log(`Calibration: ${describeCalibration(calibration)}.`);
  if (values.compare !== undefined) {
    await compare(values.compare, names, { turns: Number(values.turns), told, calibration });
    return;
  }
  const isWritten = values['write-docs'] || (positionals.length === 0 && told.length === 0);
  const machine = await describeMachine();
  for (const name of names) {
    try {
      const rows = (await benchmarks[name]?.measure(options)) ?? [];
      for (const row of rows) console.log(textOf(row));
      if (!isWritten) continue;
      const measured = {
        day: new Date().toISOString().slice(0, 10),
        calibration: describeCalibration(calibration),
        told: told.join(' '),
        rows,
      };
      await writeResults(values.docs, { machine, measured: { [name]: measured } }, all);
    } catch (error) {
      // The others are still worth measuring.
      console.error(`“${name}” could not be measured:`, error);
      process.exitCode = 1;
    }
  }
}
