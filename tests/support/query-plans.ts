import type { OvoDatabase } from '../../src-main/database/open.ts';

/** What SQLite does for a statement: the lines of its plan, outermost first. */
export interface PlannedStatement {
  readonly sql: string;
  readonly plan: readonly string[];
}

/**
 * The plans of all statements that are prepared while something is done, in that order; those that are
 * prepared at its first use are among them where the database was just opened.
 */
export function plansOf(db: OvoDatabase, act: () => unknown): readonly PlannedStatement[] {
  const { sqlite } = db;
  const prepare = sqlite.prepare.bind(sqlite);
  const prepared: string[] = [];
  const replacePrepare = (value: (source: string) => unknown) =>
    Object.defineProperty(sqlite, 'prepare', { value, configurable: true });
  replacePrepare((source) => {
    prepared.push(source);
    return prepare(source);
  });
  try {
    act();
  } finally {
    replacePrepare(prepare);
  }
  return prepared.map((source) => ({
    sql: source,
    plan: prepare<unknown[], { readonly detail: string }>(`EXPLAIN QUERY PLAN ${source}`)
      .all(...parametersOf(source))
      .map(({ detail }) => detail),
  }));
}

/** Tables that may have a million rows and more. */
const bigTables =
  /\b(?:contacts|messages|list_contacts|contact_tags|suppressions|contact_action_rows|import_rejects|import_changes)\b/;

/** The steps that take long in a big table: reading all of it, and sorting what was found. */
export function slowSteps(
  statements: readonly PlannedStatement[],
): readonly { readonly sql: string; readonly step: string }[] {
  return statements.flatMap(({ sql, plan }) =>
    plan
      .filter((step) =>
        step.startsWith('SCAN') ? bigTables.test(step) : step.startsWith('USE TEMP B-TREE'),
      )
      .map((step) => ({ sql, step })),
  );
}

/** Something for each parameter; the plan does not depend on what. */
function parametersOf(source: string): readonly unknown[] {
  const named = source.match(/(?<=:)[a-z]\w*/gi) ?? [];
  return [
    ...(source.match(/\?/g) ?? []).map(() => null),
    ...(named.length === 0 ? [] : [Object.fromEntries(named.map((name) => [name, null]))]),
  ];
}
