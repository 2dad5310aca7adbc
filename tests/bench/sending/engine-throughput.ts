import type { Row } from '../row.ts';
import { rateOf, ratioOf, sendSideBySide, type Round } from './side-by-side.ts';

/** Durable sending (synchronous=FULL, journal), beside plainjob and beside raw better-sqlite3. */
export async function engineThroughput(): Promise<readonly Row[]> {
  const many = await sendSideBySide(64, 10_000);
  const single = await sendSideBySide(1, 1500);
  const overPlainjob = ratioOf(many, 'plainjob', 'ovo');
  return [
    {
      what: 'engine, durable, at most 64 in doubt, beside plainjob',
      ovo: rateOf(many, 'ovo'),
      // What two durable updates can come to at most, in batches as large.
      peer: `plainjob (NORMAL) ${rateOf(many, 'plainjob')}; raw better-sqlite3 (FULL) ${ratioOf(many, 'plainjob', 'raw').toFixed(2)} × that`,
      ratio: `${overPlainjob.toFixed(2)} ×`,
      budget: '≥ 3 ×',
      isMet: overPlainjob >= 3,
    },
    besideRaw('engine, durable, at most 64 in doubt', many, 'two updates in batches of 64'),
    besideRaw('engine, durable, at most 1 in doubt', single, 'two commits a message'),
  ];
}

function besideRaw(what: string, rounds: readonly Round[], how: string): Row {
  const ratio = ratioOf(rounds, 'raw', 'ovo');
  return {
    what,
    ovo: rateOf(rounds, 'ovo'),
    peer: `raw better-sqlite3 (FULL), ${how} ${rateOf(rounds, 'raw')}`,
    ratio: `${ratio.toFixed(2)} ×`,
    budget: '≥ 0.7 ×',
    isMet: ratio >= 0.7,
  };
}
