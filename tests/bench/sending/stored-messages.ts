import type { WritableDatabase } from '../../../src-main/database/open.ts';
import type { Row } from '../row.ts';
import {
  inFolder,
  instantGateway,
  sendAll,
  writeAndStartCampaign,
  withDatabase,
} from '../workplace.ts';

/** Fills the table with messages of campaigns that are over. */
function storeSent(db: WritableDatabase, messages: number): void {
  const pieces = Math.ceil(messages / 1_000_000);
  for (let piece = 0; piece < pieces; piece += 1) {
    const size = Math.min(1_000_000, messages - piece * 1_000_000);
    const id = writeAndStartCampaign(db, { messages: size });
    db.sqlite.transaction(() => {
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
    })();
  }
}

/** Milliseconds that a message costs, all told, when so many are stored already. */
function costWith(stored: number): Promise<number> {
  const messages = 10_000;
  return inFolder((folder) =>
    withDatabase(folder, async (db) => {
      storeSent(db, stored);
      db.sqlite.pragma('wal_checkpoint(TRUNCATE)');
      writeAndStartCampaign(db, { messages });
      return (await sendAll(db, folder, instantGateway())) / messages;
    }),
  );
}

/** What a message costs with few and with many stored ones. */
export async function storedMessages(many: number): Promise<readonly Row[]> {
  const few = 10_000;
  const cheap = await costWith(few);
  const dear = await costWith(many);
  const ratio = dear / cheap;
  return [
    {
      what: `cost of a message at ${many.toLocaleString('en')} stored messages`,
      ovo: `${(dear * 1000).toFixed(0)} µs`,
      peer: `at ${few.toLocaleString('en')}: ${(cheap * 1000).toFixed(0)} µs`,
      ratio: `${ratio.toFixed(2)} ×`,
      budget: '≤ 1.2 ×',
      isMet: ratio <= 1.2,
    },
  ];
}
