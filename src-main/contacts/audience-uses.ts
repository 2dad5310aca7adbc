import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import {
  audienceSchema,
  withTagsRenamed,
  type Audience,
} from '../../src-shared/campaign/audience.ts';
import { isBeforeStart, statusesBeforeStart } from '../../src-shared/campaign/status.ts';
import type { OvoDatabase, WritableDatabase } from '../database/open.ts';
import { prepared, queriesFor } from '../database/queries.ts';
import { campaigns } from '../database/schema.ts';
import { withoutCapitals } from './search/search-functions.ts';

const queries = queriesFor((orm) => ({
  started: prepared(() =>
    orm
      .select({ audience: campaigns.audience, startedAt: campaigns.startedAt })
      .from(campaigns)
      .where(and(isNotNull(campaigns.startedAt), eq(campaigns.isPractice, 0))),
  ),
  notOver: prepared(() =>
    orm
      .select({
        id: campaigns.id,
        name: campaigns.name,
        audience: campaigns.audience,
        status: campaigns.status,
        deletedAt: campaigns.deletedAt,
      })
      .from(campaigns)
      .where(inArray(campaigns.status, [...statusesBeforeStart, 'sending', 'paused'])),
  ),
}));

/** When a campaign last went to each list, by its id. Practice and exclusions do not count. */
export function lastTextedLists(db: OvoDatabase): ReadonlyMap<number, number> {
  const lastTexted = new Map<number, number>();
  for (const { audience, startedAt } of queries(db).started.all()) {
    for (const id of listsOf(audience)) {
      lastTexted.set(id, Math.max(lastTexted.get(id) ?? 0, startedAt ?? 0));
    }
  }
  return lastTexted;
}

/**
 * The names of the campaigns that are not over and whose audience is meant: drafts, and those started. A
 * deleted draft uses nothing.
 */
export function campaignsUsing(
  db: OvoDatabase,
  isMeant: (audience: Audience) => boolean,
): { readonly drafts: readonly string[]; readonly started: readonly string[] } {
  const using = queries(db)
    .notOver.all()
    .filter(({ audience, deletedAt }) => deletedAt === null && isMeant(readAudience(audience)));
  const names = (areDrafts: boolean) =>
    using.filter(({ status }) => isBeforeStart(status) === areDrafts).map(({ name }) => name);
  return { drafts: names(true), started: names(false) };
}

/**
 * Gives a tag its new name in the audiences of all campaigns that are not over, so that they go to the
 * same people. No new revision: the draft means what it meant. Call it within a transaction.
 */
export function renameTagInAudiences(
  db: WritableDatabase,
  { from, to }: { readonly from: string; readonly to: string },
): void {
  const folded = withoutCapitals(from);
  const rename = (tag: string) => (withoutCapitals(tag) === folded ? to : tag);
  for (const { id, audience } of queries(db).notOver.all()) {
    const renamed = JSON.stringify(withTagsRenamed(readAudience(audience), rename));
    if (renamed === audience) continue;
    db.orm.update(campaigns).set({ audience: renamed }).where(eq(campaigns.id, id)).run();
  }
}

/** The lists of a stored audience; none where it cannot be read, which check and repair tells. */
function listsOf(audience: string): readonly number[] {
  try {
    return audienceSchema.safeParse(JSON.parse(audience)).data?.listIds ?? [];
  } catch {
    return [];
  }
}

function readAudience(json: string): Audience {
  return audienceSchema.parse(JSON.parse(json));
}
