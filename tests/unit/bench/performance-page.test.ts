import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Machine } from '../../bench/harness/machine.ts';
import {
  notesIn,
  performancePage,
  withoutNote,
  type Measured,
} from '../../bench/harness/performance-page.ts';
import { mergeResults, writeResults } from '../../bench/harness/results.ts';
import type { Row } from '../../bench/row.ts';
import { temporaryFolder } from '../../support/database.ts';

const machine: Machine = {
  cores: '2 × Example',
  memory: '8 GB',
  disk: 'SSD; a sync takes 1.0 ms (median of 50)',
  system: 'linux x64',
  versions: 'Node 24, Electron 45, SQLite 3',
};

const met: Row = {
  what: 'import of 10 rows',
  ovo: '0.10 s',
  peer: 'a | b 0.05 s',
  ratio: '2.00 ×',
  budget: '≤ 2.5 ×',
  isMet: true,
};
const missed: Row = { ...met, what: 'engine, K = 1', ratio: '0.60 ×', isMet: false };

function measuredOn(day: string, ...rows: readonly Row[]): Measured {
  return { day, calibration: 'sqlite3 imports 1,000,000 rows in 2.00 s', told: '--rows 10', rows };
}

const results = { machine, measured: { import: measuredOn('2026-01-02', met) } };

describe('the page of figures', () => {
  it('has the machine, every row, and when each was measured', () => {
    const page = performancePage(results, '');
    for (const line of [
      '- Cores: 2 × Example',
      '1 of 1 rows with a budget meet it.',
      '| import | import of 10 rows | 0.10 s | a \\| b 0.05 s | 2.00 × | ≤ 2.5 × | met |',
      '| import | 2026-01-02 | sqlite3 imports 1,000,000 rows in 2.00 s | --rows 10 |',
    ]) {
      expect(page).toContain(`\n${line}\n`);
    }
    expect(page).not.toContain('Curve');
    expect(page).not.toContain('Without a note');
  });

  it('has the points of a benchmark, of one row or of several, in a table of their own', () => {
    const doubt = measuredOn(
      '2026-01-02',
      { ...met, points: [{ K: 1, rate: '90/s' }] },
      { ...met, points: [{ K: 64, rate: '4,000/s' }] },
    );
    const page = performancePage({ machine, measured: { doubt } }, '');
    expect(page).toContain(
      '### Curve: doubt\n\n| K | rate |\n| --- | --- |\n| 1 | 90/s |\n| 64 | 4,000/s |\n',
    );
  });

  it('calls no row met that has no budget', () => {
    const told = { ...met, budget: '–' };
    const page = performancePage(
      { machine, measured: { engine: measuredOn('2026-01-02', missed, told) } },
      '',
    );
    expect(page).toContain('0 of 1 rows with a budget');
    expect(page).toContain('| – |  |\n');
  });

  it('keeps the notes, and names each missed row that they do not', () => {
    const all = { machine, measured: { engine: measuredOn('2026-01-02', missed, met) } };
    const without = performancePage(all, 'Nothing yet.');
    expect(without).toContain('1 of 2 rows with a budget');
    expect(without).toContain('**not met**');
    expect(without).toContain('Without a note:\n\n- engine, K = 1\n');
    expect(notesIn(without)).toBe('Nothing yet.');
    const notes = '### engine, K = 1\n\nTwo syncs a message.';
    const page = performancePage(all, notes);
    expect(page).not.toContain('Without a note');
    expect(notesIn(page)).toBe(notes);
  });

  it('has no notes where none were ever written', () => {
    expect(notesIn('# Performance\n')).toBe('');
    expect(withoutNote([met, missed], '')).toEqual(['engine, K = 1']);
  });
});

describe('results', () => {
  const names = ['engine', 'import'];

  it('take the place of earlier ones of their own, and leave the others', () => {
    const earlier = {
      machine: { ...machine, disk: 'SSD; a sync takes 9.0 ms (median of 50)' },
      measured: {
        import: measuredOn('2026-01-01', missed),
        engine: measuredOn('2026-01-01', missed),
        gone: measuredOn('2026-01-01', met),
      },
    };
    const merged = mergeResults(earlier, results, names);
    expect(merged).toEqual({
      machine,
      measured: {
        engine: measuredOn('2026-01-01', missed),
        import: measuredOn('2026-01-02', met),
      },
    });
    expect(Object.keys(merged.measured)).toEqual(names);
  });

  it('of another machine are left out', () => {
    const earlier = {
      machine: { ...machine, cores: '64 × Other' },
      measured: { engine: measuredOn('2026-01-01', met) },
    };
    expect(mergeResults(earlier, results, names)).toEqual(results);
  });

  it('are written beside earlier ones, the notes kept', async () => {
    const folder = path.join(temporaryFolder(), 'docs');
    await writeResults(folder, results, names);
    const page = path.join(folder, 'performance.md');
    const end = '<!-- end of the notes -->';
    writeFileSync(page, readFileSync(page, 'utf8').replace(end, `By hand.\n\n${end}`));
    await writeResults(
      folder,
      { machine, measured: { engine: measuredOn('2026-01-03', missed) } },
      names,
    );
    const written = readFileSync(page, 'utf8');
    expect(notesIn(written)).toBe('By hand.');
    expect(written).toMatch(/\| engine +\| engine, K = 1 +\| .*not met/);
    expect(written).toMatch(/\| import +\| import of 10 rows +\| .*met/);
  });
});
