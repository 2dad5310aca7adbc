import { openRemoteApplication } from '../../../src-main/application/remote-application.ts';
import { systemClock } from '../../../src-main/system-clock.ts';
import type { Audience } from '../../../src-shared/campaign/audience.ts';
import { migrationsFolder, threadFile } from '../../support/database.ts';
import { inFolder, withDatabase } from '../bench-setup.ts';
import { millisecondBudget } from '../harness/budget.ts';
import { addManyContacts, buildIndex } from '../many-contacts.ts';
import { share, type Row } from '../row.ts';

const times = 15;
const day = 86_400_000;
const earlier = { campaignId: 1, who: 'reached' } as const;

/** What a person chooses, with how many milliseconds the counts may take at a million contacts. */
const audiences: Readonly<Record<string, readonly [Audience, number]>> = {
  'a list of half of them': [{ listIds: [2] }, 300],
  everyone: [{ listIds: [], filters: [{}] }, 500],
  'a list, a tag and a filter': [
    {
      listIds: [2],
      tags: ['vip'],
      filters: [{ fields: [{ field: 'last_visit', test: 'more-than', value: '2026-05-01' }] }],
    },
    1500,
  ],
  'people of an earlier campaign': [{ listIds: [], campaigns: [earlier] }, 1500],
  'everyone but a list, a tag, and whoever was texted in the last 30 days': [
    {
      listIds: [1],
      exclude: { listIds: [3], tags: ['vip'], textedWithinDays: 30 },
    },
    1500,
  ],
};

/**
 * The counts that the editor shows while somebody chooses who gets a text, through the application's
 * thread as the window asks for them, and a page of the people left out. Half of the contacts got a text
 * ten days ago.
 */
export function audienceCountsOf(contacts: number): Promise<readonly Row[]> {
  return inFolder(async (dataFolder) => {
    await withDatabase(dataFolder, (db) => {
      addManyContacts(db, contacts);
      buildIndex(db);
      const at = systemClock.now() - 10 * day;
      db.sqlite.exec(`
        BEGIN;
        INSERT INTO campaigns (uid, name, body, audience, created_at, updated_at)
        VALUES ('earlier', 'Earlier', 'Hello', '{"listIds":[2]}', 1, 1);
        INSERT INTO messages (campaign_id, contact_id, direction, from_address, to_address, body, segments,
                              status, created_at, sent_at, settled_at, receipt_final_at, is_practice)
        SELECT 1, id, 'outbound', '+12125550100', phone, 'Hello, this is a text of ordinary length.', 1,
               'delivered', ${at}, ${at}, ${at}, ${at}, 0
          FROM contacts WHERE id % 2 = 0;
        UPDATE campaigns SET status = 'completed', gateway = 'twilio', started_at = ${at},
               completed_at = ${at}, contact_count = (SELECT count(*) FROM messages),
               sent_count = (SELECT count(*) FROM messages),
               delivered_count = (SELECT count(*) FROM messages);
        COMMIT;
        ANALYZE`);
    });
    const app = await openRemoteApplication({
      dataFolder,
      migrationsFolder,
      threadFile,
      clock: systemClock,
      readCredentials: () => Promise.resolve(null),
      onError: (error) => console.error(error),
      onFault: (fault) => console.error(fault),
    });
    const rows: Row[] = [];
    const people = contacts.toLocaleString('en');
    const measure = async (what: string, budgetMs: number, act: () => Promise<string>) => {
      const own: number[] = [];
      let found = '';
      for (let time = 0; time < times; time += 1) {
        const startedAt = performance.now();
        found = await act();
        own.push(performance.now() - startedAt);
      }
      const p95 = share(own, 0.95);
      const { text, limitMs } = millisecondBudget(Math.max(50, (budgetMs * contacts) / 1_000_000));
      rows.push({
        what: `audience of ${people} contacts: ${what}`,
        ovo: `${found}: p50 ${share(own, 0.5).toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, the first ${(own[0] ?? 0).toFixed(0)} ms`,
        peer: '–',
        ratio: '',
        budget: `p95 ${text}`,
        isMet: p95 <= limitMs,
      });
    };
    for (const [what, [audience, budgetMs]] of Object.entries(audiences)) {
      await measure(what, budgetMs, async () => {
        const { total } = await app.campaigns.audience(audience);
        return `${total.toLocaleString('en')} people`;
      });
    }
    const audience = { listIds: [1], exclude: { textedWithinDays: 30 } };
    const exclusion = { kind: 'texted', days: 30 } as const;
    await measure('a page of those who are left out', 1500, async () => {
      const page = { offset: Math.floor(contacts / 4), limit: 50 };
      const { rows: shown } = await app.campaigns.leftOut({ audience, exclusion, ...page });
      return `${shown.length} people`;
    });
    await app.close();
    return rows;
  });
}
