import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Application } from '../../../src-main/application.ts';
import { createMessageStore } from '../../../src-main/campaigns/sending/message-store.ts';
import { writeTestText } from '../../../src-main/campaigns/sending/test-texts/stored-test-text.ts';
import { createTestTexts } from '../../../src-main/campaigns/sending/test-texts/test-texts.ts';
import type { Gateway } from '../../../src-main/engine/ports.ts';
import { systemClock } from '../../../src-main/system-clock.ts';
import { temporaryDatabase, temporaryFolder, writeAtOnce } from '../../support/database.ts';
import { withDatabase } from '../../support/data-folder.ts';
import { fakeSender } from '../../support/fake-twilio/account.ts';
import type { FakeTwilio, FakeTwilioOptions } from '../../support/fake-twilio/fake-twilio.ts';
import type { Fault } from '../../support/fake-twilio/faults.ts';
import { errorFault } from '../../support/fake-twilio/twilio-error.ts';
import { open, startFake } from '../../support/twilio-application.ts';

const own = '+12125550142';
const order = { to: '(212) 555-0142', body: 'Corner Shop: a test. Reply STOP to opt out.' };
const atOnce = { timeline: { sending: 0, sent: 0, final: 0 } };

async function start(
  options: FakeTwilioOptions = {},
): Promise<{ readonly fake: FakeTwilio; readonly app: Application; readonly folder: string }> {
  const fake = await startFake({ ...atOnce, ...options });
  const folder = temporaryFolder();
  const app = open(folder, systemClock, fake);
  await app.settings.save({ defaultSender: fakeSender });
  return { fake, app, folder };
}

const send = (app: Application, requestId: string = randomUUID()) =>
  app.testTexts.send({ requestId, ...order });

