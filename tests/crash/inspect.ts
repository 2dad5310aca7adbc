import type { MessageReason } from '../../src-shared/message/reason.ts';
import Database from 'better-sqlite3';
import path from 'node:path';

export interface CampaignState {
  readonly id: number;
  readonly uid: string;
  readonly body: string;
  readonly status: string;
  readonly contacts: number;
  readonly sent: number;
  readonly failed: number;
  readonly skipped: number;
  readonly progress: number;
}

export interface MessageState {
  readonly campaignId: number;
  readonly to: string;
  readonly body: string;
  readonly status: string;
  readonly sid: string | null;
  readonly attempt: number;
  readonly reason: MessageReason | null;
}

/** A data folder as the last process left it, and what is wrong with it. */
export interface Inspection {
  readonly campaigns: readonly CampaignState[];
  readonly messages: readonly MessageState[];
  readonly damage: readonly string[];
  readonly miscounts: readonly string[];
  readonly withoutSid: readonly string[];
  readonly impossibleProgress: readonly string[];
}

/** Whether the provider has taken a message, also where a receipt tells more of it. */
export function hasLeft(status: string | undefined): boolean {
  return status === 'sent' || status === 'delivered' || status === 'undelivered';
}

/** Looks at the database through a connection that cannot write, with SQL of its own. */
export function inspectFolder(folder: string): Inspection {
  const sqlite = new Database(path.join(folder, 'ovo.db'), { readonly: true });
  try {
    const integrity = sqlite.prepare<[], string>('PRAGMA integrity_check').pluck().all();
    const orphans = sqlite.prepare('PRAGMA foreign_key_check').all();
    const campaigns = sqlite
      .prepare<[], CampaignState>(
        `SELECT id, uid, body, status, contact_count AS contacts, sent_count AS sent,
                failed_count AS failed, skipped_count AS skipped, progress
           FROM campaigns ORDER BY id`,
      )
      .all();
    const messages = sqlite
      .prepare<[], MessageState>(
        `SELECT campaign_id AS campaignId, to_address AS "to", body, status, sid,
                attempt_count AS attempt, reason
           FROM messages WHERE campaign_id IS NOT NULL ORDER BY id`,
      )
      .all();
    return {
      campaigns,
      messages,
      damage: [
        ...integrity.filter((line) => line !== 'ok'),
        ...(orphans.length > 0 ? [`${orphans.length} rows refer to rows that are not there`] : []),
      ],
      miscounts: campaigns.flatMap((campaign) => miscounts(campaign, messages)),
      withoutSid: messages
        .filter(({ status, sid }) => hasLeft(status) && sid === null)
        .map(({ to }) => `${to} is sent and has no sid`),
      impossibleProgress: campaigns
        .filter(({ progress }) => !Number.isInteger(progress) || progress < 0 || progress > 100)
        .map(({ id, progress }) => `campaign ${id} is at ${progress} %`),
    };
  } finally {
    sqlite.close();
  }
}

/** The counts of a started campaign that its messages do not add up to. */
function miscounts(campaign: CampaignState, messages: readonly MessageState[]): readonly string[] {
  if (campaign.status === 'draft') return [];
  const own = messages.filter(({ campaignId }) => campaignId === campaign.id);
  const having = (...statuses: readonly string[]) =>
    own.filter(({ status }) => statuses.includes(status)).length;
  const counted: Readonly<Record<string, readonly [number, number]>> = {
    contacts: [campaign.contacts, own.length],
    sent: [campaign.sent, own.filter(({ status }) => hasLeft(status)).length],
    failed: [campaign.failed, having('failed')],
    skipped: [campaign.skipped, having('skipped')],
  };
  return Object.entries(counted)
    .filter(([, [said, are]]) => said !== are)
    .map(([name, [said, are]]) => `campaign ${campaign.id} says ${name} ${said}, its rows ${are}`);
}
