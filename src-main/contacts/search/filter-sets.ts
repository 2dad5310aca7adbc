import { and, gt, lte, type SQL } from 'drizzle-orm';
import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';
import { IdSet } from '../../database/id-set.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { preparedColumn, type Given } from '../../database/queries.ts';
import { contacts } from '../../database/schema.ts';
import { testerOf } from './contact-order.ts';
import { idSetOf, type FilterPart } from './filter-part.ts';
import {
  keepSet,
  knownSetOf,
  type Matches,
  type SearchCache,
  type SearchContext,
} from './search-cache.ts';
import { highestId } from './search-index.ts';

/** So few contacts are quicker tested one by one than found in a scan of all, or in all that have a word. */
export const fewToTest = 2000;

/** Ids that are scanned at a time: a newer question waits for no more. */
const scannedAtOnce = 25_000;

/** The same where the words of each contact are searched. */
const testedAtOnce = 2000;

/** All contacts that match a filter with these parts, which are not none. Each part is answered by a set, which stays in the cache. */
export function matchesOf(
  db: OvoDatabase,
  cache: SearchCache,
  parts: readonly FilterPart[],
  context: SearchContext,
): Matches {
  const highest = highestId(db);
  let only: IdSet | null = null;
  const leftOut: IdSet[] = [];
  for (const part of parts.toSorted((one, other) => costOf(one) - costOf(other))) {
    refuseIfCanceled(context);
    const known = knownSetOf(cache, part, context);
    if (known === null && only !== null && only.size <= fewToTest && isCostly(part)) {
      only = IdSet.of(testerOf(db, [part])(only.toArray()), highest);
      continue;
    }
    const set = known ?? setOf(db, part, highest, context);
    if (known === null) keepSet(cache, part, set, context);
    if (part.notIds === undefined) only = only?.and(set) ?? set;
    else leftOut.push(set);
  }
  const except = leftOut.reduce((all, set) => all.or(set), new IdSet(highest));
  return only === null ? { only, except } : { only: only.without(except), except: null };
}

/** Whether a part takes long to answer: one for which all contacts are scanned, and one of words, which nearly all may have. */
export function isCostly(part: FilterPart): boolean {
  return costOf(part) > 0;
}

function costOf({ ids, notIds, count }: FilterPart): number {
  if (count !== undefined) return 1;
  return ids === null && notIds === undefined ? 2 : 0;
}

/** Who fulfils a part or, where only those are quick to find, who does not. */
function setOf(db: OvoDatabase, part: FilterPart, highest: number, context: SearchContext): IdSet {
  const query = part.notIds ?? part.quickIds ?? part.ids;
  if (query === null) {
    const set = new IdSet(highest);
    addFrom(db, set, { ...part, after: 0, atOnce: scannedAtOnce }, context);
    return set;
  }
  const set = idSetOf(db, query, highest);
  if (part.idsUpTo === undefined) return set;
  const condition = part.ofFew ?? part.condition;
  addFrom(db, set, { condition, after: part.idsUpTo, atOnce: testedAtOnce }, context);
  return set;
}

/** Scans the contacts after an id, and adds those that fulfil a condition. */
function addFrom(
  { orm, sqlite }: OvoDatabase,
  set: IdSet,
  scan: { readonly condition: SQL; readonly after: number; readonly atOnce: number },
  context: SearchContext,
): void {
  const { condition, atOnce } = scan;
  const range = preparedColumn(sqlite, (given: Given<{ after: number; upTo: number }>) =>
    orm
      .select({ id: contacts.id })
      .from(contacts)
      .where(and(gt(contacts.id, given('after')), lte(contacts.id, given('upTo')), condition)),
  );
  for (let { after } = scan; after < set.highest; after += atOnce) {
    refuseIfCanceled(context);
    for (const id of range.all({ after, upTo: after + atOnce })) set.add(id);
  }
}

/** Refuses (`canceled`) to go on where the answer is no longer wanted. */
export function refuseIfCanceled(context: SearchContext): void {
  if (context.isCanceled()) {
    throw new UserError('canceled', words.contacts.searchOver);
  }
}
