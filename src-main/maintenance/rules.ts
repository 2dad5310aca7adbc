import type { Violation } from '../../src-shared/maintenance/report.ts';
import type { OvoDatabase } from '../db/open.ts';

/**
 * What must hold of every campaign and message beyond what the schema's CHECKs say, as SQL that
 * selects what breaks it. A check reports them; a repair mends each of them.
 */
interface Rule {
  readonly name: string;
  /** Selects `subject` and `detail` of whatever breaks the rule. */
  readonly broken: string;
}

/** The counts that the messages of each started campaign add up to. */
export const countsFromMessages = `
  SELECT c.id,
         count(m.id) AS contact_count,
         count(m.id) FILTER (WHERE m.status IN ('sent', 'delivered', 'undelivered')) AS sent_count,
         count(m.id) FILTER (WHERE m.status = 'failed') AS failed_count,
         count(m.id) FILTER (WHERE m.status = 'skipped') AS skipped_count,
         count(m.id) FILTER (WHERE m.status = 'delivered') AS delivered_count,
         count(m.id) FILTER (WHERE m.status = 'undelivered') AS undelivered_count,
         count(m.id) FILTER (WHERE m.status = 'sent' AND m.receipt_final_at IS NOT NULL)
           AS no_receipt_count
    FROM campaigns AS c
    LEFT JOIN messages AS m ON m.campaign_id = c.id AND m.direction = 'outbound'
   WHERE c.started_at IS NOT NULL OR c.status NOT IN ('draft', 'scheduled')
   GROUP BY c.id`;

/** Counts that cannot be, whatever the messages say. */
export const impossibleCounts = `
  c.contact_count < 0 OR c.sent_count < 0 OR c.failed_count < 0 OR c.skipped_count < 0
  OR c.delivered_count < 0 OR c.undelivered_count < 0 OR c.no_receipt_count < 0
  OR c.sent_count + c.failed_count + c.skipped_count > c.contact_count
  OR c.delivered_count + c.undelivered_count + c.no_receipt_count > c.sent_count`;

const rules: readonly Rule[] = [
  {
    name: 'counts-impossible',
    broken: `SELECT 'campaign:' || c.id AS subject,
        'contacts ' || c.contact_count || ', sent ' || c.sent_count || ', failed ' || c.failed_count
        || ', skipped ' || c.skipped_count || ' cannot be' AS detail
      FROM campaigns AS c WHERE ${impossibleCounts}`,
  },
  {
    name: 'counts-differ-from-messages',
    broken: `SELECT 'campaign:' || c.id AS subject,
        'says contacts/sent/failed/skipped ' || c.contact_count || '/' || c.sent_count || '/'
        || c.failed_count || '/' || c.skipped_count || ', its messages say ' || m.contact_count || '/'
        || m.sent_count || '/' || m.failed_count || '/' || m.skipped_count AS detail
      FROM campaigns AS c JOIN (${countsFromMessages}) AS m USING (id)
      WHERE m.contact_count > 0
        AND (c.contact_count, c.sent_count, c.failed_count, c.skipped_count,
             c.delivered_count, c.undelivered_count, c.no_receipt_count)
         IS NOT (m.contact_count, m.sent_count, m.failed_count, m.skipped_count,
                 m.delivered_count, m.undelivered_count, m.no_receipt_count)`,
  },
  {
    name: 'settled-but-not-completed',
    broken: `SELECT 'campaign:' || c.id AS subject, 'every message is settled, yet it is ' || c.status AS detail
      FROM campaigns AS c
      WHERE c.status IN ('sending', 'paused')
        AND c.sent_count + c.failed_count + c.skipped_count >= c.contact_count`,
  },
  {
    name: 'completed-but-not-settled',
    broken: `SELECT 'campaign:' || c.id AS subject,
        'it is completed, yet ' || count(*) || ' of its messages are not settled' AS detail
      FROM campaigns AS c JOIN messages AS m ON m.campaign_id = c.id
      WHERE c.status = 'completed' AND m.status IN ('queued', 'sending', 'unconfirmed')
      GROUP BY c.id`,
  },
  {
    name: 'queued-in-canceled',
    broken: `SELECT 'campaign:' || c.id AS subject, count(*) || ' messages are still queued' AS detail
      FROM campaigns AS c JOIN messages AS m ON m.campaign_id = c.id AND m.status = 'queued'
      WHERE c.status = 'canceled' GROUP BY c.id`,
  },
];

/** At most this many of each rule are listed one by one. */
const mostListed = 100;

/** Everything that breaks a rule. */
export function findViolations(db: OvoDatabase): readonly Violation[] {
  return rules.flatMap(({ name, broken }) =>
    db.sqlite
      .prepare<[number], { readonly subject: string; readonly detail: string }>(`${broken} LIMIT ?`)
      .all(mostListed)
      .map((found) => ({ rule: name, ...found })),
  );
}
