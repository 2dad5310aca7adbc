import { eq } from 'drizzle-orm';
import type { OvoDatabase } from '../../../database/open.ts';
import { prepared, queriesFor, type Given } from '../../../database/queries.ts';
import { campaigns, messages, singleMessages } from '../../../database/schema.ts';

const queries = queriesFor((orm) => ({
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
  factsOfSingle: prepared((given: Given<{ messageId: number }>) =>
    orm
      .select({ uid: singleMessages.uid, isPractice: messages.isPractice })
      .from(singleMessages)
      .innerJoin(messages, eq(messages.id, singleMessages.messageId))
      .where(eq(singleMessages.messageId, given('messageId'))),
  ),
  withUid: prepared((given: Given<{ uid: string }>) =>
    orm
      .select({ id: campaigns.id })
      .from(campaigns)
      .where(eq(campaigns.uid, given('uid'))),
  ),
}));

/** What a campaign is called outside the database, where ids may be given again after a restore. */
export function uidOfCampaign(db: OvoDatabase, id: number): string | undefined {
  return queries(db).uid.get({ id })?.uid;
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

/** The same of a message without a campaign, under the uid that it has for itself. */
export function factsOfSingle(db: OvoDatabase, messageId: number): JournalFacts | undefined {
  const facts = queries(db).factsOfSingle.get({ messageId });
  return facts && { uid: facts.uid, isPractice: facts.isPractice === 1 };
}

/** The id of the campaign that is called so outside the database. */
export function campaignWithUid(db: OvoDatabase, uid: string): number | undefined {
  return queries(db).withUid.get({ uid })?.id;
}
