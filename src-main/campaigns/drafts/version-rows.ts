import { and, desc, eq, lte } from 'drizzle-orm';
import { audienceSchema } from '../../../src-shared/campaign/audience.ts';
import type { CampaignDraft } from '../../../src-shared/campaign/campaign.ts';
import { sendPlanSchema } from '../../../src-shared/campaign/plan.ts';
import {
  changedParts,
  versionsKept,
  type DraftVersion,
} from '../../../src-shared/campaign/version.ts';
import { cutText } from '../../../src-shared/lib/clean-text.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { draftPictureSchema } from '../../../src-shared/picture/picture.ts';
import { words } from '../../../src-shared/words/words.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { prepared, queriesFor, type Given } from '../../database/queries.ts';
import { campaignRevisions } from '../../database/schema.ts';

type VersionRow = typeof campaignRevisions.$inferSelect;

/** The characters of a text that a list of versions shows. */
const beginningLength = 160;

const queries = queriesFor((orm) => ({
  all: prepared((given: Given<{ id: number }>) =>
    orm
      .select()
      .from(campaignRevisions)
      .where(eq(campaignRevisions.campaignId, given('id')))
      .orderBy(desc(campaignRevisions.revision)),
  ),
  one: prepared((given: Given<{ id: number; revision: number }>) =>
    orm
      .select()
      .from(campaignRevisions)
      .where(
        and(
          eq(campaignRevisions.campaignId, given('id')),
          eq(campaignRevisions.revision, given('revision')),
        ),
      ),
  ),
  newestTooMany: prepared((given: Given<{ id: number }>) =>
    orm
      .select({ revision: campaignRevisions.revision })
      .from(campaignRevisions)
      .where(eq(campaignRevisions.campaignId, given('id')))
      .orderBy(desc(campaignRevisions.revision))
      .limit(1)
      .offset(versionsKept),
  ),
}));

/** Keeps a version, instead of `replaced` where that is one; the oldest beyond `versionsKept` go. Call it within a transaction. */
export function keepVersion(
  db: WritableDatabase,
  version: typeof campaignRevisions.$inferInsert,
  replaced: number | null = null,
): void {
  const { campaignId } = version;
  const isOf = eq(campaignRevisions.campaignId, campaignId);
  if (replaced !== null) {
    db.orm
      .delete(campaignRevisions)
      .where(and(isOf, eq(campaignRevisions.revision, replaced)))
      .run();
  }
  db.orm.insert(campaignRevisions).values(version).run();
  const tooMany = queries(db).newestTooMany.get({ id: campaignId });
  if (tooMany === undefined) return;
  db.orm
    .delete(campaignRevisions)
    .where(and(isOf, lte(campaignRevisions.revision, tooMany.revision)))
    .run();
}

/** The versions of a campaign that are kept, the newest first. */
export function listVersions(db: OvoDatabase, id: number): readonly DraftVersion[] {
  const rows = queries(db).all.all({ id });
  const drafts = rows.map(draftOfVersion);
  return rows.map(({ revision, savedAt, body }, index) => {
    const [draft, before] = [drafts[index], drafts[index + 1]];
    return {
      revision,
      savedAt,
      changed: draft === undefined || before === undefined ? null : changedParts(before, draft),
      beginning: cutText(body, beginningLength),
    };
  });
}

/** What a version says. Refused (`not-found`) where it is not kept. */
export function readVersion(db: OvoDatabase, id: number, revision: number): CampaignDraft {
  const row = queries(db).one.get({ id, revision });
  if (row === undefined) throw new UserError('not-found', words.campaigns.noVersion(revision));
  return draftOfVersion(row);
}

function draftOfVersion(version: VersionRow): CampaignDraft {
  const { name, body, sender, audience, plan, picture } = version;
  return {
    name,
    body,
    sender,
    audience: audienceSchema.parse(JSON.parse(audience)),
    ...(plan === '{}' ? {} : { plan: sendPlanSchema.parse(JSON.parse(plan)) }),
    ...(picture === null ? {} : { picture: draftPictureSchema.parse(JSON.parse(picture)) }),
  };
}
