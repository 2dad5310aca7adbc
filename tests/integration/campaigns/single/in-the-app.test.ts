import { copyFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { singleMessage } from '../../../../src-main/campaigns/single/single-rows.ts';
import { checkDatabase } from '../../../support/maintenance.ts';
import { draft, becomes as campaignBecomes, open } from '../../../support/twilio-application.ts';
import { waitFor } from '../../../support/wait-for.ts';
import { backUp, restore } from '../hand-over/set-up.ts';
import { becomes, bodies, databaseOf, opened, order, setUp } from './set-up.ts';

const day = 86_400_000;

describe('a single message', () => {
  it('has its receipt, and its status is told', async () => {
    const { app, fake } = await setUp({
      timeline: { sending: 500, sent: 1000, final: 3000 },
      deliveryError: () => 30_003,
    });
    await app.receipts.follow();
    let told = 0;
    app.subscribe((event) => {
      if (event.name === 'data.changed' && event.payload.topics.includes('inbox')) told += 1;
    });
    const { messageId } = await app.singleMessages.send(order());
    await becomes(app, messageId, 'undelivered');
    expect(await app.singleMessages.get(messageId)).toMatchObject({
      problem: expect.any(String),
      sid: fake.accepted()[0]?.sid,
    });
    await waitFor(() => expect(told).toBeGreaterThanOrEqual(3));
  });

  it('that is due when Ovo starts goes then, without anybody asking', async () => {
    const { app, fake, clock, folder } = await setUp();
    const { messageId } = await app.singleMessages.send(order({ goesAt: clock.now() + 60_000 }));
    await app.close();
    const again = open(folder, clock, fake);
    await again.sending.followSingleMessages();
    await becomes(again, messageId, 'sent');
    expect(fake.accepted()).toHaveLength(1);
  });

  it('of another process is sent by the one that sends', async () => {
    const { app, fake, clock, folder } = await setUp({ work: { least: 20, most: 20 } });
    const id = await draft(app, 40);
    await app.settings.save({ segmentsPerSecond: 1 });
    await app.sending.followSingleMessages();
    await app.campaigns.start(id, 'twilio');
    const other = open(folder, clock, fake);
    const { messageId } = await other.singleMessages.send(
      order({ origin: 'command-line', text: 'By hand' }),
    );
    await becomes(other, messageId, 'sent');
    expect(await other.sending.heldHereFor()).toBeNull();
    expect((await app.campaigns.get(id)).snapshot.status).toBe('sending');
    await campaignBecomes(app, id, ({ status }) => status === 'completed');
    expect(bodies(fake).filter((body) => body === 'By hand')).toHaveLength(1);
  });

  it('goes once there are credentials', async () => {
    const { app, fake, clock, folder } = await setUp();
    const { messageId } = await app.singleMessages.send(order({ goesAt: clock.now() + 30_000 }));
    await app.close();
    let account: typeof fake.account | null = null;
    const again = open(folder, clock, fake, () => account);
    await again.sending.followSingleMessages();
    while ((await again.singleMessages.get(messageId)).goesAt > clock.now()) {
      await new Promise((resolve) => void setImmediate(resolve));
    }
    await again.sending.idle();
    expect((await again.singleMessages.get(messageId)).status).toBe('queued');
    account = fake.account;
    await again.sending.credentialsSaved();
    await becomes(again, messageId, 'sent');
  });
});

describe('a database of before the text went', () => {
  it('that is restored never sends it again', async () => {
    const { app, fake, clock, folder } = await setUp();
    const { messageId } = await app.singleMessages.send(order({ goesAt: clock.now() + day }));
    const later = await app.singleMessages.send(
      order({ goesAt: clock.now() + day, text: 'Later' }),
    );
    const file = backUp(folder);
    await app.singleMessages.reschedule(messageId, null);
    await becomes(app, messageId, 'sent');
    const restored = await restore({ app, fake, clock: clock as never, folder, id: 0 }, file);
    await restored.sending.followSingleMessages();
    expect(await restored.singleMessages.get(messageId)).toMatchObject({
      status: 'sent',
      sid: fake.accepted()[0]?.sid,
    });
    // Nobody knows whether it was taken back since.
    expect((await restored.singleMessages.get(later.messageId)).status).toBe('unconfirmed');
    await restored.sending.idle();
    expect(bodies(fake)).toEqual(['See you at ten']);
  });

  it('that was put there by hand never sends it again', async () => {
    const { app, fake, clock, folder } = await setUp();
    const { messageId } = await app.singleMessages.send(order({ goesAt: clock.now() + day }));
    const file = backUp(folder);
    await app.singleMessages.reschedule(messageId, null);
    await becomes(app, messageId, 'sent');
    await app.close();
    for (const end of ['', '-wal', '-shm'])
      rmSync(path.join(folder, `ovo.db${end}`), { force: true });
    copyFileSync(file, path.join(folder, 'ovo.db'));
    const db = databaseOf(folder);
    db.sqlite.exec(`UPDATE messages SET next_attempt_at = 0;
                    UPDATE single_messages SET goes_at = ${clock.now()}`);
    const again = await opened(folder, clock, fake);
    await again.sending.followSingleMessages();
    await becomes(again, messageId, 'sent');
    await again.sending.idle();
    expect(fake.accepted()).toHaveLength(1);
    expect(checkDatabase(db).violations).toEqual([]);
  });
});

test('a text to a held number is sent by hand in the same run in which a campaign passes that number over', async () => {
  const { app, fake, folder } = await setUp();
  const id = await draft(app, 3);
  const [, held] = ['', '+12125550101'];
  const db = databaseOf(folder);
  db.sqlite
    .prepare(`INSERT INTO number_holds (phone, reason, at) VALUES (?, 'maybe-opt-out', 0)`)
    .run(held);
  await app.campaigns.start(id, 'twilio');
  const paused = await campaignBecomes(app, id, ({ status }) => status === 'paused');
  expect(paused).toMatchObject({ pausedReasonCode: 'only-held', heldCount: 1, sentCount: 2 });
  const { messageId } = await app.singleMessages.send(order({ phone: held ?? '' }));
  await becomes(app, messageId, 'sent');
  expect(singleMessage(db, messageId).phone).toBe(held);
  expect(fake.accepted()).toHaveLength(3);
});
