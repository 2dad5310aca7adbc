import { and, eq, sql } from 'drizzle-orm';
import type { ConversationRow } from '../../../src-shared/inbox/conversation.ts';
import { cleanLine, cutText } from '../../../src-shared/lib/clean-text.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { prepared, queriesFor, type Given } from '../../database/queries.ts';
import {
  campaigns,
  contacts,
  conversations,
  messageMedia,
  messages,
  singleMessages,
} from '../../database/schema.ts';

/** Of the last message, in characters. */
const previewLength = 160;

const queries = queriesFor((orm) => {
  const pictures = sql<number>`(SELECT count(*) FROM ${messageMedia}
      WHERE ${messageMedia.messageId} = ${messages.id})
    + (${singleMessages.picture} IS NOT NULL)`;
  return {
    rows: prepared((given: Given<{ ids: string }>) =>
      orm
        .select({
          id: conversations.id,
          phone: conversations.phone,
          isPractice: conversations.isPractice,
          state: conversations.state,
          snoozedUntil: conversations.snoozedUntil,
          unreadCount: conversations.unreadCount,
          lastAt: conversations.lastAt,
          waitingSince: conversations.waitingSince,
          hasFailed: conversations.hasFailed,
          needsDecision: conversations.needsDecision,
          isOptedOut: conversations.isOptedOut,
          draft: conversations.draft,
          contactId: sql<number | null>`${contacts.id}`,
          name: sql<string>`coalesce(trim(${contacts.firstName} || ' ' || ${contacts.lastName}), '')`,
          direction: sql<'inbound' | 'outbound' | null>`${messages.direction}`,
          status: sql<typeof messages.$inferSelect.status | null>`${messages.status}`,
          // Blanks and line ends become one blank.
          text: sql<string | null>`substr(${messages.body}, 1, 600)`,
          mediaCount: sql<number>`${pictures}`,
          campaignId: sql<number | null>`${campaigns.id}`,
          campaignName: sql<string | null>`${campaigns.name}`,
        })
        .from(sql`json_each(${given('ids')}) AS wanted`)
        .crossJoin(conversations)
        .leftJoin(contacts, eq(contacts.phone, conversations.phone))
        .leftJoin(messages, eq(messages.id, conversations.lastMessageId))
        .leftJoin(singleMessages, eq(singleMessages.messageId, messages.id))
        .leftJoin(campaigns, eq(campaigns.id, conversations.campaignId))
        .where(and(eq(conversations.id, sql`wanted.value`)))
        .orderBy(sql`wanted.key`),
    ),
  };
});

/** A text on one line, as far as a list shows it. */
function previewOf(text: string): string {
  return cutText(cleanLine(text.replaceAll(/\s+/g, ' ')), previewLength);
}

/** Conversations as a list shows them, in the order of their ids; without those that are gone. */
export function rowsOf(db: OvoDatabase, ids: readonly number[]): readonly ConversationRow[] {
  return queries(db)
    .rows.all({ ids: JSON.stringify(ids) })
    .map(
      ({ isPractice, hasFailed, needsDecision, isOptedOut, campaignId, campaignName, ...row }) => {
        const { direction, status, text, mediaCount, ...shown } = row;
        return {
          ...shown,
          isPractice: isPractice === 1,
          hasFailed: hasFailed === 1,
          needsDecision: needsDecision === 1,
          isOptedOut: isOptedOut === 1,
          campaign:
            campaignId === null || campaignName === null
              ? null
              : { id: campaignId, name: campaignName },
          last:
            direction === null || status === null
              ? null
              : { direction, status, preview: previewOf(text ?? ''), mediaCount },
        };
      },
    );
}
