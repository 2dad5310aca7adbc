import { readPauseReason, sayPauseReason } from '../../src-shared/campaign/pause-reason.ts';
import { and, count, desc, eq, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { audienceSchema } from '../../src-shared/campaign/audience.ts';
import { renamed, type Campaign, type CampaignDraft } from '../../src-shared/campaign/campaign.ts';
import {
  originalFiguresSchema,
  type OriginalFigures,
} from '../../src-shared/campaign/original-figures.ts';
import { handOverSchema, type HandOver } from '../../src-shared/campaign/hand-over.ts';
import { sendPlanSchema } from '../../src-shared/campaign/plan.ts';
import { draftPictureSchema } from '../../src-shared/picture/picture.ts';
import { progressOf, settledOf } from '../../src-shared/campaign/progress.ts';
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
import { keepVersion } from './drafts/version-rows.ts';
import { isOpen, isScheduled, openMessages, scheduledMessages } from './message-indexes.ts';
import { refuseUnknownPicture } from './pictures/picture-rows.ts';

type CampaignRow = typeof campaigns.$inferSelect;

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
  uid: prepared((given: Given<{ id: number }>) =>
    orm
      .select({ uid: campaigns.uid })
      .from(campaigns)
      .where(eq(campaigns.id, given('id'))),
  ),
  journalFacts: prepared((given: Given<{ id: number }>) =>
    orm
      .select({ uid: campaigns.uid, isPractice: campaigns.isPractice })
      .from(campaigns)
      .where(eq(campaigns.id, given('id'))),
  ),
  withUid: prepared((given: Given<{ uid: string }>) =>
    orm
      .select({ id: campaigns.id })
      .from(campaigns)
      .where(eq(campaigns.uid, given('uid'))),
  ),
  countOpen: prepared((given: Given<{ id: number }>) =>
    orm
      .select({
        sending: countWhere(eq(messages.status, 'sending')),
        unconfirmed: countWhere(eq(messages.status, 'unconfirmed')),
        lost: countWhere(isLost),
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
        lost: countWhere(isLost),
      })
      .from(openMessages)
      .where(isOpen)
      .groupBy(messages.campaignId),
  ),
}));

/** Handed over to the provider's scheduler, and the answer was lost. */
const isLost = sql`${eq(messages.status, 'unconfirmed')} AND ${isNotNull(messages.sendAt)}`;

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

/** What a campaign is called outside the database, where ids may be given again after a restore. */
export function uidOfCampaign(db: OvoDatabase, id: number): string | undefined {
  return queries(db).uid.get({ id })?.uid;
}

/** The plan of a campaign as the table has it. Refused (`not-found`) where there is none. */
export function planOfCampaign(db: OvoDatabase, id: number): string {
  return findRow(db, id).plan;
}

/** What the send journal has of a campaign. */
export interface JournalFacts {
  /** As `uidOfCampaign` has it. */
  readonly uid: string;
  readonly isPractice: boolean;
}

/** What the send journal needs of a campaign; undefined where there is none. */
export function journalFactsOf(db: OvoDatabase, id: number): JournalFacts | undefined {
  const facts = queries(db).journalFacts.get({ id });
  return facts && { uid: facts.uid, isPractice: facts.isPractice === 1 };
}

/** The id of the campaign that is called so outside the database. */
export function campaignWithUid(db: OvoDatabase, uid: string): number | undefined {
  return queries(db).withUid.get({ uid })?.id;
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
      return snapshotOf(row, { ...counts, scheduled: scheduled.get(row.id) ?? 0 });
    });
}

/** How one campaign stands. Refused (`not-found`) where there is none. */
export function campaignSnapshot(db: OvoDatabase, id: number): CampaignSnapshot {
  return toSnapshot(db, findRow(db, id));
}

const nothingOpen = { sending: 0, unconfirmed: 0, lost: 0 };

/** Counts of messages that are not settled. */
interface OpenCounts {
  readonly sending: number;
  readonly unconfirmed: number;
  /** Of those unconfirmed. */
  readonly lost: number;
  readonly scheduled: number;
}

function toSnapshot(db: OvoDatabase, row: CampaignRow): CampaignSnapshot {
  const counts = queries(db).countOpen.get({ id: row.id }) ?? nothingOpen;
  const scheduled = queries(db).countScheduled.get({ id: row.id })?.scheduled ?? 0;
  return snapshotOf(row, { ...counts, scheduled });
}

function snapshotOf(row: CampaignRow, open: OpenCounts): CampaignSnapshot {
  const given = open.unconfirmed + open.scheduled;
  const unsettled = Math.max(0, row.contactCount - settledOf(row) - given);
  const isCanceled = row.status === 'canceled';
  return {
    id: row.id,
    name: row.name,
    status: row.status,
    gateway: row.gateway,
    isPractice: row.isPractice === 1,
    contactCount: row.contactCount,
    sentCount: row.sentCount,
    failedCount: row.failedCount,
    skippedCount: row.skippedCount,
    deliveredCount: row.deliveredCount,
    undeliveredCount: row.undeliveredCount,
    noReceiptCount: row.noReceiptCount,
    awaitingReceiptCount: Math.max(
      0,
      row.sentCount - row.deliveredCount - row.undeliveredCount - row.noReceiptCount,
    ),
    receiptsAsOf: row.receiptsAskedAt,
    unconfirmedCount: open.unconfirmed,
    scheduledCount: open.scheduled,
    perhapsScheduledCount: open.lost,
    queuedCount: isCanceled ? open.sending : unsettled,
    canceledCount: isCanceled ? Math.max(0, unsettled - open.sending) : 0,
    progress: row.status === 'completed' ? 100 : progressOf(row),
    startedAt: row.startedAt,
    ...(row.status === 'scheduled' ? { scheduledAt: row.scheduledAt } : {}),
    completedAt: row.completedAt,
    ...pausedReasonOf(row),
    damaged: damageOf(row),
    isEstimated: row.isEstimated !== 0,
    handOver: readHandOver(row.handOver),
    isArchived: row.archivedAt !== null,
  };
}

function pausedReasonOf({ pausedReason, pausedDetail }: CampaignRow) {
  if (pausedReason === null) return { pausedReason: null, pausedReasonCode: null };
  const reason = readPauseReason({ pausedReason, pausedDetail });
  return { pausedReason: sayPauseReason(reason), pausedReasonCode: reason.code };
}

/** How a campaign is handed over, as the table has it. */
export function readHandOver(handOver: string | null): HandOver | null {
  if (handOver === null) return null;
  try {
    return handOverSchema.parse(JSON.parse(handOver));
  } catch {
    // Damaged: it is sent from here, and what the provider has is still known by its messages.
    return null;
  }
}

function damageOf(row: CampaignRow): OriginalFigures | null {
  const original = originalOf(row);
  return original?.repairedAt === null ? original.figures : null;
}

function originalOf({ originalFigures, originalRepairedAt }: CampaignRow): Campaign['original'] {
  if (originalFigures === null) return null;
  const figures = originalFiguresSchema.parse(JSON.parse(originalFigures));
  return { figures, repairedAt: originalRepairedAt };
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
