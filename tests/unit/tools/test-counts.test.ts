import { describe, expect, it } from 'vitest';
import {
  countCheck,
  countOwn,
  countPlaywright,
  countSuite,
  countVitest,
  summarize,
} from '../../../tools/test-counts.ts';

const vitestReport = {
  numPassedTests: 12,
  numFailedTests: 0,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }],
};

const playwrightReport = {
  stats: { expected: 5, unexpected: 0, flaky: 0, skipped: 1 },
  errors: [],
};

describe('a check', () => {
  it('counts as one test', () => {
    expect(countCheck(0)).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(countCheck(2)).toEqual({ passed: 0, failed: 1, skipped: 0, note: 'exit code 2' });
  });
});

describe('counting vitest', () => {
  it('takes its numbers', () => {
    expect(countVitest(vitestReport)).toEqual({ passed: 12, failed: 0, skipped: 3 });
  });

  it('counts a file that could not be loaded as one failure', () => {
    const broken = { status: 'failed', assertionResults: [] };
    const testResults = [...vitestReport.testResults, broken];
    expect(countVitest({ ...vitestReport, testResults })).toMatchObject({ passed: 12, failed: 1 });
  });

  it('does not count a failed test twice', () => {
    const failed = { status: 'failed', assertionResults: [{ status: 'failed' }] };
    const report = { ...vitestReport, numFailedTests: 1, testResults: [failed] };
    expect(countVitest(report).failed).toBe(1);
  });
});

describe('counting Playwright', () => {
  it('counts flaky tests as passed and says so', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 2, skipped: 0 };
    expect(countPlaywright({ stats, errors: [] })).toEqual({
      passed: 7,
      failed: 1,
      skipped: 0,
      note: '2 flaky',
    });
  });

  it('counts an error outside the tests as a failure', () => {
    expect(countPlaywright({ ...playwrightReport, errors: [{}] }).failed).toBe(1);
  });
});

describe('a suite fails', () => {
  it('when it wrote no report', () => {
    expect(countSuite(139, undefined, countVitest)).toEqual({
      passed: 0,
      failed: 1,
      skipped: 0,
      note: 'exit code 139, and no report',
    });
  });

  it('when its report is not one', () => {
    expect(countSuite(0, { hello: 'world' }, countPlaywright).failed).toBe(1);
  });

  it('of our own, when it ended before it said how it went', () => {
    expect(countSuite(0, { passed: 11, failed: 0 }, countOwn)).toEqual({
      passed: 11,
      failed: 0,
      skipped: 0,
    });
    expect(countSuite(1, undefined, countOwn).failed).toBe(1);
    expect(countSuite(1, { passed: 9, failed: 2 }, countOwn)).toMatchObject({ failed: 2 });
  });

  it('when no test ran', () => {
    const report = { ...vitestReport, numPassedTests: 0, testResults: [] };
    expect(countSuite(0, report, countVitest)).toMatchObject({ failed: 1, note: 'no test ran' });
  });

  it('when it ended badly though every test passed', () => {
    expect(countSuite(1, playwrightReport, countPlaywright)).toMatchObject({
      passed: 5,
      failed: 1,
    });
  });

  it('not otherwise', () => {
    expect(countSuite(0, playwrightReport, countPlaywright)).toEqual({
      passed: 5,
      failed: 0,
      skipped: 1,
    });
  });

  it('with the failures it reported, and no more', () => {
    const stats = { ...playwrightReport.stats, unexpected: 2 };
    expect(countSuite(1, { stats, errors: [] }, countPlaywright).failed).toBe(2);
  });
});

describe('the summary', () => {
  it('ends in the total numbers', () => {
    const summary = summarize([
      { name: 'format', seconds: 1.24, passed: 1, failed: 0, skipped: 0 },
      { name: 'vitest', seconds: 20, passed: 300, failed: 2, skipped: 1, note: 'exit code 1' },
    ]);
    const lines = summary.split('\n');
    expect(lines.at(-1)).toBe('301 passed, 2 failed');
    expect(lines).toContain('✓ format              1        0        0      1.2');
    expect(lines).toContain('✗ vitest            300        2        1     20.0  exit code 1');
  });
});
