import { audienceSchema, type Audience } from '../../../src-shared/campaign/audience.ts';
import type { GatewayKind } from '../../../src-shared/campaign/snapshot.ts';
import type { CampaignStatus } from '../../../src-shared/campaign/status.ts';
import type { Contact, ContactMessage } from '../../../src-shared/contact/contact.ts';
import { readPauseReason, type PauseReason } from '../../../src-shared/campaign/pause-reason.ts';
import { explainMessage, type MessageFacts } from '../../../src-shared/message/reason.ts';
import type { MessageStatus } from '../../../src-shared/message/status.ts';
import { getContact } from '../../contacts/contact-rows.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { statementsFor } from '../../database/statements.ts';

/** What came of a campaign's text to a contact. */
export interface TextOfCampaign extends MessageFacts {
  readonly status: MessageStatus;
  readonly sentAt: number | null;
  readonly settledAt: number | null;
  /** 1 where it was sent and nothing more will be heard of it. */
  readonly hasNoReceipt: 0 | 1;
  /** The name of another contact that it was written for, when the number was theirs; else null. */
  readonly writtenFor: string | null;
}

/** All that is on record of why a contact was or was not texted by a campaign that was started. */
export interface CampaignFacts {
  readonly campaignId: number;
  readonly campaignName: string;
  readonly status: CampaignStatus;
  readonly gateway: GatewayKind | null;
  readonly startedAt: number;
  /** Null unless it is paused. */
  readonly pausedReason: PauseReason | null;
  /** Null where the campaign has none for this contact. */
  readonly text: TextOfCampaign | null;
  /** In force when the text was settled, or now where it was not; null where none was. */
  readonly suppression: { readonly reason: string; readonly at: number } | null;
  /** False where no message of the campaign is on record, as of some of an older system. */
  readonly hasTexts: boolean;
  /** Whether the contact had been removed when the campaign started, and was brought back later. */
  readonly wasRemoved: boolean;
  /** The lists it went to that are still there. */
  readonly lists: readonly {
    readonly name: string;
    readonly isByFilter: boolean;
    /** Of a static list: whether the contact is on it now. */
    readonly isOnItNow: boolean;
  }[];
  /** Of a campaign to those whom another one did not reach: that one's name. */
  readonly unreachedOf: string | null;
}

interface CampaignRow {
  readonly campaignId: number;
  readonly campaignName: string;
  readonly status: CampaignStatus;
  readonly gateway: GatewayKind | null;
  readonly startedAt: number;
  readonly pausedReason: string | null;
  readonly pausedDetail: string | null;
  readonly audience: string;
  readonly hasTexts: 0 | 1;
  readonly wasRemoved: 0 | 1;
}

type TextRow = TextOfCampaign & { readonly campaignId: number; readonly contactId: number | null };

const textColumns = `
  m.campaign_id AS campaignId, m.contact_id AS contactId, m.to_address AS "to", m.body, m.status, m.reason,
  m.retry_count AS retryCount, m.error_code AS errorCode, m.error_detail AS errorDetail,
  m.sent_at AS sentAt, m.settled_at AS settledAt,
  m.status = 'sent' AND m.receipt_final_at IS NOT NULL AS hasNoReceipt,
  (SELECT trim(other.first_name || ' ' || other.last_name) FROM contacts AS other
    WHERE other.id = m.contact_id AND other.id <> :id) AS writtenFor`;

/** Texts of campaigns to a number that no other contact has on record as theirs. */
const textsToNumber = `
  SELECT m.id FROM campaigns AS c
         CROSS JOIN messages AS m INDEXED BY messages_once_a_campaign
           ON m.campaign_id = c.id AND m.to_address = :phone
          AND m.direction = 'outbound' AND m.campaign_id IS NOT NULL
   WHERE NOT EXISTS (
     SELECT 1 FROM contacts AS other WHERE other.id = m.contact_id AND other.id <> :id)`;

