import path from 'node:path';
import Database from 'better-sqlite3';
import { openRemoteApplication } from '../../../src-main/application/remote-application.ts';
import { systemClock } from '../../../src-main/system-clock.ts';
import { migrationsFolder, threadFile } from '../../support/database.ts';
import { millisecondBudget } from '../harness/budget.ts';
import { share, type Row } from '../row.ts';
import { inFolder, withDatabase } from '../bench-setup.ts';

const campaigns = 201;
const times = 20;

/** The list of campaigns with that many messages, through the application's thread as the window asks for it. */
export function campaignsList(messages: number): Promise<readonly Row[]> {
  return inFolder(async (folder) => {
    await withDatabase(folder, ({ sqlite }) => {
      sqlite.exec(`
        BEGIN;
        WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${campaigns})
        INSERT INTO campaigns (uid, name, body, audience, created_at, updated_at)
        SELECT 'campaign ' || n, 'Campaign ' || n, 'Hello', '{"listIds":[]}', 1, 1 FROM numbers;
        WITH RECURSIVE numbers(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${messages - 1})
        INSERT INTO messages (campaign_id, direction, from_address, to_address, body, segments, status,
                              created_at, sent_at, settled_at, receipt_final_at, is_practice)
        SELECT 1 + n % 200, 'outbound', '+12125550100', '+1212' || (2000000 + n),
               'Hello number ' || n || ', this is a text of ordinary length.', 1, 'sent', 1, 1, 1, 1, 1
          FROM numbers;
        UPDATE campaigns SET status = 'completed', gateway = 'simulator', started_at = 1, completed_at = 2,
               contact_count = ${messages / 200}, sent_count = ${messages / 200} WHERE id <= 200;
        COMMIT`);
    });
    const plain = new Database(path.join(folder, 'ovo.db'), { readonly: true });
    const grouped = plain.prepare(
      'SELECT campaign_id, status, count(*) FROM messages GROUP BY campaign_id, status',
    );
    const theirs = Array.from({ length: 3 }, () => timeOf(() => grouped.all()));
    plain.close();
    const app = await openRemoteApplication({
      dataFolder: folder,
      migrationsFolder,
      threadFile,
      clock: systemClock,
      readCredentials: () => Promise.resolve(null),
      onError: (error) => console.error(error),
      onFault: (fault) => console.error(fault),
    });
    const ours: number[] = [];
    for (let time = 0; time < times; time += 1) {
      const startedAt = performance.now();
      const { length } = await app.campaigns.list();
      ours.push(performance.now() - startedAt);
      if (length !== campaigns) throw new Error(`${length} campaigns of ${campaigns} are listed.`);
    }
    await app.close();
    const [p95, other] = [share(ours, 0.95), share(theirs, 0.5)];
    const { text, limitMs } = millisecondBudget(20);
    return [
      {
        what: `the list of ${campaigns} campaigns with ${messages.toLocaleString('en')} messages`,
        ovo: `p50 ${share(ours, 0.5).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, the first ${(ours[0] ?? 0).toFixed(1)} ms`,
        peer: `SQLite that counts the messages of each ${other.toFixed(0)} ms`,
        ratio: `${(p95 / other).toFixed(3)} ×`,
        budget: `p95 ${text}`,
        isMet: p95 <= limitMs,
      },
    ];
  });
}

function timeOf(act: () => unknown): number {
  const startedAt = performance.now();
  act();
  return performance.now() - startedAt;
}
