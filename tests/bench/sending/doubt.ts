import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Row } from '../row.ts';
import { inFolder } from '../bench-setup.ts';
import { rateOf, ratioOf, sendSideBySide } from './side-by-side.ts';

const crashSuite = path.resolve(import.meta.dirname, '../../crash/run.ts');

/** What the crash suite reports of its kills. */
const reportSchema = z.object({ failed: z.int(), mostInDoubt: z.int() });

/** Points of the curve: messages that may be in flight, and how many are sent to measure the rate. */
const points = [
  { inFlight: 1, messages: 1500 },
  { inFlight: 10, messages: 5000 },
  { inFlight: 64, messages: 10_000 },
] as const;

/**
 * The curve of rate against doubt: texts a second, each on the disk, and the most messages that a kill
 * leaves in doubt.
 *
 * @param kills of real processes in the middle of sending, for each point: the crash suite’s, so that each
 *   also proves that nobody was texted twice or left out.
 */
export async function doubt(kills: number): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const { inFlight, messages } of points) {
    const rounds = await sendSideBySide(inFlight, messages);
    const { failed, mostInDoubt } = await killInFlight(inFlight, kills);
    rows.push({
      what: `rate against doubt, at most ${inFlight} in flight`,
      ovo: `${rateOf(rounds, 'ovo')}; ${mostInDoubt} in doubt at most after ${kills} kills`,
      peer: `raw better-sqlite3 (FULL) ${rateOf(rounds, 'raw')}, plainjob (NORMAL) ${rateOf(rounds, 'plainjob')}`,
      ratio: `${ratioOf(rounds, 'raw', 'ovo').toFixed(2)} × raw, ${ratioOf(rounds, 'plainjob', 'ovo').toFixed(2)} × plainjob`,
      budget: `≤ ${inFlight} in doubt, nobody twice, nobody left out`,
      isMet: failed === 0 && mostInDoubt <= inFlight,
      points: [
        {
          'at most in flight': inFlight,
          'in doubt at most': mostInDoubt,
          kills,
          'Ovo (FULL)': rateOf(rounds, 'ovo'),
          'raw better-sqlite3 (FULL)': rateOf(rounds, 'raw'),
          'plainjob (NORMAL)': rateOf(rounds, 'plainjob'),
        },
      ],
    });
  }
  return rows;
}

function killInFlight(inFlight: number, kills: number): Promise<z.infer<typeof reportSchema>> {
  return inFolder(async (folder) => {
    const report = path.join(folder, 'report.json');
    const args = ['--kills', String(kills), '--in-flight', String(inFlight), '--report', report];
    await promisify(execFile)(process.execPath, [crashSuite, ...args]).catch((error: unknown) => {
      // Promises that were broken are in the report.
      if (!(error instanceof Error) || !('code' in error) || error.code !== 1) throw error;
    });
    return reportSchema.parse(JSON.parse(readFileSync(report, 'utf8')));
  });
}
