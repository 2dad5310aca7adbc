// Raw SQL: a rule is one condition in SQL, which both check and repair use.
import type { Violation } from '../../../src-shared/maintenance/report.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import type { SchemaObject } from '../../database/identity/schema-differences.ts';
import type { MessageScan } from './message-scan.ts';

/** What a check or a repair goes by. */
export interface FixContext {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** ISO 3166 code of the country that numbers without a country code belong to. */
  readonly country: string;
  /** The tables, indexes and triggers of a sound database. */
  readonly expected: readonly SchemaObject[];
  /** What one pass over all messages found, where that has been made; a rule makes its own otherwise. */
  readonly scan?: MessageScan;
  /** Whether every index is there and fits its table: what it keeps from being twice need not be counted. */
  readonly indexesAreSound?: boolean;
}

/** Something that must hold, and how to find what breaks it. */
export interface Finder {
  readonly name: string;
  /** What breaks it; at most `most` of them. */
  find(db: OvoDatabase, context: FixContext, most: number): readonly Finding[];
  /** What a row of one table has to be for it to be broken: all rules about a table are asked at once. */
  readonly condition?: Condition;
}

/** What a row of one table has to be to break a rule. */
interface Condition {
  readonly table: string;
  readonly where: string;
}

/** A rule that knows how to put right what breaks it: a check and a repair cannot disagree. */
export interface Rule extends Finder {
  /** Repairs every row; returns how many rows were changed or put in quarantine. */
  repair(db: WritableDatabase, context: FixContext): RepairedRows;
}

/** One thing that breaks a rule. */
export type Finding = Omit<Violation, 'rule'>;

/** The result of a repair, in rows. */
export interface RepairedRows {
  readonly changed: number;
  readonly quarantined: number;
}

/** A rule about one column or two of a table, in SQL. The time of the check can be written `:now`. */
export function columnRule(rule: {
  readonly name: string;
  readonly table: string;
  /** Whether a row breaks it. */
  readonly where: string;
  /** The columns that `detail` tells of. */
  readonly reads?: readonly string[];
  readonly detail: Detail;
  /** What makes it right, as of an UPDATE. */
  readonly set: string;
  /** Whether the row as it was is kept in `dismissed_rows`. */
  readonly keepsOriginal?: boolean;
}): Rule {
  const { name, table, where, detail, set } = rule;
  return {
    name,
    condition: { table, where },
    find: (db, { now }, most) =>
      db.sqlite
        .prepare<[{ readonly now: number; readonly most: number }], Told>(
          `SELECT ${told(`'${table}:' || rowid`, rule.reads)} FROM ${table}
            WHERE ${where} LIMIT :most`,
        )
        .raw()
        .all({ now, most })
        .map((row) => findingOf(row, detail)),
    repair(db, { now }) {
      const quarantined =
        rule.keepsOriginal === true ? keepRows(db, { table, where, reason: name, now }) : 0;
      const { changes } = db.sqlite
        .prepare(`UPDATE ${table} SET ${set} WHERE ${where}`)
        .run({ now });
      return { changed: changes, quarantined };
    },
  };
}

/** A rule whose rows cannot be repaired: each is put in quarantine. */
export function quarantineRule(rule: {
  readonly name: string;
  readonly table: string;
  readonly where: string;
  readonly reads?: readonly string[];
  readonly detail: Detail;
}): Rule {
  const { name, table, where, detail } = rule;
  return {
    name,
    condition: { table, where },
    find: (db, { now }, most) =>
      db.sqlite
        .prepare<[{ readonly now: number; readonly most: number }], Told>(
          `SELECT ${told(`'${table}:' || rowid`, rule.reads)} FROM ${table}
            WHERE ${where} LIMIT :most`,
        )
        .raw()
        .all({ now, most })
        .map((row) => findingOf(row, detail)),
    repair(db, { now }) {
      const quarantined = keepRows(db, { table, where, reason: name, now });
      db.sqlite.prepare(`DELETE FROM ${table} WHERE ${where}`).run({ now });
      return { changed: 0, quarantined };
    },
  };
}

/** What is wrong, in words; a function is given the columns that were read, as SQLite writes them. */
export type Detail = string | ((...values: readonly string[]) => string);

/** What breaks a rule, as a statement of `told` returns it: the subject, then what was read of it. */
export type Told = readonly [subject: string, ...values: readonly string[]];

/** What a statement has to select for `findingOf`; `subject` and `reads` are SQL expressions. */
export function told(subject: string, reads: readonly string[] = []): string {
  return [subject, ...reads.map((read) => `coalesce((${read}) || '', 'NULL')`)].join(', ');
}

/** Says what is wrong with what a statement found. */
export function findingOf([subject, ...values]: Told, detail: Detail): Finding {
  return { subject, detail: typeof detail === 'string' ? detail : detail(...values) };
}

/** Texts as SQL has them in `IN (…)`. */
export function sqlTexts(values: readonly string[]): string {
  return values.map((value) => `'${value.replaceAll("'", "''")}'`).join(', ');
}

/** Writes the rows of a table for which `where` holds to `dismissed_rows`; returns how many. */
export function keepRows(
  db: WritableDatabase,
  rows: {
    readonly table: string;
    readonly where: string;
    readonly reason: string;
    readonly now: number;
  },
): number {
  const columns = db.sqlite
    .prepare<[string], string>(`SELECT name FROM pragma_table_info(?)`)
    .pluck()
    .all(rows.table);
  const content = columns
    .map(
      (column) => `'${column}', iif(typeof("${column}") = 'blob', hex("${column}"), "${column}")`,
    )
    .join(', ');
  return db.sqlite
    .prepare(
      `INSERT INTO dismissed_rows (table_name, content, reason, at)
       SELECT '${rows.table}', json_object(${content}), :reason, :now
         FROM ${rows.table} WHERE ${rows.where}`,
    )
    .run({ reason: rows.reason, now: rows.now }).changes;
}
