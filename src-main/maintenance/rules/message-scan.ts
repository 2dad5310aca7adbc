// Raw SQL: it shares the conditions of the rules of check and repair.
import type { OvoDatabase } from '../../database/open.ts';

/** The counts that the messages of one campaign add up to. */
export interface MessageTotals {
  readonly contact_count: number;
  readonly sent_count: number;
  readonly failed_count: number;
  readonly skipped_count: number;
  readonly delivered_count: number;
  readonly undelivered_count: number;
  readonly no_receipt_count: number;
  /** By status, those that are not settled, and those that were given up. */
  readonly queued: number;
  readonly sending: number;
  readonly scheduled: number;
  readonly unconfirmed: number;
  readonly canceled: number;
}

/** What one pass over all messages finds, for every rule that needs it. */
export interface MessageScan {
  /** By the id of the campaign. */
  readonly totals: ReadonlyMap<number, MessageTotals>;
  /** Messages that break a rule about their columns. */
  readonly broken: number;
  /** Messages that the provider refused because their owner had replied STOP. */
  readonly stopped: number;
  /** Messages that are queued, on their way, unconfirmed or canceled. */
  readonly open: number;
}

interface Row extends MessageTotals {
  readonly id: number | null;
  readonly broken: number;
  readonly stopped: number;
}

const countOf = (status: string) => `count(*) FILTER (WHERE status = '${status}')`;

/** The status first: few messages have each, and the direction of the others is not looked at. */
const outbound = (status: string) =>
  `count(*) FILTER (WHERE status = '${status}' AND direction = 'outbound')`;

/**
 * Reads all messages once: what those of each campaign add up to, and whether any breaks a rule.
 *
 * @param broken SQL that holds for a message that breaks a rule; the time can be written `:now`.
 */
export function scanMessages(db: OvoDatabase, broken: string, now: number): MessageScan {
  const rows = db.sqlite
    .prepare<[{ readonly now: number }], Row>(
      `SELECT campaign_id AS id,
              count(*) FILTER (WHERE direction = 'outbound') AS contact_count,
              ${outbound('sent')} + ${outbound('delivered')} + ${outbound('undelivered')} AS sent_count,
              ${outbound('failed')} AS failed_count,
              ${outbound('skipped')} AS skipped_count,
              ${outbound('delivered')} AS delivered_count,
              ${outbound('undelivered')} AS undelivered_count,
              count(*) FILTER (WHERE status = 'sent' AND direction = 'outbound'
                               AND receipt_final_at IS NOT NULL) AS no_receipt_count,
              ${countOf('queued')} AS queued, ${countOf('sending')} AS sending,
              ${countOf('scheduled')} AS scheduled,
              ${countOf('unconfirmed')} AS unconfirmed, ${countOf('canceled')} AS canceled,
              count(*) FILTER (WHERE ${broken}) AS broken,
              count(*) FILTER (WHERE error_code = 21610 AND direction = 'outbound'
                               AND is_practice = 0) AS stopped
         FROM messages GROUP BY campaign_id`,
    )
    .all({ now });
  const sum = (count: (row: Row) => number) => rows.reduce((total, row) => total + count(row), 0);
  return {
    totals: new Map(rows.flatMap((row) => (row.id === null ? [] : [[row.id, row] as const]))),
    broken: sum((row) => row.broken),
    stopped: sum((row) => row.stopped),
    open: sum((row) => row.queued + row.sending + row.scheduled + row.unconfirmed + row.canceled),
  };
}
