import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Row } from '../row.ts';
import { rateOf, ratioOf, sendSideBySide, type Round } from './side-by-side.ts';

/** Durable sending (synchronous=FULL, journal), beside plainjob and beside raw better-sqlite3. */
export async function engineThroughput(): Promise<readonly Row[]> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const many = await sendSideBySide(64, 10_000, delay);
  const single = await sendSideBySide(1, 1500);
  const p99 = delay.percentile(99) / 1e6;
  const longest = delay.max / 1e6;
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
    {
      what: 'event-loop delay meanwhile',
      ovo: `p99 ${p99.toFixed(1)} ms, max ${longest.toFixed(1)} ms`,
      peer: '–',
      ratio: '',
      budget: 'p99 ≤ 16 ms, max ≤ 100 ms',
      isMet: p99 <= 16 && longest <= 100,
    },
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
