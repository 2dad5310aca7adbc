import { expect, test } from 'vitest';
import { holdNumber } from '../../../../src-main/campaigns/sending/holds/holds.ts';
import { commandLine } from '../../../support/command-line.ts';
import { fictionalPhone } from '../../../support/campaigns.ts';
import { errorFault } from '../../../support/fake-twilio/twilio-error.ts';
import { systemClock } from '../../../../src-main/system-clock.ts';
import { singleMessage } from '../../../../src-main/campaigns/single/single-rows.ts';
import { becomes, databaseOf, opened, phone, setUp } from './set-up.ts';

async function world() {
  const { app, fake, folder } = await setUp({ clock: systemClock });
  await app.close();
  const ovo = commandLine(folder, {
    TWILIO_ACCOUNT_SID: fake.account.accountSid,
    TWILIO_AUTH_TOKEN: fake.account.authToken,
    OVO_TWILIO_URL: fake.url,
  });
  return { ovo, fake, folder };
}

test('a command sends one text, and says that it went', async () => {
  const { ovo, fake } = await world();
  expect(await ovo.json('messages', 'send', phone, '--text', 'Hello', '--json')).toEqual({
    id: 1,
    to: phone,
    status: 'sent',
    sid: fake.accepted()[0]?.sid,
    problem: null,
  });
  const { output, exitCode } = await ovo.run('messages', 'send', phone, '--text', 'Hello');
  expect([output, exitCode]).toEqual([`Sent to ${phone}.\n`, 0]);
  expect(fake.accepted().map(({ body }) => body)).toEqual(['Hello', 'Hello']);
  const practice = ['messages', 'send', phone, '--text', 'Hello', '--gateway', 'simulator'];
  expect((await ovo.run(...practice)).output).toMatch(/practice/);
  expect(fake.accepted()).toHaveLength(2);
});

test('a command says why a text did not go', async () => {
  const { ovo, fake, folder } = await world();
  fake.fail(errorFault(21_211, 400));
  const refused = await ovo.run('messages', 'send', phone, '--text', 'Hello');
  expect(refused).toMatchObject({ exitCode: 1, output: '' });
  expect(refused.log).not.toBe('');
  expect(await ovo.run('messages', 'send', 'nobody', '--text', 'Hello')).toMatchObject({
    exitCode: 1,
  });
  expect(await ovo.run('messages', 'send', phone)).toMatchObject({ exitCode: 2 });
  const held = fictionalPhone(72);
  holdNumber(databaseOf(folder), {
    phone: held,
    reason: 'given-up',
    messageId: null,
    detail: '2026-11-27',
    at: 0,
  });
  const waits = await ovo.run('messages', 'send', held, '--text', 'Hello');
  expect(waits).toMatchObject({ exitCode: 3, log: expect.stringMatching(/held/) });
  expect(fake.accepted()).toEqual([]);
});

test('a process that is killed between a text and its answer never sends the text twice', async () => {
  let kill: () => void = () => undefined;
  const { app, fake, folder } = await setUp({
    clock: systemClock,
    onAccepted: () => kill(),
    work: { least: 200, most: 200 },
  });
  await app.close();
  const running = commandLine(folder, {
    TWILIO_ACCOUNT_SID: fake.account.accountSid,
    TWILIO_AUTH_TOKEN: fake.account.authToken,
    OVO_TWILIO_URL: fake.url,
  }).start('messages', 'send', phone, '--text', 'Hello');
  kill = () => void running.process.kill('SIGKILL');
  await running.finished;
  const db = databaseOf(folder);
  expect(singleMessage(db, 1)).toMatchObject({ status: 'sending' });
  const again = await opened(folder, systemClock, fake);
  await again.sending.followSingleMessages();
  await becomes(again, 1, 'sent');
  expect(singleMessage(db, 1).sid).toBe(fake.accepted()[0]?.sid);
  expect(fake.accepted()).toHaveLength(1);
});
