import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src-main/database/open.ts';
import { migrationsFolder, temporaryFolder } from '../../support/database.ts';
import { checkDatabase } from '../../support/maintenance.ts';
import { writeOldDatabase } from '../../support/old-databases.ts';

/** The database of version 3, in which practice had suppressed people, as this Ovo has it. */
function opened() {
  const file = writeOldDatabase(3, path.join(temporaryFolder(), 'ovo.db'));
  const db = openDatabase({ file, migrationsFolder });
  const all = (sql: string) => db.sqlite.prepare<[], Row>(sql).all();
  return { db, all };
}

type Row = Readonly<Record<string, unknown>>;

describe('what version 3 sent through the simulator', () => {
  it('is practice, and so is every message of it; what was really sent is not', () => {
    const { all } = opened();
    expect(
      all(`SELECT c.name, c.is_practice AS campaign, m.is_practice AS message, count(*) AS messages
             FROM campaigns AS c JOIN messages AS m ON m.campaign_id = c.id GROUP BY 1, 2, 3
            ORDER BY c.id`),
    ).toEqual([
      { name: 'Practice before the late file', campaign: 1, message: 1, messages: 300 },
      { name: 'Practice after the late file', campaign: 1, message: 1, messages: 300 },
      { name: 'A paused practice', campaign: 1, message: 1, messages: 300 },
      { name: 'Sent for real', campaign: 0, message: 0, messages: 300 },
    ]);
    expect(all(`SELECT is_practice AS isPractice FROM campaigns WHERE name = 'A draft'`)).toEqual([
      { isPractice: 0 },
    ]);
  });

  it('suppresses nobody any more, with the reason kept, unless somebody else may have said no too', () => {
    const { db, all } = opened();
    const suppressions = all(
      `SELECT phone, reason, evidence, lifted_evidence AS liftedEvidence, lifted_at > at AS isLifted
         FROM suppressions ORDER BY id`,
    );
    const lifted = suppressions.filter(({ isLifted }) => isLifted === 1);
    // Five refusals that the simulator played last, but for one whom Twilio refused too; and one that a
    // repair had found among the messages.
    expect(lifted).toHaveLength(5);
    for (const { phone, reason, evidence, liftedEvidence } of lifted) {
      expect(reason).toMatch(/^(They opted out \(Twilio error 21610\)\.|Replied STOP)$/);
      expect(evidence).toMatch(
        /^(The simulator refused it\.|Twilio refused message 14 \(21610\)\.)$/,
      );
      expect(liftedEvidence).toMatch(
        /^Only practice had said so: .+ Lifted by an update of Ovo\.$/,
      );
      expect(
        all(`SELECT detail ->> '$.evidence' AS evidence FROM events
              WHERE kind = 'suppression-lifted' AND subject = 'number:${String(phone)}'`),
      ).toEqual([{ evidence: liftedEvidence }]);
    }
    const kept = suppressions
      .filter(({ isLifted }) => isLifted !== 1)
      .map(({ evidence }) => evidence);
    // The file “late.csv” may have named whom practice had suppressed before it.
    const early = all(
      `SELECT count(*) AS people FROM suppressions
        WHERE at <= (SELECT max(completed_at) FROM imports) AND evidence = 'The simulator refused it.'`,
    );
    expect(kept.filter((evidence) => evidence === 'The simulator refused it.')).toHaveLength(
      Number(early[0]?.['people']) + 1,
    );
    expect(kept).toContain('Attempt to send to unsubscribed recipient');
    expect(kept).toContainEqual(expect.stringMatching(/^guests\.csv, line 301/));
    expect(kept).toContainEqual(expect.stringMatching(/Added by hand/));
    expect(checkDatabase(db).violations).toEqual([]);
  });
});
