import { and, gt, lte, type SQL } from 'drizzle-orm';
import { UserError } from '../../../src-shared/lib/result.ts';
import { idsIn, type FilterPart } from './filter-part.ts';
import { IdSet } from '../../database/id-set.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { preparedColumn, type Given } from '../../database/queries.ts';
import { contacts } from '../../database/schema.ts';
import type { FilterResult, SearchContext } from './search-cache.ts';
import { highestId } from './search-index.ts';

/** So many are known by name rather than tested one by one. */
const mostKnown = 150_000;

/** Ids looked through at a time: what a newer question may have to wait for. */
const scannedAtOnce = 25_000;

/** The same where words are taken apart. */
const testedAtOnce = 2000;

/** Knows by name those of whom the filter leaves few, or leaves few out; what many satisfy is left to be tested. */
export function candidatesOf(
  db: OvoDatabase,
  result: FilterResult,
  everybody: () => Int32Array,
): NonNullable<FilterResult['narrow']> {
  if (result.narrow !== undefined) return result.narrow;
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
  result.narrow = { ids, left };
  return result.narrow;
}

/** Those ids, where they are not many. */
function fewIn(db: OvoDatabase, query: SQL, highest: number): IdSet | null {
  const ids = idsIn(db, query, mostKnown + 1);
  return ids.length > mostKnown ? null : IdSet.of(ids, highest);
}

/** Everybody whom the filter means: all that is known by name, and for the rest everybody looked through. */
export function allMatchesOf(
  db: OvoDatabase,
  result: FilterResult,
  everybody: () => Int32Array,
  moment: SearchContext,
): IdSet {
  if (result.whole !== undefined) return result.whole;
  const highest = highestId(db);
  const narrow = candidatesOf(db, result, everybody);
  let known = narrow.ids;
  const tested: FilterPart[] = [];
  for (const part of narrow.left) {
    refuseIfCanceled(moment);
    if (part.ids === null) tested.push(part);
    else {
      const set = IdSet.of(idsIn(db, part.ids), highest);
      addTested(db, part, set, moment);
      known = known === null ? set : known.and(set);
    }
  }
  result.whole =
    tested.length === 0 && known !== null
      ? known
      : scanned(db, result, { known, tested, highest }, moment);
  return result.whole;
}

function scanned(
  db: OvoDatabase,
  result: FilterResult,
  wanted: {
    readonly known: IdSet | null;
    readonly tested: readonly FilterPart[];
    readonly highest: number;
  },
  moment: SearchContext,
): IdSet {
  const { known, tested, highest } = wanted;
  result.scan ??= { upTo: 0, found: new IdSet(highest) };
  const { scan } = result;
  const conditions = tested.map(({ condition }) => condition);
  const next = ranges(db, conditions);
  while (scan.upTo < highest) {
    refuseIfCanceled(moment);
    const upTo = scan.upTo + scannedAtOnce;
    for (const id of next(scan.upTo, upTo)) if (known?.has(id) ?? true) scan.found.add(id);
    scan.upTo = upTo;
  }
  return scan.found;
}

/** Adds those who come after all that the part's own query knows of. */
function addTested(db: OvoDatabase, part: FilterPart, set: IdSet, moment: SearchContext): void {
  if (part.idsUpTo === undefined) return;
  const next = ranges(db, [part.ofFew ?? part.condition]);
  const highest = highestId(db);
  for (let after = part.idsUpTo; after < highest; after += testedAtOnce) {
    refuseIfCanceled(moment);
    for (const id of next(after, after + testedAtOnce)) set.add(id);
  }
}

/** Answers for whom in a range of ids all the conditions hold. */
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

/** Ends what nobody wants any more. */
export function refuseIfCanceled(moment: SearchContext): void {
  if (moment.isCanceled()) {
    throw new UserError('canceled', 'Something else was looked for meanwhile.');
  }
}
