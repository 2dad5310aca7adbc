// Raw SQL: counts on named indexes.
import { z } from 'zod';
import type { HandOverState } from '../../../src-shared/campaign/hand-over.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { statementsFor } from '../../database/statements.ts';
import { fromOpenMessages, isPerhapsKeptToCancel, isToCancel } from './perhaps-kept.ts';

type HeldRow = Omit<HandOverState, 'isHandedOver' | 'takenBack'>;

const statements = statementsFor((sqlite) => ({
  state: sqlite.prepare<{ readonly id: number }, HeldRow>(
    `SELECT (SELECT min(send_at) FROM messages INDEXED BY messages_scheduled
              WHERE campaign_id = :id AND status = 'scheduled') AS firstAt,
            (SELECT max(send_at) FROM messages INDEXED BY messages_scheduled
              WHERE campaign_id = :id AND status = 'scheduled') AS lastAt,
            (SELECT count(*) FROM messages INDEXED BY messages_scheduled
              WHERE campaign_id = :id AND status = 'scheduled')
              + (SELECT count(*) FROM ${fromOpenMessages}
                  WHERE m.campaign_id = :id AND ${isPerhapsKeptToCancel}) AS held,
            (SELECT count(*) FROM messages AS m INDEXED BY messages_scheduled
                     JOIN campaigns AS c ON c.id = m.campaign_id
              WHERE m.campaign_id = :id AND m.status = 'scheduled' AND ${isToCancel})
              + (SELECT count(*) FROM ${fromOpenMessages}
                  WHERE m.campaign_id = :id AND ${isPerhapsKeptToCancel}) AS toCancel,
            (SELECT count(*) FROM messages INDEXED BY messages_of_campaign
              WHERE campaign_id = :id AND reason = 'not-canceled') AS late`,
  ),
  lastOrder: sqlite.prepare<[string], { readonly kind: string; readonly detail: string }>(
    `SELECT kind, detail FROM events
      WHERE subject = ? AND kind IN ('campaign-handed-over', 'campaign-taken-back')
      ORDER BY id DESC LIMIT 1`,
  ),
}));

/** What the event says of a campaign that was taken back: nothing where its sender was changed. */
const takenBackSchema = z.object({ held: z.int(), late: z.int() });

const nothing: HeldRow = { firstAt: null, lastAt: null, held: 0, toCancel: 0, late: 0 };

/**
 * What the provider's scheduler has of a campaign. Reads every message of a campaign that was ever handed
 * over, and none of any other.
 */
export function handOverState(db: OvoDatabase, id: number): HandOverState {
  const sql = statements(db);
  const order = sql.lastOrder.get(`campaign:${id}`);
  if (order === undefined) return { ...nothing, isHandedOver: false, takenBack: null };
  const state = sql.state.get({ id }) ?? nothing;
  const isHandedOver = order.kind === 'campaign-handed-over';
  return { ...state, isHandedOver, takenBack: isHandedOver ? null : takenBackOf(order, state) };
}

/** What has become of the texts that the provider had when somebody took the campaign back. */
function takenBackOf(order: { readonly detail: string }, now: HeldRow): HandOverState['takenBack'] {
  const then = takenBackSchema.safeParse(JSON.parse(order.detail)).data;
  if (then === undefined) return null;
  const late = Math.max(0, now.late - then.late);
  return { canceled: Math.max(0, then.held - now.held - late), late };
}
