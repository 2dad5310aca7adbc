// Raw SQL: it writes millions of rows, which a row at a time would take hours.
import type { WritableDatabase } from '../../../src-main/database/open.ts';
import type { Row } from '../row.ts';
import {
  inFolder,
  instantGateway,
  sendAll,
  sender,
  withDatabase,
  writeAndStartCampaign,
} from '../bench-setup.ts';
import { middle } from './side-by-side.ts';

/** Messages of one stored campaign. */
const pieceSize = 1_000_000;

/** Messages sent in a round; the first round warms everything up and does not count. */
const messages = 10_000;
const rounds = 5;

/** Fills the table with messages of campaigns that are over. Their sids are random, as Twilio’s are. */
function storeSent({ sqlite }: WritableDatabase, count: number): void {
  // All of the index of sids has to stay in memory: each lands somewhere else in it.
  sqlite.pragma('cache_size = -2000000');
  sqlite.pragma('synchronous = OFF');
  const campaign = sqlite.prepare(
    `INSERT INTO campaigns (uid, name, body, audience, status, gateway, contact_count, sent_count,
                            delivered_count, created_at, updated_at, started_at, completed_at)
     VALUES (:uid, :uid, 'Hello', '{"listIds":[]}', 'completed', 'twilio', :size, :size, :size,
             :at, :at, :at, :at)`,
  );
  const fill = sqlite.prepare(
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :size)
     INSERT INTO messages (campaign_id, contact_id, direction, from_address, to_address, body, segments,
                           status, sid, attempt_count, created_at, sent_at, settled_at,
                           receipt_final_at)
     SELECT :id, i, 'outbound', :sender, '+1212' || (1999999 + i),
            'Hello number ' || i || ', this is a text of ordinary length.', 1, 'delivered',
            'SM' || lower(hex(randomblob(16))), 1, :at, :at, :at, :at FROM n`,
  );
  for (let stored = 0; stored < count; stored += pieceSize) {
    const size = Math.min(pieceSize, count - stored);
    const at = Date.now();
    sqlite.transaction(() => {
      const { lastInsertRowid: id } = campaign.run({ uid: `Stored ${stored}`, size, at });
      fill.run({ id, size, at, sender });
    })();
    sqlite.pragma('wal_checkpoint(TRUNCATE)');
  }
}

/** Milliseconds that a message of a new campaign costs, all told. */
async function costIn(db: WritableDatabase, folder: string): Promise<number> {
  writeAndStartCampaign(db, { messages });
  db.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  return (await sendAll(db, folder, instantGateway(), { mostInFlight: 64 })) / messages;
}

/** Does something with a database, opened anew, that has so many stored messages. */
function withStored<T>(
  count: number,
  act: (db: WritableDatabase, folder: string) => Promise<T>,
): Promise<T> {
  return inFolder(async (folder) => {
    await withDatabase(folder, (db) => storeSent(db, count));
    return withDatabase(folder, (db) => act(db, folder));
  });
}

/** What a message costs with few and with many stored ones, in turns. */
export async function storedMessages(many: number): Promise<readonly Row[]> {
  const few = 10_000;
  const measured: { readonly few: number; readonly many: number }[] = [];
  await withStored(few, (small, smallFolder) =>
    withStored(many, async (large, largeFolder) => {
      for (let round = 0; round <= rounds; round += 1) {
        measured.push({
          few: await costIn(small, smallFolder),
          many: await costIn(large, largeFolder),
        });
      }
    }),
  );
  const counted = measured.slice(1);
  const ratio = middle(counted.map((round) => round.many / round.few));
  const microseconds = (side: 'few' | 'many') =>
    `${(1000 * middle(counted.map((round) => round[side]))).toFixed(0)} µs`;
  return [
    {
      what: `cost of a message at ${many.toLocaleString('en')} stored messages`,
      ovo: microseconds('many'),
      peer: `at ${few.toLocaleString('en')}: ${microseconds('few')}`,
      ratio: `${ratio.toFixed(2)} ×`,
      budget: '≤ 1.2 ×',
      isMet: ratio <= 1.2,
    },
  ];
}
