import { openConnection, type WritableDatabase } from '../../src-main/database/open.ts';

/** What SQLite does for a statement: the lines of its plan, outermost first. */
export interface PlannedStatement {
  readonly sql: string;
  readonly plan: readonly string[];
}

/**
 * The plans of all statements that something prepares, in that order. It is done with a connection of its
 * own, for which nothing has been prepared yet.
 */
export function plansOf(
  { file }: WritableDatabase,
  act: (db: WritableDatabase) => unknown,
): readonly PlannedStatement[] {
  const db = openConnection({ file, nativeBinding: undefined, isReadOnly: false });
  try {
    const prepared: string[] = [];
    const prepare = db.sqlite.prepare.bind(db.sqlite);
    Object.defineProperty(db.sqlite, 'prepare', {
      value: (source: string) => {
        prepared.push(source);
        return prepare(source);
      },
    });
    act(db);
    return prepared.map((source) => ({
      sql: source,
      plan: prepare<unknown[], { readonly detail: string }>(`EXPLAIN QUERY PLAN ${source}`)
        .all(...parametersOf(source))
        .map(({ detail }) => detail),
    }));
  } finally {
    db.close();
  }
}

/** Tables that may have a million rows and more. */
const bigTables =
  /\b(?:contacts|messages|list_contacts|contact_tags|suppressions|contact_action_rows|import_rejects|import_changes)\b/;

/** The steps in which SQLite reads all of a big table. */
export function fullScans(statements: readonly PlannedStatement[]): readonly PlannedStatement[] {
  return having(statements, (step) => step.startsWith('SCAN') && bigTables.test(step));
}

/** The steps in which SQLite sorts what it found, because no index has that order. */
export function sorts(statements: readonly PlannedStatement[]): readonly PlannedStatement[] {
  return having(statements, (step) => step.startsWith('USE TEMP B-TREE'));
}

function having(
  statements: readonly PlannedStatement[],
  isMeant: (step: string) => boolean,
): readonly PlannedStatement[] {
  return statements
    .map(({ sql, plan }) => ({ sql, plan: plan.filter(isMeant) }))
    .filter(({ plan }) => plan.length > 0);
}

/** Something for each parameter; the plan does not depend on what. */
function parametersOf(source: string): readonly unknown[] {
  const named = source.match(/(?<=:)[a-z]\w*/gi) ?? [];
  return [
    ...(source.match(/\?/g) ?? []).map(() => null),
    ...(named.length === 0 ? [] : [Object.fromEntries(named.map((name) => [name, null]))]),
  ];
}
