import { describe, expect, it } from 'vitest';
import { answerOf, pairRows, type Answer } from '../../bench/harness/compare.ts';
import { textOf, type Row } from '../../bench/row.ts';

function rowOf(what: string, ovo: string): Row {
  return { what, ovo, peer: '–', ratio: '', budget: '–', isMet: true };
}

function measured(...rows: readonly Row[]): Answer {
  return { kind: 'measured', rows };
}

describe('what a tree answers', () => {
  it('is the rows that it printed', () => {
    const row = rowOf('engine', '1,000/s');
    const stdout = `Calibration: 2.00 s.\n${textOf(row)}\n`;
    expect(answerOf({ exitCode: 0, stdout, stderr: '' })).toEqual(measured(row));
  });

  it('is that there is no such benchmark, as every version of the bench says that', () => {
    const stderr = 'There is no benchmark “memory”: engine, twilio.\n';
    expect(answerOf({ exitCode: 2, stdout: '', stderr })).toEqual({ kind: 'has-none' });
  });

  it('is its last words where it failed, also after some rows', () => {
    const stdout = textOf(rowOf('engine', '1,000/s'));
    expect(answerOf({ exitCode: 1, stdout, stderr: 'Error: disk full\n' })).toEqual({
      kind: 'failed',
      reason: 'Error: disk full',
    });
    expect(answerOf({ exitCode: 0, stdout: '', stderr: '' })).toEqual({
      kind: 'failed',
      reason: 'exit code 0',
    });
  });
});

describe('the rows of two trees', () => {
  it('stand side by side by what they measure, turn by turn', () => {
    const there = [
      measured(rowOf('a', '1'), rowOf('old', '2')),
      measured(rowOf('a', '3'), rowOf('old', '4')),
    ];
    const here = [measured(rowOf('new', '5'), rowOf('a', '6')), measured(rowOf('a', '7'))];
    expect(pairRows(there, here)).toEqual([
      { what: 'new', there: [], here: [rowOf('new', '5')] },
      {
        what: 'a',
        there: [rowOf('a', '1'), rowOf('a', '3')],
        here: [rowOf('a', '6'), rowOf('a', '7')],
      },
      { what: 'old', there: [rowOf('old', '2'), rowOf('old', '4')], here: [] },
    ]);
  });

  it('are those of one side alone where the other has none', () => {
    expect(pairRows([{ kind: 'has-none' }], [measured(rowOf('a', '1'))])).toEqual([
      { what: 'a', there: [], here: [rowOf('a', '1')] },
    ]);
  });
});
