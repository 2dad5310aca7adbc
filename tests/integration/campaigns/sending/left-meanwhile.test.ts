import { describe, expect, it } from 'vitest';
import { campaignSnapshot } from '../../../../src-main/campaigns/campaign-rows.ts';
import { pageOfMessages } from '../../../../src-main/campaigns/messages/message-rows.ts';
import type { WritableDatabase } from '../../../../src-main/database/open.ts';
import { fictionalPhone, startedCampaign } from '../../../support/campaigns.ts';
import { temporaryDatabase } from '../../../support/database.ts';
import { engineOn } from '../../../support/engine.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { createScriptedGateway } from '../../../support/scripted-gateway.ts';

/** A campaign to six people of which two are texted when `act` happens; returns whom it texted, and why not. */
async function sentThough(
  act: (db: WritableDatabase, campaignId: number) => void,
  before: (db: WritableDatabase, campaignId: number) => void = () => undefined,
) {
  const clock = createManualClock();
  const db = temporaryDatabase();
  const id = startedCampaign(db, { contacts: 6, now: clock.now() });
  before(db, id);
  const gateway = createScriptedGateway();
  const { engine } = engineOn(db, clock, gateway, { segmentsPerSecond: 1 });
  const running = engine.run();
  while (gateway.handedOver.length < 2) await clock.advance(100);
  act(db, id);
  await clock.runUntil(running);
  const { rows } = pageOfMessages(db, { id, filter: 'skipped', offset: 0, limit: 10 });
  return {
    texted: gateway.handedOver.map(({ to }) => to),
    skipped: rows.map(({ to, explanation }) => ({ to, explanation })),
    snapshot: campaignSnapshot(db, id),
  };
}

const putAllOnList = (db: WritableDatabase, campaignId: number, filter: string | null = null) => {
  db.sqlite
    .prepare('INSERT INTO lists (id, name, filter, created_at) VALUES (1, ?, ?, 1)')
    .run('Customers', filter);
  if (filter === null) {
    db.sqlite.exec('INSERT INTO list_contacts (list_id, contact_id) SELECT 1, id FROM contacts');
  }
  db.sqlite
    .prepare('UPDATE campaigns SET audience = ? WHERE id = ?')
    .run('{"listIds":[1]}', campaignId);
};

const contactIdOf = (index: number) =>
  `(SELECT id FROM contacts WHERE phone = '${fictionalPhone(index)}')`;

describe('whoever leaves while a campaign is sent is not texted', () => {
  it('because the contact was removed', async () => {
    const { texted, skipped, snapshot } = await sentThough((db) =>
      db.sqlite.exec(`DELETE FROM contacts WHERE phone = '${fictionalPhone(4)}'`),
    );
    expect(texted).toEqual([0, 1, 2, 3, 5].map(fictionalPhone));
    expect(skipped).toEqual([
      { to: fictionalPhone(4), explanation: expect.stringContaining('deleted') },
    ]);
    expect(snapshot).toMatchObject({ status: 'completed', sentCount: 5, skippedCount: 1 });
  });

  it('because the contact has another number now: the old one may be somebody else’s', async () => {
    const { texted, skipped } = await sentThough((db) =>
      db.sqlite.exec(
        `UPDATE contacts SET phone = '${fictionalPhone(900)}' WHERE id = ${contactIdOf(3)}`,
      ),
    );
    expect(texted).toEqual([0, 1, 2, 4, 5].map(fictionalPhone));
    expect(skipped).toEqual([
      { to: fictionalPhone(3), explanation: expect.stringContaining('another number') },
    ]);
  });

  it('because the contact was taken off the list', async () => {
    const { texted, skipped } = await sentThough(
      (db) => db.sqlite.exec(`DELETE FROM list_contacts WHERE contact_id = ${contactIdOf(2)}`),
      putAllOnList,
    );
    expect(texted).toEqual([0, 1, 3, 4, 5].map(fictionalPhone));
    expect(skipped).toEqual([
      { to: fictionalPhone(2), explanation: expect.stringContaining('removed from the list') },
    ]);
  });

  it('because the contact no longer matches the list’s filter', async () => {
    const { texted } = await sentThough(
      (db) => db.sqlite.exec(`UPDATE contacts SET email = 'gone' WHERE id = ${contactIdOf(5)}`),
      (db, id) =>
        putAllOnList(
          db,
          id,
          JSON.stringify({ fields: [{ field: 'email', test: 'is-empty', value: '' }] }),
        ),
    );
    expect(texted).toEqual([0, 1, 2, 3, 4].map(fictionalPhone));
  });

  it('because the contact is on none of several lists any more', async () => {
    const { texted } = await sentThough(
      (db) =>
        db.sqlite.exec(
          `DELETE FROM list_contacts WHERE contact_id IN (${contactIdOf(2)}, ${contactIdOf(3)});
           UPDATE contacts SET email = 'x' WHERE id IN (${contactIdOf(3)}, ${contactIdOf(4)})`,
        ),
      (db, id) => {
        putAllOnList(db, id);
        db.sqlite
          .prepare('INSERT INTO lists (id, name, filter, created_at) VALUES (2, ?, ?, 1)')
          .run('No e-mail', '{"fields":[{"field":"email","test":"is-empty","value":""}]}');
        db.sqlite
          .prepare('UPDATE campaigns SET audience = ? WHERE id = ?')
          .run('{"listIds":[1,2]}', id);
      },
    );
    expect(texted).toEqual([0, 1, 2, 4, 5].map(fictionalPhone));
  });

  it('and everybody else is, also where the list itself is gone', async () => {
    const { texted } = await sentThough(
      (db) => db.sqlite.exec('DELETE FROM list_contacts; DELETE FROM lists'),
      putAllOnList,
    );
    expect(texted).toHaveLength(6);
  });
});