describe('a test text', () => {
  it('goes out in practice mode too, is counted nowhere, and is remembered', async () => {
    const { fake, app } = await start();
    const answer = await send(app);
    expect(answer).toMatchObject({ kind: 'sent', text: { state: 'accepted', to: own } });
    expect(fake.accepted()).toMatchObject([{ to: own, from: fakeSender, body: order.body }]);
    expect(await app.campaigns.list()).toEqual([]);
    expect(await app.testTexts.check()).toMatchObject({ state: 'delivered' });
    expect(await app.testTexts.last()).toMatchObject({ to: own, state: 'delivered' });
  });

  it('is sent once, however often the same one is asked for', async () => {
    const { fake, app } = await start();
    const requestId = randomUUID();
    const [first, second] = await Promise.all([send(app, requestId), send(app, requestId)]);
    expect(second).toEqual(first);
    expect(await send(app, requestId)).toMatchObject({ kind: 'sent' });
    expect(fake.accepted()).toHaveLength(1);
  });

  it('is sent once also after another one, and after Ovo was closed', async () => {
    const { fake, app, folder } = await start();
    const [first, second] = [randomUUID(), randomUUID()];
    await send(app, first);
    await send(app, second);
    expect(await send(app, first)).toMatchObject({ kind: 'sent', text: { requestId: first } });
    await app.close();
    const again = open(folder, systemClock, fake);
    expect(await send(again, first)).toMatchObject({ kind: 'sent', text: { requestId: first } });
    expect(await again.testTexts.last()).toMatchObject({ requestId: second });
    expect(fake.accepted()).toHaveLength(2);
  });

  it('with a known id and another number, text or sender is refused', async () => {
    const { fake, app } = await start();
    const requestId = randomUUID();
    const conflict = { code: 'conflict' };
    fake.fail({ kind: 'slow', delayMs: 200 });
    const first = send(app, requestId);
    const other = { requestId, ...order, body: 'Another text' };
    await expect(app.testTexts.send(other)).rejects.toMatchObject(conflict);
    await first;
    await expect(app.testTexts.send(other)).rejects.toMatchObject(conflict);
    const elsewhere = { requestId, ...order, to: '(212) 555-0143' };
    await expect(app.testTexts.send(elsewhere)).rejects.toMatchObject(conflict);
    await app.settings.save({ defaultSender: 'CornerShop' });
    await expect(send(app, requestId)).rejects.toMatchObject(conflict);
    expect(fake.accepted()).toHaveLength(1);
  });

  it('that is asked about does not take the place of a newer one', async () => {
    const db = temporaryDatabase();
    const older = {
      requestId: randomUUID(),
      to: own,
      from: fakeSender,
      body: 'Hello',
      at: 1,
      state: 'accepted',
      sid: 'SM1',
      errorCode: null,
      detail: null,
    } as const;
    const newer = { ...older, requestId: randomUUID(), sid: 'SM2' };
    writeTestText(db, older);
    const unused = () => Promise.reject(new Error('Only receipts are asked for.'));
    const receipt = { status: 'delivered', errorCode: null, segments: 1, price: null } as const;
    const gateway: Gateway = {
      kind: 'twilio',
      reachesPeople: true,
      mostAtOnce: 1,
      scheduler: null,
      send: unused,
      findMessages: unused,
      receipts: () =>
        Promise.resolve({
          kind: 'answered',
          listed: [{ sid: 'SM1', receipt: { ...receipt, priceUnit: null } }],
          next: null,
        }),
    };
    const texts = createTestTexts({
      db,
      clock: systemClock,
      openGateway: () => Promise.resolve(gateway),
      // The newer one is written while this waits for its turn.
      writeLock: {
        memory: new SharedArrayBuffer(4),
        async write(act) {
          writeTestText(db, newer);
          return await writeAtOnce(db)(act);
        },
      },
    });
    expect(await texts.check()).toEqual(newer);
    expect(texts.last()).toEqual(newer);
  });

  it('is never taken for a campaign’s message', async () => {
    const { app, folder } = await start();
    const { text } = await sent(app, randomUUID());
    await send(app);
    await app.close();
    withDatabase(folder, (db) => {
      const store = createMessageStore(db);
      expect(store.unlinkedSids([text.sid ?? '', 'SM1'])).toEqual(['SM1']);
    });
  });

  it('to somebody who opted out suppresses the number', async () => {
    const { fake, app } = await start();
    fake.fail(errorFault(21_610, 400));
    await send(app);
    expect(await send(app)).toEqual({ kind: 'refused', reason: 'do-not-text' });
    expect(fake.accepted()).toEqual([]);
  });

  it('is refused while another is on its way', async () => {
    const { fake, app } = await start();
    fake.fail({ kind: 'slow', delayMs: 200 });
    const first = send(app);
    expect(await send(app)).toEqual({ kind: 'refused', reason: 'busy' });
    expect(await first).toMatchObject({ kind: 'sent' });
    expect(fake.accepted()).toHaveLength(1);
  });

  it('that a process died with may have been sent: it is not sent again by itself', async () => {
    const { fake, app, folder } = await start();
    const requestId = randomUUID();
    const { text } = await sent(app, requestId);
    await app.close();
    withDatabase(folder, (db) => {
      const value = JSON.stringify({ ...text, state: 'sending', sid: null });
      db.sqlite.prepare(`UPDATE state SET value = ? WHERE key = 'test-text'`).run(value);
    });
    const again = open(folder, systemClock, fake);
    expect(await again.testTexts.last()).toMatchObject({ state: 'unknown' });
    expect(await send(again, requestId)).toMatchObject({ text: { state: 'unknown' } });
    expect(fake.accepted()).toHaveLength(1);
    expect(await again.testTexts.check()).toMatchObject({ state: 'delivered', sid: text.sid });
  });

  const lost: Fault = { kind: 'drop', accepted: true, how: 'reset' };
  it.each([
    ['refused', errorFault(21_610, 400), 'rejected', 0],
    ['refused for the account', errorFault(20_003, 401), 'rejected', 0],
    ['asked to slow down', errorFault(20_429, 429), 'not-sent', 0],
    ['lost on the way', { ...lost, accepted: false }, 'unknown', 0],
    ['taken, but the answer is lost', lost, 'delivered', 1],
  ] as const)('that is %s says so', async (_what, fault, state, accepted) => {
    const { fake, app } = await start();
    fake.fail(fault);
    expect(await send(app)).toMatchObject({ kind: 'sent', text: { state } });
    expect(fake.accepted()).toHaveLength(accepted);
  });

  it('that does not arrive says why', async () => {
    const { app } = await start({ deliveryError: () => 30_034 });
    await send(app);
    expect(await app.testTexts.check()).toMatchObject({ state: 'undelivered', errorCode: 30_034 });
  });

  it('is refused without a sender, to what is no number, and to who must not be texted', async () => {
    const { fake, app } = await start();
    await app.suppressions.add({ number: own, reason: 'Asked', evidence: 'By phone' });
    expect(await send(app)).toEqual({ kind: 'refused', reason: 'do-not-text' });
    const wrong = await app.testTexts.send({ requestId: randomUUID(), ...order, to: '555' });
    expect(wrong).toEqual({ kind: 'refused', reason: 'not-a-number' });
    await app.settings.save({ defaultSender: '' });
    expect(await send(app)).toEqual({ kind: 'refused', reason: 'no-sender' });
    expect(fake.accepted()).toEqual([]);
  });

  it('is refused without an account', async () => {
    const { fake, folder, app } = await start();
    await app.close();
    const without = open(folder, systemClock, fake, () => null);
    expect(await send(without)).toEqual({ kind: 'refused', reason: 'no-account' });
  });
});

async function sent(app: Application, requestId: string) {
  const answer = await send(app, requestId);
  if (answer.kind !== 'sent') throw new Error('It was refused.');
  return answer;
}
