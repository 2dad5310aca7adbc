import { and, eq, inArray, isNotNull, lt } from 'drizzle-orm';
import type { Campaign } from '../../../src-shared/campaign/campaign.ts';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { isCampaignOver, isDraft } from '../../../src-shared/campaign/status.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { prepared, queriesFor, type Given } from '../../database/queries.ts';
import { campaigns, messages } from '../../database/schema.ts';
import { campaignSnapshot, getCampaign } from '../campaign-rows.ts';

const queries = queriesFor((orm) => ({
  deletedBefore: prepared((given: Given<{ before: number }>) =>
    orm
      .select({ id: campaigns.id })
      .from(campaigns)
      .where(lt(campaigns.deletedAt, given('before')))
      .limit(1),
  ),
  someMessages: prepared((given: Given<{ id: number; limit: number }>) =>
    orm
      .select({ id: messages.id })
      .from(messages)
      .where(eq(messages.campaignId, given('id')))
      .limit(given('limit')),
  ),
}));

/**
 * Puts a campaign away, or back among the others. Refused (`conflict`) for one that is scheduled, is being
 * sent or is paused: what still moves stays in sight.
 */
export function archiveCampaign(
  db: WritableDatabase,
  id: number,
  isArchived: boolean,
  now: number,
): CampaignSnapshot {
  const { name, status } = campaignSnapshot(db, id);
  if (isArchived && !isDraft(status) && !isCampaignOver(status)) {
    throw new UserError('conflict', words.campaigns.cannotArchive(name, status));
  }
  db.orm
    .update(campaigns)
    .set({ archivedAt: isArchived ? now : null })
    .where(eq(campaigns.id, id))
    .run();
  return campaignSnapshot(db, id);
}

/** Deletes a draft; `restoreDeleted` undoes that. Anything that was ever started is kept: refused (`conflict`). */
export function deleteDraft(db: WritableDatabase, id: number, now: number): void {
  db.sqlite.transaction(() => {
    const { name, status } = campaignSnapshot(db, id);
    if (!isDraft(status)) {
      throw new UserError('conflict', words.campaigns.cannotRemove(name, status));
    }
    db.orm.update(campaigns).set({ deletedAt: now }).where(eq(campaigns.id, id)).run();
  })();
}

/** Undoes the deletion of a draft. Refused (`not-found`) where it is gone for good, or was not deleted. */
export function restoreDeleted(db: WritableDatabase, id: number): Campaign {
  return db.sqlite.transaction(() => {
    const { changes } = db.orm
      .update(campaigns)
      .set({ deletedAt: null })
      .where(and(eq(campaigns.id, id), isNotNull(campaigns.deletedAt)))
      .run();
    if (changes === 0) throw new UserError('not-found', words.campaigns.notDeleted(id));
    return getCampaign(db, id);
  })();
}

/** Whether any draft was deleted before that time. */
export function hasDeletedBefore(db: OvoDatabase, before: number): boolean {
  return queries(db).deletedBefore.get({ before }) !== undefined;
}

/**
 * Removes some of what was deleted before `before`, for good; true when nothing of that is left. Short,
 * however many messages a draft from a backup has.
 */
export function purgeSomeDeleted(db: WritableDatabase, before: number, limit = 1000): boolean {
  return db.sqlite.transaction(() => {
    const draft = queries(db).deletedBefore.get({ before });
    if (draft === undefined) return true;
    const some = queries(db).someMessages.all({ id: draft.id, limit });
    if (some.length > 0) {
      const ids = some.map(({ id }) => id);
      db.orm.delete(messages).where(inArray(messages.id, ids)).run();
    } else {
      db.orm.delete(campaigns).where(eq(campaigns.id, draft.id)).run();
    }
    return false;
  })();
}