const history = `
  FROM (SELECT id FROM messages WHERE contact_id = :id UNION ${textsToNumber}) AS own
       CROSS JOIN messages AS m ON m.id = own.id
       LEFT JOIN campaigns AS c ON c.id = m.campaign_id
 WHERE c.id IS NULL OR c.started_at IS NOT NULL`;

const statements = statementsFor((sqlite) => ({
  messagesTotal: sqlite
    .prepare<{ readonly id: number; readonly phone: string }, number>(`SELECT count(*) ${history}`)
    .pluck(),
  messages: sqlite.prepare<
    {
      readonly id: number;
      readonly phone: string;
      readonly limit: number;
      readonly offset: number;
    },
    Omit<ContactMessage, 'explanation'> & MessageFacts
  >(
    `SELECT m.id, m.campaign_id AS campaignId, c.name AS campaignName, m.direction, m.body, m.status,
            m.error_code AS errorCode, m.error_detail AS errorDetail, m.reason,
            m.to_address AS "to", m.retry_count AS retryCount,
            coalesce(m.sent_at, m.settled_at, m.created_at) AS at
     ${history} ORDER BY at DESC, m.id DESC LIMIT :limit OFFSET :offset`,
  ),
  campaignsTotal: sqlite
    .prepare<[], number>(`SELECT count(*) FROM campaigns WHERE started_at IS NOT NULL`)
    .pluck(),
  campaigns: sqlite.prepare<
    { readonly id: number; readonly limit: number; readonly offset: number },
    CampaignRow
  >(
    `SELECT id AS campaignId, name AS campaignName, status, gateway, started_at AS startedAt,
            paused_reason AS pausedReason, paused_detail AS pausedDetail, audience,
            EXISTS (SELECT 1 FROM messages WHERE campaign_id = campaigns.id) AS hasTexts,
            EXISTS (SELECT 1 FROM contact_actions AS actions
                      CROSS JOIN contact_action_rows AS rows
                        ON rows.action_id = actions.id AND rows.contact_id = :id
                     WHERE actions.kind = 'remove' AND actions.at <= campaigns.started_at
                       AND actions.undone_at > campaigns.started_at) AS wasRemoved
       FROM campaigns WHERE started_at IS NOT NULL
      ORDER BY started_at DESC, id DESC LIMIT :limit OFFSET :offset`,
  ),
  ownTexts: sqlite.prepare<{ readonly id: number; readonly campaignIds: string }, TextRow>(
    `SELECT ${textColumns} FROM messages AS m
      WHERE m.contact_id = :id AND m.direction = 'outbound'
        AND m.campaign_id IN (SELECT value FROM json_each(:campaignIds))
      ORDER BY m.id DESC`,
  ),
  textsToNumber: sqlite.prepare<
    { readonly id: number; readonly phone: string; readonly campaignIds: string },
    TextRow
  >(
    `SELECT ${textColumns}
       FROM json_each(:campaignIds) AS ids
            CROSS JOIN messages AS m INDEXED BY messages_once_a_campaign
              ON m.campaign_id = ids.value AND m.to_address = :phone
             AND m.direction = 'outbound' AND m.campaign_id IS NOT NULL`,
  ),
  suppression: sqlite.prepare<
    { readonly phone: string; readonly at: number },
    { readonly reason: string; readonly at: number }
  >(
    `SELECT reason, at FROM suppressions
      WHERE phone = :phone AND at <= :at AND (lifted_at IS NULL OR lifted_at >= :at)
      ORDER BY at DESC LIMIT 1`,
  ),
  lists: sqlite.prepare<
    { readonly id: number; readonly listIds: string },
    { readonly name: string; readonly isByFilter: 0 | 1; readonly isOnItNow: 0 | 1 }
  >(
    `SELECT lists.name, lists.filter IS NOT NULL AS isByFilter,
            EXISTS (SELECT 1 FROM list_contacts
                     WHERE list_id = lists.id AND contact_id = :id) AS isOnItNow
       FROM json_each(:listIds) AS ids CROSS JOIN lists ON lists.id = ids.value
      ORDER BY lists.name COLLATE NOCASE`,
  ),
  campaignName: sqlite.prepare<[number], string>(`SELECT name FROM campaigns WHERE id = ?`).pluck(),
}));

