import { describe, expect, it } from 'vitest';
import {
  describeFailures,
  failuresOfOwn,
  failuresOfPlaywright,
  failuresOfVitest,
  readFailures,
} from '../../../tools/test-failures.ts';

describe('what failed', () => {
  it('of vitest is named with its file, and with the first lines without colours', () => {
    const report = {
      testResults: [
        {
          name: 'a.test.ts',
          status: 'failed',
          message: '',
          assertionResults: [
            { status: 'passed', fullName: 'works', failureMessages: [] },
            {
              status: 'failed',
              fullName: 'group breaks',
              failureMessages: [
                `\u001b[31mError: one\u001b[39m\n\n  at b\n${'c'.repeat(500)}${'\nd'.repeat(20)}`,
              ],
            },
          ],
        },
      ],
    };
    expect(failuresOfVitest(report)).toEqual([
      {
        test: 'a.test.ts > group breaks',
        lines: ['Error: one', '  at b', 'c'.repeat(400), ...Array.from({ length: 13 }, () => 'd')],
      },
    ]);
  });

  it('of vitest may be a file that could not be loaded', () => {
    const file = {
      name: 'b.test.ts',
      status: 'failed',
      message: 'No such module',
      assertionResults: [],
    };
    expect(failuresOfVitest({ testResults: [file] })).toEqual([
      { test: 'b.test.ts', lines: ['No such module'] },
    ]);
  });

  it('of Playwright is found in suites within suites, and outside them', () => {
    const spec = (title: string, ok: boolean) => ({
      title,
      ok,
      tests: [{ results: [{ errors: ok ? [] : [{ message: 'Timed out' }] }] }],
    });
    const inner = { title: 'the window', specs: [spec('opens', true), spec('closes', false)] };
    const report = {
      suites: [{ title: 'app.spec.ts', specs: [spec('starts', false)], suites: [inner] }],
      errors: [{ message: 'No browser' }],
    };
    expect(failuresOfPlaywright(report).map(({ test, lines }) => [test, ...lines])).toEqual([
      ['app.spec.ts > starts', 'Timed out'],
      ['app.spec.ts > the window > closes', 'Timed out'],
      ['outside the tests', 'No browser'],
    ]);
  });

  it('of our own suites is what they say, and nothing where they say nothing', () => {
    expect(failuresOfOwn({ passed: 1, failed: 1, failures: ['nobody twice\nAnn\nBob'] })).toEqual([
      { test: 'nobody twice', lines: ['Ann', 'Bob'] },
    ]);
    expect(failuresOfOwn({ passed: 1, failed: 0 })).toEqual([]);
  });

  it('is nothing where there is no report', () => {
    expect(readFailures(undefined, failuresOfVitest)).toEqual([]);
  });
});

it('failures are told step by step, and of very many only some', () => {
  const failures = Array.from({ length: 52 }, (_, index) => ({ test: `t${index}`, lines: ['x'] }));
  const told = describeFailures([
    { name: 'format', failures: [] },
    { name: 'vitest', failures },
  ]);
  expect(told.slice(0, 3)).toEqual(['✗ vitest: t0', '    x', '✗ vitest: t1']);
  expect(told.at(-1)).toBe('✗ vitest: and 2 more');
});
