import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';

/** A test that failed, and the beginning of why. */
export type TestFailure = { readonly test: string; readonly lines: readonly string[] };

/** Of what a test says when it fails, so many lines are shown once more at the end. */
const linesShown = 16;

/** A longer line is cut; a counterexample can have thousands of characters. */
const charactersShown = 400;

/** Failures shown of one step; whatever breaks everything is seen from a few. */
const mostShown = 50;

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

/** What failed of vitest, a file that could not be loaded included. */
export function failuresOfVitest(report: unknown): readonly TestFailure[] {
  return vitestReport.parse(report).testResults.flatMap((file) => {
    const failed = file.assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length === 0 && file.status === 'failed') {
      return [{ test: file.name, lines: firstLines(file.message) }];
    }
    return failed.map(({ fullName, failureMessages }) => ({
      test: `${file.name} > ${fullName}`,
      lines: firstLines((failureMessages ?? []).join('\n')),
    }));
  });
}

const playwrightError = z.object({ message: z.string().default('') });

interface Suite {
  readonly title: string;
  readonly suites: readonly Suite[];
  readonly specs: readonly {
    readonly title: string;
    readonly ok: boolean;
    readonly tests: readonly {
      readonly results: readonly { readonly errors: readonly { readonly message: string }[] }[];
    }[];
  }[];
}

const suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({
    title: z.string(),
    suites: z.array(suite).default([]),
    specs: z
      .array(
        z.object({
          title: z.string(),
          ok: z.boolean(),
          tests: z.array(
            z.object({
              results: z.array(z.object({ errors: z.array(playwrightError).default([]) })),
            }),
          ),
        }),
      )
      .default([]),
  }),
);

const playwrightReport = z.object({
  suites: z.array(suite),
  errors: z.array(playwrightError),
});

/** What failed of Playwright, with what went wrong outside its tests. */
export function failuresOfPlaywright(report: unknown): readonly TestFailure[] {
  const { suites, errors } = playwrightReport.parse(report);
  return [
    ...suites.flatMap((each) => failuresOfSuite(each, [])),
    ...errors.map(({ message }) => ({ test: 'outside the tests', lines: firstLines(message) })),
  ];
}

function failuresOfSuite(
  { title, suites, specs }: Suite,
  above: readonly string[],
): readonly TestFailure[] {
  const path = [...above, title];
  return [
    ...specs
      .filter(({ ok }) => !ok)
      .map((spec) => ({
        test: [...path, spec.title].join(' > '),
        lines: firstLines(
          spec.tests
            .flatMap(({ results }) => results.flatMap(({ errors }) => errors))
            .map(({ message }) => message)
            .at(0) ?? '',
        ),
      })),
    ...suites.flatMap((each) => failuresOfSuite(each, path)),
  ];
}

const ownReport = z.object({ failures: z.array(z.string()).default([]) });

/** What a suite of our own says of what failed: the first line of each is the name of the test. */
export function failuresOfOwn(report: unknown): readonly TestFailure[] {
  return ownReport.parse(report).failures.map((text) => {
    const [test = '', ...lines] = text.split('\n');
    return { test, lines: firstLines(lines.join('\n')) };
  });
}

/** What failed of a step, by what reads its report; nothing where there is no report to read. */
export function readFailures(
  report: unknown,
  read: (report: unknown) => readonly TestFailure[],
): readonly TestFailure[] {
  try {
    return read(report);
  } catch {
    return [];
  }
}

/** All that failed once more, so that whoever sees only the end of a log sees what it was. */
export function describeFailures(
  steps: readonly { readonly name: string; readonly failures: readonly TestFailure[] }[],
): readonly string[] {
  return steps.flatMap(({ name, failures }) => {
    const shown = failures
      .slice(0, mostShown)
      .flatMap(({ test, lines }) => [`✗ ${name}: ${test}`, ...lines.map((line) => `    ${line}`)]);
    const more = failures.length - mostShown;
    return more > 0 ? [...shown, `✗ ${name}: and ${more} more`] : shown;
  });
}

function firstLines(text: string): readonly string[] {
  return stripVTControlCharacters(text)
    .split('\n')
    .map((line) => line.trimEnd().slice(0, charactersShown))
    .filter((line) => line !== '')
    .slice(0, linesShown);
}
