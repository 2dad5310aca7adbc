import { count, desc, eq, max, sql } from 'drizzle-orm';
import type { OvoDatabase } from '../../database/open.ts';
import { indexedBy, prepared, queriesFor, valueOf, type Given } from '../../database/queries.ts';
import { campaigns, conversations, inboundMessages } from '../../database/schema.ts';

/** A campaign that people answered. */
export interface AnsweredCampaign {
  readonly id: number;
  readonly name: string;
  /** How many conversations the filter of this campaign has, of any state. */
  readonly replies: number;
}

const queries = queriesFor((orm) => {
  const lastReply = orm
    .select({ id: max(inboundMessages.messageId) })
    .from(inboundMessages)
    .where(eq(inboundMessages.campaignId, campaigns.id));
  return {
    answered: prepared((given: Given<{ isPractice: number }>) => {
      const replies = orm
        .select({
          campaignId: valueOf(conversations.campaignId).as('campaign_id'),
          replies: count().as('replies'),
        })
        .from(indexedBy(conversations, 'conversations_of_campaign'))
        .where(sql`${conversations.campaignId} IS NOT NULL`)
        .groupBy(conversations.campaignId)
        .as('answers');
      return orm
        .select({
          id: campaigns.id,
          name: campaigns.name,
          replies: sql<number>`${replies.replies}`,
        })
        .from(replies)
        .crossJoin(campaigns)
        .where(
          sql`${campaigns.id} = ${replies.campaignId} AND ${campaigns.isPractice} = ${given('isPractice')}`,
        )
        .orderBy(desc(sql`${lastReply}`), desc(campaigns.id));
    }),
  };
});

/** Campaigns that were answered, those answered last first. */
export function answeredCampaigns(
  db: OvoDatabase,
  { isPractice }: { readonly isPractice: boolean },
): readonly AnsweredCampaign[] {
  return queries(db).answered.all({ isPractice: isPractice ? 1 : 0 });
}
