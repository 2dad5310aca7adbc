// Raw SQL: counts on named indexes.
import { z } from 'zod';
import type { HandOverState } from '../../../src-shared/campaign/hand-over.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { statementsFor } from '../../database/statements.ts';
import { readHandOver } from '../history/campaign-snapshot.ts';
import { fromOpenMessages, isPerhapsKeptToCancel, isToCancel } from './perhaps-kept.ts';

type HeldRow = Omit<HandOverState, 'isHandedOver' | 'takenBack'>;

interface StateRow extends HeldRow {
  /** As `campaigns.hand_over` has it. */
  readonly handOver: string | null;
}

const statements = statementsFor((sqlite) => ({
  state: sqlite.prepare<{ readonly id: number }, StateRow>(
    `SELECT (SELECT hand_over FROM campaigns WHERE id = :id) AS handOver,
            (SELECT min(send_at) FROM messages INDEXED BY messages_scheduled
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
            (SELECT count(*) FROM messages INDEXED BY messages_late
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

const nothing: StateRow = {
  handOver: null,
  firstAt: null,
  lastAt: null,
  held: 0,
  toCancel: 0,
  late: 0,
};

/**
 * What the provider's scheduler has of a campaign, by its messages: whoever ended the hand-over, the
 * provider has what these say.
 */
export function handOverState(db: OvoDatabase, id: number): HandOverState {
  const { handOver, ...state } = statements(db).state.get({ id }) ?? nothing;
  const isHandedOver = readHandOver(handOver) !== null;
  return { ...state, isHandedOver, takenBack: isHandedOver ? null : takenBackOf(db, id, state) };
}

/** What has become of the texts that the provider had when somebody took the campaign back. */
function takenBackOf(db: OvoDatabase, id: number, now: HeldRow): HandOverState['takenBack'] {
  const order = statements(db).lastOrder.get(`campaign:${id}`);
  if (order?.kind !== 'campaign-taken-back') return null;
  const then = readTakenBack(order.detail);
  if (then === undefined) return null;
  const late = Math.max(0, now.late - then.late);
  return { canceled: Math.max(0, then.held - now.held - late), late };
}

/** Undefined where the event does not say that, or is damaged. */
function readTakenBack(detail: string): z.infer<typeof takenBackSchema> | undefined {
  try {
    return takenBackSchema.safeParse(JSON.parse(detail)).data;
  } catch {
    return undefined;
  }
}
