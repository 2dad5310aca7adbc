import { expect, it, test } from 'vitest';
import type { Application } from '../../../../src-main/application.ts';
import { systemClock } from '../../../../src-main/system-clock.ts';
import { defaultQuietHours } from '../../../../src-shared/settings/quiet-hours.ts';
import { commandLine } from '../../../support/command-line.ts';
import { checkDatabase } from '../../../support/maintenance.ts';
import { draft, open } from '../../../support/twilio-application.ts';
import { waitFor } from '../../../support/wait-for.ts';
import { becomes, bodies, databaseOf, opened, order, setUp } from './set-up.ts';

/*
 * A command that sends a campaign has the right to send until the campaign is over. What somebody answers in
 * the window meanwhile is sent by the command.
 */

const answer = () => order({ text: 'By hand', origin: 'command-line' });

const byHand = (texts: readonly string[]) => texts.filter((text) => text === 'By hand');

/** By the clock of these tests it is three in the morning where the people are. */
const nightForThem = { ...defaultQuietHours, enabled: true };

/** An open window, and a command beside it that sends one campaign alone. */
async function besideACommand(people: number, options: Parameters<typeof setUp>[0] = {}) {
  const world = await setUp({ work: { least: 20, most: 20 }, ...options });
  const { app: window, clock, fake, folder } = world;
  const id = await draft(window, people);
  await window.sending.followSingleMessages();
  const command = open(folder, clock, fake, undefined, { onlyCampaign: id });
  return { ...world, window, command, id };
}

async function statusOf(app: Application, id: number) {
  return (await app.campaigns.get(id)).snapshot.status;
}

it('is sent while a command sends a campaign, once', async () => {
  const { window, command, id, fake, folder } = await besideACommand(20);
  await window.settings.save({ segmentsPerSecond: 1 });
  await command.campaigns.start(id, 'twilio');
  const { messageId } = await window.singleMessages.send(answer());
  await becomes(window, messageId, 'sent');
  expect(await window.sending.heldHereFor()).toBeNull();
  expect(await statusOf(window, id)).toBe('sending');
  await command.sending.idle();
  expect(await statusOf(window, id)).toBe('completed');
  expect(byHand(bodies(fake))).toHaveLength(1);
  expect(fake.accepted()).toHaveLength(21);
  expect(checkDatabase(databaseOf(folder)).violations).toEqual([]);
});

it('is sent while the campaign of a command waits for the morning', async () => {
  const { window, command, id, fake } = await besideACommand(3);
  await window.settings.save({ quietHours: nightForThem });
  await command.campaigns.start(id, 'twilio');
  const { messageId } = await window.singleMessages.send(answer());
  await becomes(window, messageId, 'sent');
  expect(bodies(fake)).toEqual(['By hand']);
  expect(await statusOf(window, id)).toBe('sending');
  await command.campaigns.pause(id, { code: 'interrupted' });
  await command.sending.idle();
  expect(await command.sending.heldHereFor()).toBeNull();
});

it('of which nobody knows whether it went does not keep a command that is done, and goes once', async () => {
  const { window, command, id, fake } = await besideACommand(3, { visibleAfterMs: 20_000 });
  await window.settings.save({ quietHours: nightForThem, recheckAfterSeconds: 600 });
  await command.campaigns.start(id, 'twilio');
  fake.fail({ kind: 'drop', accepted: true });
  const { messageId } = await window.singleMessages.send(answer());
  await becomes(window, messageId, 'unconfirmed');
  await command.campaigns.pause(id, { code: 'interrupted' });
  await command.sending.idle();
  expect(await command.sending.heldHereFor()).toBeNull();
  expect((await window.singleMessages.get(messageId)).status).toBe('unconfirmed');
  await window.settings.save({ recheckAfterSeconds: 1 });
  await becomes(window, messageId, 'sent');
  expect(bodies(fake)).toEqual(['By hand']);
});

it('is left to the window once the campaign of a command is stopped', async () => {
  const { window, command, id, fake } = await besideACommand(20);
  await window.settings.save({ segmentsPerSecond: 1 });
  await command.campaigns.start(id, 'twilio');
  await command.campaigns.pause(id, { code: 'interrupted' });
  await command.sending.idle();
  const { messageId } = await window.singleMessages.send(answer());
  await becomes(window, messageId, 'sent');
  expect(await command.sending.heldHereFor()).toBeNull();
  expect(byHand(bodies(fake))).toHaveLength(1);
  expect(await statusOf(window, id)).toBe('paused');
});

test('a command that is killed with a text of the window on its way never has the text sent twice', async () => {
  let kill: (() => void) | null = null;
  const { app, fake, folder } = await setUp({
    clock: systemClock,
    onAccepted: ({ body }) => body === 'By hand' && kill?.(),
    work: { least: 50, most: 50 },
  });
  const id = await draft(app, 40);
  await app.settings.save({ segmentsPerSecond: 5 });
  const running = commandLine(folder, {
    TWILIO_ACCOUNT_SID: fake.account.accountSid,
    TWILIO_AUTH_TOKEN: fake.account.authToken,
    OVO_TWILIO_URL: fake.url,
  }).start('campaigns', 'send', String(id), '--gateway', 'twilio');
  kill = () => void running.process.kill('SIGKILL');
  await app.sending.followSingleMessages();
  await waitFor(() => expect(fake.accepted().length).toBeGreaterThan(0));
  const { messageId } = await app.singleMessages.send(answer());
  await running.finished;
  expect(byHand(bodies(fake))).toHaveLength(1);
  await app.close();
  const again = await opened(folder, systemClock, fake);
  await again.sending.followSingleMessages();
  await becomes(again, messageId, 'sent');
  await again.campaigns.resume(id, 'twilio');
  await waitFor(async () => expect(await statusOf(again, id)).toBe('completed'));
  expect(byHand(bodies(fake))).toHaveLength(1);
  expect(new Set(fake.accepted().map(({ to, body }) => `${to} ${body}`)).size).toBe(41);
  expect(fake.accepted()).toHaveLength(41);
}, 240_000);
