// Raw SQL: a salvaged database has values that the schema’s types exclude.
import type { Database } from 'better-sqlite3';
import { randomUUID } from 'node:crypto';

/**
 * Writes rows in the place of lost lists, tags and campaigns that other rows refer to, so that who was on
 * a list and who was texted is not lost with one page. A campaign that is lost comes back canceled:
 * nothing of it is ever sent. Returns how many.
 */
export function addPlaceholders(sqlite: Database, now: number): number {
  const run = (sql: string, ...values: readonly unknown[]) =>
    sqlite.prepare(sql).run(...values).changes;
  const lists = run(
    `INSERT OR IGNORE INTO lists (id, name, created_at)
     SELECT DISTINCT list_id, 'Salvaged list ' || list_id, ? FROM list_contacts
      WHERE list_id NOT IN (SELECT id FROM lists)`,
    now,
  );
  const tags = run(
    `INSERT OR IGNORE INTO tags (id, name)
     SELECT DISTINCT tag_id, 'Salvaged tag ' || tag_id FROM contact_tags
      WHERE tag_id NOT IN (SELECT id FROM tags)`,
  );
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
  for (const { id, at } of lost) campaign.run(id, randomUUID(), `Salvaged campaign ${id}`, at, now);
  return lists + tags + lost.length;
}
