// Raw SQL: a salvaged database has values that the schema’s types exclude.
import type { Database } from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { words } from '../../../src-shared/words/words.ts';

/**
 * Writes rows in the place of lost lists, tags and campaigns that other rows refer to, so that who was on
 * a list and who was texted is not lost with one page. A campaign that is lost comes back canceled:
 * nothing of it is ever sent. Returns how many.
 */
export function addPlaceholders(sqlite: Database, now: number): number {
  const idsOf = (sql: string) => sqlite.prepare<[], number>(sql).pluck().all();
  const lostLists = idsOf(
    `SELECT DISTINCT list_id FROM list_contacts WHERE list_id NOT IN (SELECT id FROM lists)`,
  );
  const list = sqlite.prepare(
    'INSERT OR IGNORE INTO lists (id, name, created_at) VALUES (?, ?, ?)',
  );
  const lists = sum(lostLists.map((id) => list.run(id, words.salvage.lostList(id), now).changes));
  const lostTags = idsOf(
    `SELECT DISTINCT tag_id FROM contact_tags WHERE tag_id NOT IN (SELECT id FROM tags)`,
  );
  const tag = sqlite.prepare('INSERT OR IGNORE INTO tags (id, name) VALUES (?, ?)');
  const tags = sum(lostTags.map((id) => tag.run(id, words.salvage.lostTag(id)).changes));
  const lost = sqlite
    .prepare<[], { readonly id: number; readonly at: number }>(
      `SELECT campaign_id AS id, min(created_at) AS at FROM messages
        WHERE campaign_id IS NOT NULL AND campaign_id NOT IN (SELECT id FROM campaigns)
        GROUP BY campaign_id`,
    )
    .all();
  const campaign = sqlite.prepare(
    `INSERT INTO campaigns (id, uid, name, body, audience, status, created_at, updated_at)
     VALUES (?, ?, ?, '', '{"listIds":[]}', 'canceled', ?, ?)`,
  );
  for (const { id, at } of lost)
    campaign.run(id, randomUUID(), words.salvage.lostCampaign(id), at, now);
  return lists + tags + lost.length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
