// Raw SQL: counts on named indexes.
import type { HandOverState } from '../../../src-shared/campaign/hand-over.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { statementsFor } from '../../database/statements.ts';
import { isLostToCancel, isToCancel, lost } from './lost-answers.ts';

const statements = statementsFor((sqlite) => ({
  state: sqlite.prepare<{ readonly id: number }, HandOverState>(
    `SELECT (SELECT min(send_at) FROM messages INDEXED BY messages_scheduled
              WHERE campaign_id = :id AND status = 'scheduled') AS firstAt,
            (SELECT max(send_at) FROM messages INDEXED BY messages_scheduled
              WHERE campaign_id = :id AND status = 'scheduled') AS lastAt,
            (SELECT count(*) FROM messages AS m INDEXED BY messages_scheduled
                     JOIN campaigns AS c ON c.id = m.campaign_id
              WHERE m.campaign_id = :id AND m.status = 'scheduled' AND ${isToCancel})
              + (SELECT count(*) FROM ${lost}
                  WHERE m.campaign_id = :id AND ${isLostToCancel}) AS toCancel,
            (SELECT count(*) FROM messages INDEXED BY messages_of_campaign
              WHERE campaign_id = :id AND reason = 'not-canceled') AS late`,
  ),
}));

/** What the provider's scheduler has of a campaign. Reads every message of the campaign. */
export function handOverState(db: OvoDatabase, id: number): HandOverState {
  return statements(db).state.get({ id }) ?? { firstAt: null, lastAt: null, toCancel: 0, late: 0 };
}
