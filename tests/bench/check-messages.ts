import path from 'node:path';
import { openDatabase, type WritableDatabase } from '../../src-main/database/open.ts';
import { listCampaigns } from '../../src-main/campaigns/campaign-rows.ts';
import { checkDatabase } from '../../src-main/maintenance/rules/check.ts';
import { expectedSchema } from '../../src-main/maintenance/rules/schema-rules.ts';
import { migrationsFolder } from '../support/database.ts';
import type { Row } from './row.ts';
import { inFolder } from './bench-setup.ts';

const campaigns = 201;
const now = 1_790_000_000_000;

/** Completed campaigns with messages of which everything is known, and a last one without any. */
function store({ sqlite }: WritableDatabase, messages: number): void {
  const each = Math.floor(messages / (campaigns - 1));
  const campaign = sqlite.prepare(
    `INSERT INTO campaigns (uid, name, body, audience, status, gateway, contact_count, sent_count,
                            delivered_count, created_at, updated_at, started_at, completed_at)
     VALUES (:uid, :uid, 'Hello', '{"listIds":[1]}', 'completed', 'twilio', :each, :each, :each,
             :now, :now, :now, :now)`,
  );
  const message = sqlite.prepare(
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :each)
     INSERT INTO messages (campaign_id, contact_id, direction, from_address, to_address, body, segments,
                           status, sid, attempt_count, created_at, sent_at, settled_at)
     SELECT :id, i, 'outbound', '+12125550199', '+1212555' || printf('%07d', i),
            'Hello ' || i || ', there is fresh bread this morning: come and see us before noon.', 1,
            'delivered', 'SM' || hex(randomblob(16)), 1, :now, :now, :now FROM n`,
  );
  sqlite.transaction(() => {
    for (let number = 1; number <= campaigns; number += 1) {
      const size = number === campaigns ? 0 : each;
      const row = { uid: `Campaign ${number}`, each: size, now };
      const { lastInsertRowid: id } = campaign.run(row);
      if (size > 0) message.run({ id, each: size, now });
    }
  })();
  sqlite.pragma('wal_checkpoint(TRUNCATE)');
}

/** What a check of the whole database costs beside reading every message once. */
export async function checkMessages(messages: number): Promise<readonly Row[]> {
  return await inFolder((folder) => {
    const db = openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
    try {
      store(db, messages);
      const expected = expectedSchema(migrationsFolder, undefined);
      const pass = timed(() => {
        for (const _ of db.sqlite.prepare('SELECT * FROM messages').raw().iterate());
      });
      const check = timed(() => {
        const { ok } = checkDatabase(db, { now, country: 'US', expected });
        if (!ok) throw new Error('The database of the benchmark is not sound.');
      });
      const list = timed(() => listCampaigns(db));
      const ratio = check / pass;
      return Promise.resolve([
        {
          what: `check of ${messages.toLocaleString('en')} messages of ${campaigns} campaigns`,
          ovo: `${check.toFixed(0)} ms`,
          peer: `reading every message once: ${pass.toFixed(0)} ms`,
          ratio: `${ratio.toFixed(2)} ×`,
          budget: '≤ 5 ×',
          isMet: ratio <= 5,
        },
        {
          what: `list of ${campaigns} campaigns with ${messages.toLocaleString('en')} messages`,
          ovo: `${list.toFixed(1)} ms`,
          peer: `reading every message once: ${pass.toFixed(0)} ms`,
          ratio: `${(list / pass).toFixed(4)} ×`,
          budget: '≤ 0.02 ×',
          isMet: list <= 0.02 * pass,
        },
      ]);
    } finally {
      db.close();
    }
  });
}

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
