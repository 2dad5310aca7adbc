import { and, gt, lte, type SQL } from 'drizzle-orm';
import { UserError } from '../../../src-shared/lib/result.ts';
import { idsIn, type FilterPart } from './filter-part.ts';
import { IdSet } from '../../database/id-set.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { preparedColumn, type Given } from '../../database/queries.ts';
import { contacts } from '../../database/schema.ts';
import type { FilterResult, SearchContext } from './search-cache.ts';
import { highestId } from './search-index.ts';

/** Up to this many ids, a part of a filter is answered by a set of ids instead of testing each contact. */
const mostKnown = 150_000;

/** Ids that are scanned at a time: a newer question waits for no more. */
const scannedAtOnce = 25_000;

/** The same where the words of each contact are searched. */
const testedAtOnce = 2000;

/** The contacts that can match: ids where a part of the filter has few, or leaves few out. Other parts are left to test. */
export function candidatesOf(
  db: OvoDatabase,
  result: FilterResult,
  everybody: () => Int32Array,
): NonNullable<FilterResult['candidates']> {
  if (result.candidates !== undefined) return result.candidates;
  const highest = highestId(db);
  const left: FilterPart[] = [];
  let ids: IdSet | null = null;
  let out: IdSet | null = null;
  for (const part of result.parts) {
    const few =
      part.ids === null || part.idsUpTo !== undefined ? null : fewIn(db, part.ids, highest);
    const fewOut = part.notIds === undefined ? null : fewIn(db, part.notIds, highest);
    if (few !== null) ids = ids === null ? few : ids.and(few);
    else if (fewOut !== null) out = out === null ? fewOut : out.or(fewOut);
    else left.push(part);
  }
  if (out !== null) ids = (ids ?? IdSet.of(everybody(), highest)).without(out);
  result.candidates = { ids, left };
  return result.candidates;
}

/** The ids of a query; null where there are many. */
function fewIn(db: OvoDatabase, query: SQL, highest: number): IdSet | null {
  const ids = idsIn(db, query, mostKnown + 1);
  return ids.length > mostKnown ? null : IdSet.of(ids, highest);
}

/** All contacts that match: from sets of ids as far as there are any, and otherwise from a scan. */
export function allMatchesOf(
  db: OvoDatabase,
  result: FilterResult,
  everybody: () => Int32Array,
  context: SearchContext,
): IdSet {
  if (result.allMatches !== undefined) return result.allMatches;
  const highest = highestId(db);
  const candidates = candidatesOf(db, result, everybody);
  let known = candidates.ids;
  const tested: FilterPart[] = [];
  for (const part of candidates.left) {
    refuseIfCanceled(context);
    if (part.ids === null) tested.push(part);
    else {
      const set = IdSet.of(idsIn(db, part.ids), highest);
      addTested(db, part, set, context);
      known = known === null ? set : known.and(set);
    }
  }
  result.allMatches =
    tested.length === 0 && known !== null
      ? known
      : scanned(db, result, { known, tested, highest }, context);
  return result.allMatches;
}

function scanned(
  db: OvoDatabase,
  result: FilterResult,
  wanted: {
    readonly known: IdSet | null;
    readonly tested: readonly FilterPart[];
    readonly highest: number;
  },
  context: SearchContext,
): IdSet {
  const { known, tested, highest } = wanted;
  result.idScan ??= { upTo: 0, found: new IdSet(highest) };
  const { idScan } = result;
  const conditions = tested.map(({ condition }) => condition);
  const next = ranges(db, conditions);
  while (idScan.upTo < highest) {
    refuseIfCanceled(context);
    const upTo = idScan.upTo + scannedAtOnce;
    for (const id of next(idScan.upTo, upTo)) if (known?.has(id) ?? true) idScan.found.add(id);
    idScan.upTo = upTo;
  }
  return idScan.found;
}

/** Adds the contacts that fulfil a part and that its own query does not know of yet. */
function addTested(db: OvoDatabase, part: FilterPart, set: IdSet, context: SearchContext): void {
  if (part.idsUpTo === undefined) return;
  const next = ranges(db, [part.ofFew ?? part.condition]);
  const highest = highestId(db);
  for (let after = part.idsUpTo; after < highest; after += testedAtOnce) {
    refuseIfCanceled(context);
    for (const id of next(after, after + testedAtOnce)) set.add(id);
  }
}

/** Answers which contacts in a range of ids fulfil all conditions. */
function ranges(
  { orm, sqlite }: OvoDatabase,
  conditions: readonly SQL[],
): (after: number, upTo: number) => readonly number[] {
  const range = preparedColumn(sqlite, (given: Given<{ after: number; upTo: number }>) =>
    orm
      .select({ id: contacts.id })
      .from(contacts)
      .where(and(gt(contacts.id, given('after')), lte(contacts.id, given('upTo')), ...conditions)),
  );
  return (after, upTo) => range.all({ after, upTo });
}

/** Refuses (`canceled`) to go on where the answer is no longer wanted. */
export function refuseIfCanceled(context: SearchContext): void {
  if (context.isCanceled()) {
    throw new UserError('canceled', 'Something else was looked for meanwhile.');
  }
}
