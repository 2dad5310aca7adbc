// Raw SQL: drizzle knows neither SQLite's pragmas nor `total_changes`.
import { countContacts } from '../contact-rows.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { statementsFor } from '../../database/statements.ts';
import type { SearchTerms } from './search-words.ts';

/** What holds of a database until anything in it changes. */
interface Known {
  readonly state: string;
  /** How many contacts there are; null until that was counted. */
  total: number | null;
  /** Beginnings with which every contact has a word. */
  readonly beginnings: Set<string>;
}

const known = new WeakMap<object, Known>();

const statements = statementsFor((sqlite) => ({
  changes: sqlite.prepare<[], number>('SELECT total_changes()').pluck(),
}));

/** Changes with every change by this connection (the first number) or by another one. */
function stateOf(db: OvoDatabase): string {
  const changes = statements(db).changes.get();
  return `${changes} ${String(db.sqlite.pragma('data_version', { simple: true }))}`;
}

/** Null within a transaction: what is found there may be taken back with it. */
function knownOf(db: OvoDatabase): Known | null {
  if (db.sqlite.inTransaction) return null;
  const state = stateOf(db);
  const last = known.get(db.sqlite);
  if (last?.state === state) return last;
  const fresh: Known = { state, total: null, beginnings: new Set() };
  known.set(db.sqlite, fresh);
  return fresh;
}

/**
 * A search without the beginnings that are known to be in every contact, such as the code of the country
 * in which all live: SQLite would read a list of everybody for each. Null where nothing else is searched
 * for, so that all contacts are found; `total` says how many those are.
 */
export function withoutCommon(
  db: OvoDatabase,
  terms: SearchTerms,
): { readonly terms: SearchTerms } | { readonly terms: null; readonly total: number } {
  const { beginnings, total } = knownOf(db) ?? { beginnings: new Set<string>(), total: null };
  if (beginnings.size === 0 || total === null) return { terms };
  const common = [...beginnings];
  const left = terms
    .map((ways) =>
      ways.map((words) =>
        words.filter((word) => !common.some((beginning) => beginning.startsWith(word))),
      ),
    )
    .filter((ways) => ways.every((words) => words.length > 0));
  return left.length > 0 ? { terms: left } : { terms: null, total };
}

/** Where fewer than this part of the ids that were given have a beginning, all contacts are not counted. */
const leastShare = 0.5;

/**
 * Counts who has all terms, by `count` (null where counting is not quick), and remembers a single
 * beginning that everybody has.
 *
 * @param highest the highest id of a contact.
 */
export function countAndLearn(
  db: OvoDatabase,
  terms: SearchTerms,
  highest: number,
  count: () => number | null,
): number | null {
  const [beginning, ...others] = terms.flat(2);
  const before = others.length === 0 ? knownOf(db) : null;
  const counted = count();
  if (before === null || beginning === undefined || counted === null) return counted;
  if (counted < leastShare * highest) return counted;
  before.total ??= countContacts(db);
  // What changed meanwhile was counted by one of the two and not by the other.
  if (counted === before.total && knownOf(db) === before) before.beginnings.add(beginning);
  return counted;
}
