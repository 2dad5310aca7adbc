import { and, count, desc, eq, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { audienceSchema } from '../../src-shared/campaign/audience.ts';
import { renamed, type Campaign, type CampaignDraft } from '../../src-shared/campaign/campaign.ts';
import { sendPlanSchema } from '../../src-shared/campaign/plan.ts';
import { draftPictureSchema } from '../../src-shared/picture/picture.ts';
import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';
import {
  canMoveCampaign,
  isBeforeStart,
  isDraft,
  type CampaignStatus,
} from '../../src-shared/campaign/status.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import { words } from '../../src-shared/words/words.ts';
import type { OvoDatabase, WritableDatabase } from '../database/open.ts';
import { nonNull, prepared, queriesFor, type Given } from '../database/queries.ts';
import { campaigns, messages } from '../database/schema.ts';
import { originalOf, snapshotOf, type CampaignRow } from './history/campaign-snapshot.ts';
import { keepVersion } from './drafts/version-rows.ts';
import {
  isOpen,
  isScheduled,
  openMessages,
  scheduledMessages,
} from './messages/message-indexes.ts';
import { refuseUnknownPicture } from './pictures/picture-rows.ts';
import { countHeldOfCampaign } from './sending/holds/held-messages.ts';

const queries = queriesFor((orm) => ({
  find: prepared((given: Given<{ id: number }>) =>
    orm
      .select()
      .from(campaigns)
      .where(and(eq(campaigns.id, given('id')), isNull(campaigns.deletedAt))),
  ),
  all: prepared(() =>
    orm.select().from(campaigns).where(isNull(campaigns.deletedAt)).orderBy(desc(campaigns.id)),
  ),
  countOpen: prepared((given: Given<{ id: number }>) =>
    orm
      .select({
        sending: countWhere(eq(messages.status, 'sending')),
        unconfirmed: countWhere(eq(messages.status, 'unconfirmed')),
        perhapsScheduled: countWhere(isPerhapsScheduled),
      })
      .from(openMessages)
      .where(and(eq(messages.campaignId, given('id')), isOpen)),
  ),
  countScheduled: prepared((given: Given<{ id: number }>) =>
    orm
      .select({ scheduled: count() })
      .from(scheduledMessages)
      .where(and(eq(messages.campaignId, given('id')), isScheduled)),
  ),
  countAllScheduled: prepared(() =>
    orm
      .select({ id: nonNull(messages.campaignId), scheduled: count() })
      .from(scheduledMessages)
      .where(isScheduled)
      .groupBy(messages.campaignId),
  ),
  countAllOpen: prepared(() =>
    orm
      .select({
        id: nonNull(messages.campaignId),
        sending: countWhere(eq(messages.status, 'sending')),
        unconfirmed: countWhere(eq(messages.status, 'unconfirmed')),
        perhapsScheduled: countWhere(isPerhapsScheduled),
      })
      .from(openMessages)
      .where(isOpen)
      .groupBy(messages.campaignId),
  ),
}));

/** Handed over to the provider's scheduler, and the answer was lost. */
const isPerhapsScheduled = sql`${eq(messages.status, 'unconfirmed')} AND ${isNotNull(messages.sendAt)}`;

function countWhere(condition: SQL): SQL<number> {
  return sql<number>`count(*) FILTER (WHERE ${condition})`;
}

function findRow(db: OvoDatabase, id: number): CampaignRow {
  const row = queries(db).find.get({ id });
  if (row === undefined) throw new UserError('not-found', words.campaigns.notFound(id));
  return row;
}

function draftOf(row: CampaignRow): CampaignDraft {
  return {
    name: row.name,
    body: row.body,
    sender: row.sender,
    audience: audienceSchema.parse(JSON.parse(row.audience)),
    ...(row.plan === '{}' ? {} : { plan: sendPlanSchema.parse(JSON.parse(row.plan)) }),
    ...(row.picture === null ? {} : { picture: draftPictureSchema.parse(JSON.parse(row.picture)) }),
  };
}

/** Makes a draft. */
export function createCampaign(db: WritableDatabase, draft: CampaignDraft, now: number): Campaign {
  return db.sqlite.transaction(() => {
    refuseUnknownPicture(db, draft.picture);
    const { id } = db.orm
      .insert(campaigns)
      .values({ ...columnsOf(draft), uid: randomUUID(), createdAt: now, updatedAt: now })
      .returning({ id: campaigns.id })
      .get();
    keepVersion(db, { ...columnsOf(draft), campaignId: id, revision: 1, savedAt: now });
    return getCampaign(db, id);
  })();
}

/**
 * Saves a draft's text and audience as its next revision. Refused (`conflict`) once it has started,
 * and when it was saved by somebody else since `revision`; nothing is changed then.
 *
 * @param isSameVersion whether the version of `revision` is no version of its own: the new one takes its place.
 */
export function saveCampaign(
  db: WritableDatabase,
  id: number,
  revision: number,
  draft: CampaignDraft,
  now: number,
  isSameVersion = false,
): Campaign {
  return db.sqlite.transaction(() => {
    const row = findRow(db, id);
    if (!isDraft(row.status)) {
      throw new UserError('conflict', words.campaigns.cannotChange(row.name, row.status));
    }
    if (row.revision !== revision) {
      throw new UserError('conflict', words.campaigns.savedElsewhere(row.name));
    }
    if (JSON.stringify(draftOf(row)) === JSON.stringify(draft)) return getCampaign(db, id);
    refuseUnknownPicture(db, draft.picture);
    db.orm
      .update(campaigns)
      .set({ ...columnsOf(draft), revision: revision + 1, updatedAt: now })
      .where(eq(campaigns.id, id))
      .run();
    keepVersion(
      db,
      { ...columnsOf(draft), campaignId: id, revision: revision + 1, savedAt: now },
      isSameVersion ? revision : null,
    );
    return getCampaign(db, id);
  })();
}

function columnsOf(draft: CampaignDraft) {
  return {
    name: draft.name,
    body: draft.body,
    sender: draft.sender,
    audience: JSON.stringify(draft.audience),
    plan: JSON.stringify(draft.plan ?? {}),
    picture: draft.picture === undefined ? null : JSON.stringify(draft.picture),
  };
}

/** A campaign with its text and its state. Refused (`not-found`) where there is none, or a deleted draft. */
export function getCampaign(db: OvoDatabase, id: number): Campaign {
  const row = findRow(db, id);
  return {
    draft: draftOf(row),
    revision: row.revision,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    snapshot: toSnapshot(db, row),
    original: originalOf(row),
  };
}

/** Whether somebody put a campaign away. */
export function isArchived(db: OvoDatabase, id: number): boolean {
  return findRow(db, id).archivedAt !== null;
}

/** The plan of a campaign as the table has it. Refused (`not-found`) where there is none. */
export function planOfCampaign(db: OvoDatabase, id: number): string {
  return findRow(db, id).plan;
}

/** Every campaign, the newest first. */
export function listCampaigns(db: OvoDatabase): readonly CampaignSnapshot[] {
  const open = new Map(
    queries(db)
      .countAllOpen.all()
      .map((counts) => [counts.id, counts]),
  );
  const scheduled = new Map(
    queries(db)
      .countAllScheduled.all()
      .map((counts) => [counts.id, counts.scheduled]),
  );
  return queries(db)
    .all.all()
    .map((row) => {
      const counts = open.get(row.id) ?? nothingOpen;
      const held = heldOf(db, row);
      return snapshotOf(row, { ...counts, scheduled: scheduled.get(row.id) ?? 0, held });
    });
}

/** How one campaign stands. Refused (`not-found`) where there is none. */
export function campaignSnapshot(db: OvoDatabase, id: number): CampaignSnapshot {
  return toSnapshot(db, findRow(db, id));
}

const nothingOpen = { sending: 0, unconfirmed: 0, perhapsScheduled: 0 };

function toSnapshot(db: OvoDatabase, row: CampaignRow): CampaignSnapshot {
  const counts = queries(db).countOpen.get({ id: row.id }) ?? nothingOpen;
  const scheduled = queries(db).countScheduled.get({ id: row.id })?.scheduled ?? 0;
  return snapshotOf(row, { ...counts, scheduled, held: heldOf(db, row) });
}

/** How many of its messages are held; of what is not being sent nothing is. */
function heldOf(db: OvoDatabase, { id, status }: CampaignRow): number {
  return status === 'sending' || status === 'paused' ? countHeldOfCampaign(db, id) : 0;
}

/** Refuses (`conflict`) to start a campaign that has started. */
export function refuseIfStarted({ name, status }: Pick<CampaignSnapshot, 'name' | 'status'>): void {
  if (isBeforeStart(status)) return;
  throw new UserError('conflict', words.campaigns.startedAlready(name, status));
}

/** A new draft with the same text, sender and audience. */
export function duplicateCampaign(db: WritableDatabase, id: number, now: number): Campaign {
  const draft = draftOf(findRow(db, id));
  const name = renamed(draft.name, words.campaigns.copy);
  return createCampaign(db, { ...draft, name }, now);
}

/**
 * Moves a campaign to another status. Refused (`conflict`) where that move does not exist; `refusal` says
 * so to whoever asked for it.
 */
export function moveCampaign(
  db: WritableDatabase,
  id: number,
  to: CampaignStatus,
  refusal: (name: string, status: CampaignStatus) => string,
  changes: Partial<typeof campaigns.$inferInsert>,
): void {
  const row = findRow(db, id);
  if (!canMoveCampaign(row.status, to)) {
    throw new UserError('conflict', refusal(row.name, row.status));
  }
  db.orm
    .update(campaigns)
    .set({ status: to, ...changes })
    .where(eq(campaigns.id, id))
    .run();
}
