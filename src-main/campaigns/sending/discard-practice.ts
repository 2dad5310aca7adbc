// Raw SQL: a campaign of a million messages goes in one statement.
import { audienceSchema, withoutCampaign } from '../../../src-shared/campaign/audience.ts';
import type { PracticeDiscarded } from '../../../src-shared/campaign/practice.ts';
import { appendEvent } from '../../database/events.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { isRealSql } from '../../database/practice.ts';
import { statementsFor } from '../../database/statements.ts';

interface PracticeCampaign {
  readonly id: number;
  readonly uid: string;
  readonly messages: number;
}

const statements = statementsFor((sqlite) => ({
  campaigns: sqlite.prepare<[], PracticeCampaign>(
    `SELECT id, uid, (SELECT count(*) FROM messages WHERE campaign_id = campaigns.id) AS messages
       FROM campaigns WHERE NOT ${isRealSql} ORDER BY id`,
  ),
  singleMessages: sqlite
    .prepare<[], number>(
      `SELECT count(*) FROM messages WHERE campaign_id IS NULL AND NOT ${isRealSql}`,
    )
    .pluck(),
  removeMessages: sqlite.prepare<[number]>('DELETE FROM messages WHERE campaign_id = ?'),
  removeSingleMessages: sqlite.prepare(
    `DELETE FROM messages WHERE campaign_id IS NULL AND NOT ${isRealSql}`,
  ),
  removeConversations: sqlite.prepare(`DELETE FROM conversations WHERE NOT ${isRealSql}`),
  removeCampaign: sqlite.prepare<[number]>('DELETE FROM campaigns WHERE id = ?'),
  forgetForecast: sqlite.prepare<[string]>(`DELETE FROM state WHERE key = 'forecast:' || ?`),
  drafts: sqlite.prepare<[], { readonly id: number; readonly audience: string }>(
    `SELECT id, audience FROM campaigns WHERE status IN ('draft', 'scheduled')`,
  ),
  setAudience: sqlite.prepare<[string, number, number]>(
    `UPDATE campaigns SET audience = ?, revision = revision + 1, updated_at = ? WHERE id = ?`,
  ),
  keepRevision: sqlite.prepare<[number]>(
    `INSERT INTO campaign_revisions (campaign_id, revision, name, body, sender, audience, plan, saved_at)
     SELECT id, revision, name, body, sender, audience, plan, updated_at FROM campaigns WHERE id = ?`,
  ),
  forgetUsage: sqlite.prepare(`DELETE FROM sender_usage WHERE gateway = 'simulator'`),
  // Contacts that are gone and left nothing but practice behind.
  forgetRemoved: sqlite.prepare(
    `DELETE FROM removed_contacts
      WHERE NOT EXISTS (SELECT 1 FROM messages WHERE messages.contact_id = removed_contacts.contact_id)`,
  ),
}));

/** How much practice there is. */
export function countPractice(db: OvoDatabase): PracticeDiscarded {
  const campaigns = statements(db).campaigns.all();
  const single = statements(db).singleMessages.get() ?? 0;
  return {
    campaigns: campaigns.length,
    messages: campaigns.reduce((sum, { messages }) => sum + messages, single),
  };
}

/**
 * Discards all practice for good, in one transaction: its campaigns, their messages and receipts, and
 * what the simulator counted. Contacts, drafts, suppressions and everything that was really sent stay as
 * they are. Nothing may be sent meanwhile.
 */
export function discardPractice(db: WritableDatabase, now: number): PracticeDiscarded {
  return db.sqlite
    .transaction(() => {
      const sql = statements(db);
      const campaigns = sql.campaigns.all();
      let messages = sql.removeSingleMessages.run().changes;
      for (const { id, uid } of campaigns) {
        messages += sql.removeMessages.run(id).changes;
        forgetInDrafts(db, id, now);
        sql.removeCampaign.run(id);
        sql.forgetForecast.run(uid);
      }
      sql.removeConversations.run();
      sql.forgetUsage.run();
      sql.forgetRemoved.run();
      const discarded = { campaigns: campaigns.length, messages };
      if (campaigns.length > 0 || messages > 0) {
        appendEvent(db, { at: now, kind: 'practice-discarded', detail: discarded });
      }
      return discarded;
    })
    .immediate();
}

/** A draft to people of a practice campaign, or without them, is left without that. */
function forgetInDrafts(db: WritableDatabase, campaignId: number, now: number): void {
  const sql = statements(db);
  for (const { id, audience } of sql.drafts.all()) {
    const before = audienceSchema.parse(JSON.parse(audience));
    const after = JSON.stringify(withoutCampaign(before, campaignId));
    if (after === JSON.stringify(before)) continue;
    sql.setAudience.run(after, now, id);
    sql.keepRevision.run(id);
  }
}
