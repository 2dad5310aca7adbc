import { describe, expect, it, test } from 'vitest';
import { createSingleMessages } from '../../../../src-main/campaigns/single/single-messages.ts';
import { addSuppression } from '../../../../src-main/contacts/suppressions/suppression-rows.ts';
import { fictionalPhone } from '../../../support/campaigns.ts';
import { fakeMessagingService, fakeSender } from '../../../support/fake-twilio/account.ts';
import { errorFault } from '../../../support/fake-twilio/twilio-error.ts';
import { png } from '../../../support/pictures.ts';
import { becomes, bodies, databaseOf, order, phone, setUp } from './set-up.ts';

describe('a text to one number', () => {
  it('goes once the time to take it back is over, and never twice for one request', async () => {
    const { app, fake, clock } = await setUp();
    const written = order();
    const before = clock.now();
    const sent = await app.singleMessages.send(written);
    expect(sent.goesAt - before).toBeGreaterThanOrEqual(5000);
    expect(await app.singleMessages.send({ ...written, text: 'Another' })).toEqual(sent);
    await becomes(app, sent.messageId, 'sent');
    expect(await app.singleMessages.send(written)).toEqual(sent);
    await app.sending.idle();
    expect(fake.accepted()).toMatchObject([{ to: phone, from: fakeSender, body: written.text }]);
    expect(await app.sending.heldHereFor()).toBeNull();
  });

  it('is taken back within that time, and is never sent then', async () => {
    const { app, fake, clock } = await setUp();
    const { messageId, goesAt } = await app.singleMessages.send(order());
    expect(await app.singleMessages.undo(messageId)).toEqual({ text: 'See you at ten' });
    expect(await app.singleMessages.undo(messageId)).toEqual({ text: 'See you at ten' });
    expect(await app.singleMessages.get(messageId)).toMatchObject({
      status: 'canceled',
      problem: expect.any(String),
    });
    const next = await app.singleMessages.send(order({ text: 'Next', goesAt: goesAt + 1000 }));
    await becomes(app, next.messageId, 'sent');
    expect(clock.now()).toBeGreaterThanOrEqual(goesAt + 1000);
    expect(bodies(fake)).toEqual(['Next']);
    await expect(app.singleMessages.undo(next.messageId)).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('that goes later gets another time, or goes at once', async () => {
    const { app, fake, clock } = await setUp();
    const day = 86_400_000;
    const { messageId } = await app.singleMessages.send(order({ goesAt: clock.now() + day }));
    await app.singleMessages.reschedule(messageId, clock.now() + 2 * day);
    expect(await app.singleMessages.get(messageId)).toMatchObject({ status: 'queued' });
    await app.singleMessages.reschedule(messageId, null);
    await becomes(app, messageId, 'sent');
    expect(fake.accepted()).toHaveLength(1);
    await expect(app.singleMessages.reschedule(messageId, null)).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('is refused where it cannot go', async () => {
    const { app, folder, clock, fake } = await setUp();
    const refused = async (changes: Parameters<typeof order>[0], message: RegExp) => {
      const sending = app.singleMessages.send(order(changes));
      await expect(sending).rejects.toMatchObject({
        code: 'invalid',
        message: expect.stringMatching(message),
      });
    };
    await refused({ text: ' \n' }, /no text/);
    await refused({ text: 'x'.repeat(1601) }, /1,601/);
    await refused({ phone: 'nobody' }, /“nobody”/);
    // Twilio would have nothing to fetch.
    const { hash } = await app.pictures.add(png(20, 10));
    await refused({ picture: { hash, alt: 'Bread' } }, /^Put the picture on Twilio first/);
    await refused({ goesAt: clock.now() + 400 * 86_400_000 }, /more than a year/);
    addSuppression(databaseOf(folder), {
      phone,
      origin: 'manual',
      reason: 'Asked to',
      evidence: null,
      at: 0,
    });
    await refused({}, /Asked to/);
    await app.settings.save({ defaultSender: '' });
    await refused({ phone: fictionalPhone(71) }, /no sender/);
    expect(fake.accepted()).toEqual([]);
    expect(databaseOf(folder).sqlite.prepare('SELECT count(*) FROM messages').pluck().get()).toBe(
      0,
    );
  });

  it('is not sent to somebody who opts out before its time', async () => {
    const { app, folder, fake } = await setUp();
    const { messageId } = await app.singleMessages.send(order());
    addSuppression(databaseOf(folder), {
      phone,
      origin: 'reply',
      reason: 'Replied STOP',
      evidence: null,
      at: 0,
    });
    await becomes(app, messageId, 'skipped');
    await expect(app.singleMessages.retry(messageId)).rejects.toMatchObject({ code: 'invalid' });
    expect(fake.accepted()).toEqual([]);
  });

  it('that Twilio refused goes again when a person wants it to', async () => {
    const { app, fake } = await setUp();
    fake.fail(errorFault(21_211, 400), { times: 1 });
    const { messageId } = await app.singleMessages.send(order({ origin: 'command-line' }));
    await becomes(app, messageId, 'failed');
    await app.singleMessages.retry(messageId);
    await becomes(app, messageId, 'sent');
    await expect(app.singleMessages.retry(messageId)).rejects.toMatchObject({ code: 'conflict' });
    expect(fake.accepted()).toHaveLength(1);
  });

  it('comes from whoever that person had the last text from', async () => {
    const { app, fake } = await setUp();
    const first = await app.singleMessages.send(
      order({ origin: 'command-line', sender: fakeMessagingService }),
    );
    await becomes(app, first.messageId, 'sent');
    const answer = await app.singleMessages.send(order({ origin: 'command-line' }));
    await becomes(app, answer.messageId, 'sent');
    const senders = fake
      .requests()
      .flatMap(({ method, parameters }) =>
        method === 'POST' ? [parameters['MessagingServiceSid']] : [],
      );
    expect(senders).toEqual([fakeMessagingService, fakeMessagingService]);
  });
});

test('what is written beside a text is written with it, or not at all', async () => {
  const { app, folder, clock } = await setUp();
  const db = databaseOf(folder);
  const seen: string[] = [];
  const singles = createSingleMessages({
    db,
    clock,
    writeLock: { write: async (act: (writable: typeof db) => unknown) => act(db) } as never,
    sending: { singleMessagesChanged: () => seen.push('changed') },
    gateways: { refuseUnlessReady: () => Promise.resolve() },
    beforeSending: () => Promise.resolve(),
    refuseUnlessSendsPictures: () => Promise.resolve(),
    keepHosted: () => Promise.resolve(),
    hooks: {
      onSingle: (_, { messageId, phone: to }) => {
        seen.push(`${messageId} ${to}`);
        if (to !== phone) throw new Error('Full');
      },
      onUndone: (_, messageId) => seen.push(`undone ${messageId}`),
      onChanged: (_, messageId) => seen.push(`moved ${messageId}`),
    },
    onChange: () => undefined,
  });
  const goesAt = clock.now() + 86_400_000;
  const { messageId } = await singles.send(order({ goesAt }));
  await expect(singles.send(order({ goesAt, phone: fictionalPhone(71) }))).rejects.toThrow('Full');
  await singles.reschedule(messageId, goesAt + 1);
  await singles.undo(messageId);
  await singles.undo(messageId);
  expect(seen).toEqual([
    `${messageId} ${phone}`,
    'changed',
    '2 +12125550171',
    'moved 1',
    'changed',
    'undone 1',
    'changed',
    'changed',
  ]);
  expect(db.sqlite.prepare('SELECT count(*) FROM single_messages').pluck().get()).toBe(1);
  await app.sending.idle();
});
