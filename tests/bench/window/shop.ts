import path from 'node:path';
import { openDatabase } from '../../../src-main/database/open.ts';
import { migrationsFolder } from '../../support/database.ts';
import { addManyContacts, buildIndex } from '../many-contacts.ts';
import { writeAndStartCampaign } from '../bench-setup.ts';

const campaigns = 200;

/** Fills a data folder with so many contacts, and as many messages of 200 campaigns that are over. */
export function writeShop(folder: string, count: number): void {
  const db = openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
  addManyContacts(db, count);
  buildIndex(db);
  for (let campaign = 0; campaign < campaigns; campaign += 1) {
    const id = writeAndStartCampaign(db, { messages: Math.ceil(count / campaigns) });
    db.sqlite
      .prepare(
        `UPDATE messages SET status = 'delivered', sid = 'SM-stored-' || id, sent_at = created_at,
                settled_at = created_at WHERE campaign_id = ?`,
      )
      .run(id);
    db.sqlite
      .prepare(
        `UPDATE campaigns SET sent_count = contact_count, delivered_count = contact_count,
                status = 'completed', completed_at = started_at WHERE id = ?`,
      )
      .run(id);
  }
  db.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}
