// Raw SQL: it reads the recent messages of up to a million contacts, on named indexes.
import type { OvoDatabase } from '../../database/open.ts';
import { isRealSql } from '../../database/practice.ts';
import { sortedIds } from '../../database/sorted-ids.ts';
import { statementsFor } from '../../database/statements.ts';
import { refuseIfCanceled } from './prepare-slice.ts';

const dayMs = 86_400_000;

/** So many contacts are looked up at a time: few enough that a cancel is heard soon. */
const lookedUpAtOnce = 10_000;

/** So many ids of messages are gone through at a time. */
const scannedAtOnce = 50_000;

/** What looking up one contact costs, in messages that are read one after the other. */
const messagesForLookUp = 8;

/**
 * What counts as a real text since `@since`, for the review and for the claim alike: one that was sent, one
 * that the provider keeps until its time, and one of which nobody knows yet whether it left.
 */
export const isTextSince = `direction = 'outbound' AND ${isRealSql}
  AND (sent_at >= @since OR status = 'scheduled'
       OR (status IN ('sending', 'unconfirmed') AND max(claimed_at, coalesce(send_at, 0)) >= @since))`;

interface Campaign {
  /** Null for texts outside campaigns. */
  readonly campaignId: number | null;
}

const statements = statementsFor((sqlite) => ({
  /** The newest text decides for most people: older ones are then not read. */
  amongContacts: sqlite
    .prepare<[{ readonly ids: string; readonly since: number }], number>(
      `SELECT value FROM json_each(@ids) AS ids
        WHERE (SELECT 1 FROM messages INDEXED BY messages_of_contact
                WHERE contact_id = ids.value AND ${isTextSince} ORDER BY id DESC LIMIT 1)`,
    )
    .pluck(),
  /**
   * Campaigns that may have sent something since, the newest first. In the old system messages of completed
   * campaigns were still sent.
   */
  campaigns: sqlite
    .prepare<[number], number>(
      `SELECT id FROM campaigns
        WHERE started_at IS NOT NULL AND ${isRealSql}
          AND (status <> 'completed' OR completed_at IS NULL OR completed_at >= ?
               OR original_figures IS NOT NULL)
        ORDER BY id DESC`,
    )
    .pluck(),
  count: sqlite
    .prepare<[Campaign], number>(
      `SELECT count(*) FROM messages INDEXED BY messages_of_campaign WHERE campaign_id IS @campaignId`,
    )
    .pluck(),
  ends: sqlite.prepare<[Campaign], { readonly first: number | null; readonly last: number | null }>(
    `SELECT (SELECT min(id) FROM messages INDEXED BY messages_of_campaign WHERE campaign_id IS @campaignId) AS first,
            (SELECT max(id) FROM messages INDEXED BY messages_of_campaign WHERE campaign_id IS @campaignId) AS last`,
  ),
  ofCampaign: sqlite
    .prepare<
      [Campaign & { readonly from: number; readonly to: number; readonly since: number }],
      number | null
    >(
      `SELECT contact_id FROM messages INDEXED BY messages_of_campaign
        WHERE campaign_id IS @campaignId AND id BETWEEN @from AND @to AND ${isTextSince}`,
    )
    .pluck(),
}));

/** Until when, and whether anybody still waits for the answer. */
export interface TextedWithin {
  readonly days: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly signal?: { readonly aborted: boolean } | undefined;
  /** So few contacts are looked up one by one, whatever was sent; 10,000 unless given. */
  readonly lookUpAtMost?: number;
}

/**
 * Those of these contacts that got a real text in the last so many days, or will get one that is on its way
 * already, ascending. Refused (`canceled`)
 * where the signal says so. Many contacts are found in the messages of recent campaigns, read in the order in
 * which they are stored: their rows lie beside each other, those of one contact all over the file.
 */
export function textedWithin(db: OvoDatabase, ids: Int32Array, asked: TextedWithin): Int32Array {
  const since = asked.now - asked.days * dayMs;
  if (ids.length <= (asked.lookUpAtMost ?? lookedUpAtOnce)) return lookUp(db, ids, since, asked);
  const sql = statements(db);
  const campaigns: readonly Campaign[] = [
    ...sql.campaigns.all(since).map((campaignId) => ({ campaignId })),
    { campaignId: null },
  ];
  const most = ids.length * messagesForLookUp;
  let messages = 0;
  for (const campaign of campaigns) {
    messages += sql.count.get(campaign) ?? 0;
    if (messages > most) return lookUp(db, ids, since, asked);
  }
  return scan(db, ids, since, { campaigns, signal: asked.signal });
}

function lookUp(
  db: OvoDatabase,
  ids: Int32Array,
  since: number,
  { signal }: Pick<TextedWithin, 'signal'>,
): Int32Array {
  const found: number[] = [];
  for (let start = 0; start < ids.length; start += lookedUpAtOnce) {
    if (signal !== undefined) refuseIfCanceled({ signal });
    const some = JSON.stringify(Array.from(ids.subarray(start, start + lookedUpAtOnce)));
    for (const id of statements(db).amongContacts.all({ ids: some, since })) found.push(id);
  }
  return sortedIds(found);
}

function scan(
  db: OvoDatabase,
  ids: Int32Array,
  since: number,
  { campaigns, signal }: Pick<TextedWithin, 'signal'> & { readonly campaigns: readonly Campaign[] },
): Int32Array {
  const sql = statements(db);
  const texted = new Uint8Array((ids.at(-1) ?? 0) + 1);
  for (const campaign of campaigns) {
    const { first, last } = sql.ends.get(campaign) ?? { first: null, last: null };
    if (first === null || last === null) continue;
    for (let from = first; from <= last; from += scannedAtOnce) {
      if (signal !== undefined) refuseIfCanceled({ signal });
      const to = Math.min(last, from + scannedAtOnce - 1);
      for (const id of sql.ofCampaign.all({ ...campaign, from, to, since })) {
        // What lies beyond the end of a typed array is dropped.
        if (id !== null) texted[id] = 1;
      }
    }
  }
  return ids.filter((id) => texted[id] === 1);
}
