import { z } from 'zod';

export type Counts = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What the numbers alone don't say. */
  readonly note?: string;
};

/** A check has no tests of its own: it counts as one. */
export function countCheck(exitCode: number): Counts {
  return exitCode === 0
    ? { passed: 1, failed: 0, skipped: 0 }
    : { passed: 0, failed: 1, skipped: 0, note: `exit code ${exitCode}` };
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

/** A file that fails outside its tests, while it is loaded for one, counts as one that failed. */
export function countVitest(report: unknown): Counts {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } =
    vitestReport.parse(report);
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((result) => result.status !== 'failed'),
  ).length;
  return {
    passed: numPassedTests,
    failed: numFailedTests + brokenFiles,
    skipped: numPendingTests + numTodoTests,
    ...(brokenFiles > 0 && { note: `${brokenFiles} files could not be run` }),
  };
}

const ownReport = z.object({ passed: z.number(), failed: z.number() });

/** What a suite of our own says of itself. */
export function countOwn(report: unknown): Counts {
  return { ...ownReport.parse(report), skipped: 0 };
}

const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
  errors: z.array(z.unknown()),
});

/** Flaky tests failed at first and passed when tried again: passed, but worth a word. */
export function countPlaywright(report: unknown): Counts {
  const { stats, errors } = playwrightReport.parse(report);
  const notes = [
    ...(stats.flaky > 0 ? [`${stats.flaky} flaky`] : []),
    ...(errors.length > 0 ? [`${errors.length} errors outside tests`] : []),
  ];
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    ...(notes.length > 0 && { note: notes.join(', ') }),
  };
}

/**
 * Holds the reported numbers against how the suite ended: one that crashed, wrote no report or ran
 * no test at all must not pass for a good one.
 */
export function countSuite(
  exitCode: number,
  report: unknown,
  count: (report: unknown) => Counts,
): Counts {
  const counts = readCounts(report, count);
  const problem =
    counts === undefined
      ? `exit code ${exitCode}, and no report`
      : counts.passed + counts.failed === 0
        ? 'no test ran'
        : exitCode !== 0 && counts.failed === 0
          ? `exit code ${exitCode}, though no test failed`
          : undefined;
  const known = counts ?? { passed: 0, failed: 0, skipped: 0 };
  if (problem === undefined) return known;
  const note = known.note === undefined ? problem : `${known.note}; ${problem}`;
  return { ...known, failed: known.failed + 1, note };
}

function readCounts(report: unknown, count: (report: unknown) => Counts): Counts | undefined {
  try {
    return count(report);
  } catch {
    return undefined;
  }
}

export type StepResult = { readonly name: string; readonly seconds: number } & Counts;

/** The table for people, and in its very last line the numbers for scripts. */
export function summarize(results: readonly StepResult[]): string {
  const rows = results.map(({ name, passed, failed, skipped, seconds, note }) => [
    failed > 0 ? `✗ ${name}` : `✓ ${name}`,
    String(passed),
    String(failed),
    String(skipped),
    seconds.toFixed(1),
    note ?? '',
  ]);
  const table = [['', 'passed', 'failed', 'skipped', 'seconds', ''], ...rows];
  const lines = table.map(([name = '', ...cells]) =>
    [name.padEnd(14), ...cells.slice(0, 4).map((cell) => cell.padStart(9)), `  ${cells[4] ?? ''}`]
      .join('')
      .trimEnd(),
  );
  const total = (field: 'passed' | 'failed'): number =>
    results.reduce((sum, result) => sum + result[field], 0);
  return [...lines, '', `${total('passed')} passed, ${total('failed')} failed`].join('\n');
}
