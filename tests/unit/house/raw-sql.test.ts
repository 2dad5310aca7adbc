import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');

/** Raw SQL handed to better-sqlite3, or past drizzle; its own `prepare()` takes nothing. */
const rawSql =
  /\bstatementsFor\b|(?<!\.)\.prepare\s*(?:<(?:[^()]|\([^()]*\))*?>)?\s*\(\s*[^)\s]|\b(?:sqlite|temporary|copy)\s*\.exec\(|\bsql\.raw\(/;

const reason = /^\/\/ Raw SQL: \S.+\.$/;

function problemOf(text: string): string | null {
  const [first = ''] = text.split('\n');
  if (rawSql.test(text)) return reason.test(first) ? null : 'does not say why it has raw SQL';
  return first.startsWith('// Raw SQL') ? 'says why it has raw SQL, and has none' : null;
}

describe('queries', () => {
  it('are drizzle’s, except in files that say in their first line why they have raw SQL', () => {
    const files = globSync('src-main/**/*.ts', { cwd: root });
    const problems = files.flatMap((file) => {
      const problem = problemOf(readFileSync(path.join(root, file), 'utf8'));
      return problem === null ? [] : [`${file} ${problem}`];
    });
    expect(files.length).toBeGreaterThan(100);
    expect(problems).toEqual([]);
  });

  it('say in one place which suppressions are in force; only the schema repeats it for an index', () => {
    const files = globSync('src-main/**/*.ts', { cwd: root }).filter((file) =>
      /lifted_at is null/i.test(readFileSync(path.join(root, file), 'utf8')),
    );
    expect(files.map((file) => file.replaceAll(path.sep, '/')).toSorted()).toEqual([
      'src-main/contacts/suppressions/suppression-rows.ts',
      'src-main/database/schema/contacts.ts',
    ]);
  });

  it.each([
    ["db.sqlite.prepare('SELECT 1').get();", 'does not say why it has raw SQL'],
    ['sqlite.prepare<[number], { readonly id: number }>(`SELECT 1`)', 'does not say why'],
    ['const statements = statementsFor((sqlite) => ({}));', 'does not say why'],
    ['db.sqlite\n  .exec(`VACUUM`);', 'does not say why'],
    ['// Raw SQL: a reason.\nsqlite.exec(`VACUUM`);', null],
    ['// Raw SQL:\nsqlite.exec(`VACUUM`);', 'does not say why'],
    ['// Raw SQL: a reason.\nbuild(sql.placeholder).prepare();', 'and has none'],
    ['const [, name] = /(a)/.exec(text) ?? []; query.prepare();', null],
  ])('are told from others in %j', (text, problem) => {
    const found = problemOf(text);
    if (problem === null) expect(found).toBeNull();
    else expect(found).toContain(problem);
  });
});
