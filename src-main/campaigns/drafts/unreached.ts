import { and, asc, eq, gt, inArray, isNotNull, not, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { renamed, type Campaign } from '../../../src-shared/campaign/campaign.ts';
import { isPracticeGateway, type GatewayKind } from '../../../src-shared/campaign/snapshot.ts';
import { isCampaignOver } from '../../../src-shared/campaign/status.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { retryAdvice } from '../../../src-shared/message/error-codes.ts';
import { maximumRetries } from '../../../src-shared/message/outcome.ts';
import { words } from '../../../src-shared/words/words.ts';
import { campaignSnapshot, createCampaign, getCampaign } from '../campaign-rows.ts';
import { asAudienceContact, audienceColumns, type AudienceContact } from '../audience.ts';
import { isNotReached, isToSomebody, notReachedMessages } from '../messages/message-indexes.ts';
import { isSuppressed } from '../../contacts/suppressions/suppression-rows.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import {
  prepared,
  preparedColumn,
  queriesFor,
  valueOf,
  valuesOfJson,
  type Given,
} from '../../database/queries.ts';
import { campaigns, contacts, listContacts, messages } from '../../database/schema.ts';

const other = alias(messages, 'other');
const later = alias(messages, 'later');

const queries = queriesFor((orm, sqlite) => {
  /** Messages of a campaign that ended in the same way. */
  const endedSo = (given: Given<{ campaignId: number }>) =>
    and(eq(messages.campaignId, given('campaignId')), isNotReached);
  return {
    endings: prepared((given: Given<{ campaignId: number }>) =>
      orm
        .selectDistinct({
          status: valueOf(messages.status),
          errorCode: valueOf(messages.errorCode),
        })
        .from(notReachedMessages)
        .where(endedSo(given)),
    ),
    /** Practice and what was really sent each have later tries of their own. */
    laterTries: preparedColumn(sqlite, (given: Given<{ campaignId: number; isPractice: 0 | 1 }>) =>
      orm
        .select({ id: campaigns.id })
        .from(campaigns)
        .where(
          and(
            sql`${campaigns.audience} ->> '$.unreachedOf' = ${given('campaignId')}`,
            isNotNull(campaigns.startedAt),
            eq(campaigns.isPractice, given('isPractice')),
          ),
        ),
    ),
    nextIds: preparedColumn(sqlite, (given: Given<Ending & { after: number; limit: number }>) =>
      orm
        .select({ id: valueOf(messages.id) })
        .from(notReachedMessages)
        .where(
          and(
            endedSo(given),
            eq(messages.status, given('status')),
            sql`${messages.errorCode} IS ${given('errorCode')}`,
            gt(messages.id, given('after')),
          ),
        )
        .orderBy(asc(sql`${messages.id}`))
        .limit(given('limit')),
    ),
    /** Whoever got another number since then was not reached either, whatever was wrong with the old one. */
    worthATry: prepared((given: Given<Tries>) =>
      orm
        .select(audienceColumns)
        .from(messages)
        .innerJoin(contacts, eq(contacts.id, messages.contactId))
        .where(
          and(
            inArray(messages.id, valuesOfJson(given('messageIds'))),
            sql`CASE ${messages.status}
              WHEN 'skipped' THEN ${messages.attemptCount} = 0
                OR ${messages.reason} IN ('canceled-at-provider', 'number-changed')
              WHEN 'failed' THEN ${messages.errorCode} IS NOT NULL
                OR (${messages.retryCount} >= ${maximumRetries}
                    AND ${messages.attemptCount} > ${messages.retryCount})
              ELSE true END`,
            sql`CASE WHEN ${contacts.phone} = ${messages.toAddress} THEN NOT ${given('isPermanent')}
              ELSE NOT EXISTS (SELECT 1 FROM ${messages} AS other
                WHERE ${other.campaignId} = ${messages.campaignId}
                  AND ${other.toAddress} = ${contacts.phone} AND ${isToSomebody(other)}) END`,
            sql`NOT EXISTS (SELECT 1 FROM ${messages} AS later
              WHERE ${later.campaignId} IN ${valuesOfJson(given('laterTries'))}
                AND ${later.toAddress} = ${contacts.phone} AND ${isToSomebody(later)})`,
            not(isSuppressed),
            sql`NOT EXISTS (SELECT 1 FROM ${listContacts}
              WHERE ${listContacts.contactId} = ${contacts.id}
                AND ${listContacts.listId} IN ${valuesOfJson(given('listIds'))})`,
          ),
        )
        .orderBy(asc(messages.id)),
    ),
  };
});