/**
 * A page of the texts to and from a contact, the newest first: its own, to whatever number it had, and
 * those of campaigns to the number that it has now, unless they were written for another contact.
 * Refused (`not-found`) where the contact is gone.
 */
export function contactMessages(
  db: OvoDatabase,
  request: { readonly id: number; readonly offset: number; readonly limit: number },
): { readonly total: number; readonly rows: readonly ContactMessage[] } {
  const { id, phone } = getContact(db, request.id);
  const { limit, offset } = request;
  const rows = statements(db).messages.all({ id, phone, limit, offset });
  return {
    total: statements(db).messagesTotal.get({ id, phone }) ?? 0,
    rows: rows.map(({ errorCode, errorDetail, reason, to, retryCount, ...message }) => ({
      ...message,
      explanation:
        reason !== null || errorDetail !== null || unsuccessful.has(message.status)
          ? explainMessage({ errorCode, errorDetail, reason, to, retryCount, body: message.body })
          : null,
    })),
  };
}

const unsuccessful: ReadonlySet<string> = new Set(['failed', 'undelivered', 'unconfirmed']);

/**
 * A page of the campaigns that were started, the newest first, with all that is on record of what they
 * had for a contact. Refused (`not-found`) where the contact is gone.
 */
export function campaignsOfContact(
  db: OvoDatabase,
  request: {
    readonly id: number;
    readonly offset: number;
    readonly limit: number;
    readonly now: number;
  },
): {
  readonly contact: Contact;
  readonly total: number;
  readonly rows: readonly CampaignFacts[];
} {
  const { limit, offset, now } = request;
  const contact = getContact(db, request.id);
  const { id, phone } = contact;
  const sql = statements(db);
  const campaigns = sql.campaigns.all({ id, limit, offset });
  const campaignIds = JSON.stringify(campaigns.map(({ campaignId }) => campaignId));
  const texts = new Map<number, TextRow>();
  const candidates = [
    ...sql.ownTexts.all({ id, campaignIds }),
    ...sql.textsToNumber.all({ id, phone, campaignIds }),
  ];
  for (const text of candidates) {
    const known = texts.get(text.campaignId);
    if (known === undefined || (known.to !== phone && text.contactId === id)) {
      texts.set(text.campaignId, text);
    }
  }
  return {
    contact,
    total: sql.campaignsTotal.get() ?? 0,
    rows: campaigns.map((row) => {
      const { audience: json, hasTexts, wasRemoved, pausedReason, pausedDetail, ...campaign } = row;
      const text = texts.get(campaign.campaignId) ?? null;
      const audience: Audience = audienceSchema.parse(JSON.parse(json));
      const suppressed = { phone: text?.to ?? phone, at: text?.settledAt ?? now };
      return {
        ...campaign,
        pausedReason:
          pausedReason === null ? null : readPauseReason({ pausedReason, pausedDetail }),
        text,
        suppression: sql.suppression.get(suppressed) ?? null,
        hasTexts: hasTexts === 1,
        wasRemoved: wasRemoved === 1,
        lists: sql.lists
          .all({ id, listIds: JSON.stringify(audience.listIds) })
          .map(({ name, isByFilter, isOnItNow }) => ({
            name,
            isByFilter: isByFilter === 1,
            isOnItNow: isOnItNow === 1,
          })),
        unreachedOf:
          audience.unreachedOf === undefined
            ? null
            : (sql.campaignName.get(audience.unreachedOf) ?? null),
      };
    }),
  };
}