type Ending = Pick<typeof messages.$inferSelect, 'status' | 'errorCode'> & {
  readonly campaignId: number;
};

/** Lists of ids are JSON arrays. */
interface Tries {
  readonly messageIds: string;
  /** 1 where it would fail again at the same number. */
  readonly isPermanent: 0 | 1;
  readonly laterTries: string;
  readonly listIds: string;
}

/**
 * The people whom a finished campaign surely did not reach and for whom another try makes sense, each
 * once, a page at a time (a page may be empty); nothing is held open between two pages. Not among
 * them: whoever has it, or may have it (sent, unconfirmed, skipped without knowing); numbers at which
 * it would fail again; suppressed numbers; and whoever a later campaign to those not reached has
 * taken on already.
 *
 * @param listIds whoever is on one of these lists is left out.
 * @param pageSize messages looked at for a page, 1 or more.
 */
export function* unreachedContacts(
  db: OvoDatabase,
  campaignId: number,
  listIds: readonly number[] = [],
  pageSize = 500,
): Generator<readonly AudienceContact[], void> {
  const { endings, laterTries, nextIds, worthATry } = queries(db);
  const { status, isPractice } = campaignSnapshot(db, campaignId);
  if (!isCampaignOver(status)) return;
  const tries = {
    laterTries: JSON.stringify(laterTries.all({ campaignId, isPractice: isPractice ? 1 : 0 })),
    listIds: JSON.stringify(listIds),
  };
  for (const ending of endings.all({ campaignId })) {
    const isPermanent = retryAdvice(ending.errorCode) === 'permanent' ? 1 : 0;
    for (let after = 0; ;) {
      const ids = nextIds.all({ ...ending, campaignId, after, limit: pageSize });
      const last = ids.at(-1);
      if (last === undefined) break;
      after = last;
      const rows = worthATry.all({ ...tries, messageIds: JSON.stringify(ids), isPermanent });
      yield rows.map(asAudienceContact);
    }
  }
}

/**
 * Why a campaign through a gateway (any unless given) cannot go to those whom that one did not reach, in
 * plain words; null where it can.
 */
export function unreachedProblem(
  db: OvoDatabase,
  campaignId: number,
  gateway?: GatewayKind,
): string | null {
  const { name, status, isPractice } = campaignSnapshot(db, campaignId);
  if (isPractice && gateway !== undefined && !isPracticeGateway(gateway)) {
    return words.campaigns.missedInPractice(name);
  }
  if (isCampaignOver(status)) return null;
  return words.campaigns.missedLater(name, status);
}

/**
 * A new draft with the same text and sender, to those whom a finished campaign did not reach. Refused
 * (`conflict`) while it is not over, and where nobody is left for whom another try makes sense.
 */
export function duplicateForUnreached(
  db: WritableDatabase,
  campaignId: number,
  now: number,
): Campaign {
  const { draft } = getCampaign(db, campaignId);
  const problem = unreachedProblem(db, campaignId);
  if (problem !== null) throw new UserError('conflict', words.campaigns.noDraft(problem));
  if (!hasAnybody(unreachedContacts(db, campaignId))) {
    throw new UserError(
      'conflict',
      words.campaigns.noDraft(words.campaigns.missedNobody(draft.name)),
    );
  }
  return createCampaign(
    db,
    {
      ...draft,
      name: renamed(draft.name, words.campaigns.notReached),
      audience: { listIds: [], unreachedOf: campaignId },
    },
    now,
  );
}

function hasAnybody(pages: Iterable<readonly AudienceContact[]>): boolean {
  for (const page of pages) if (page.length > 0) return true;
  return false;
}
