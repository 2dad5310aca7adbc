import { cpSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Clock } from '../../../../src-main/engine/ports.ts';
import { singleMessageLimits } from '../../../../src-shared/inbox/single-message.ts';
import { temporaryFolder } from '../../../support/database.ts';
import { open } from '../../../support/twilio-application.ts';
import { waitFor } from '../../../support/wait-for.ts';
import { becomes, bodies, order, phone, setUp } from './set-up.ts';

/** A text for an hour from now, and the data folder as a kill leaves it then. */
async function killedBefore() {
  const { app, clock, fake, folder } = await setUp();
  const goesAt = clock.now() + 3_600_000;
  const { messageId } = await app.singleMessages.send(order({ goesAt }));
  const left = temporaryFolder();
  cpSync(folder, left, { recursive: true });
  await app.close();
  /** Ovo, started so long after the time of the text, in milliseconds. */
  const openedAfter = async (lateMs: number) => {
    const ahead = goesAt + lateMs - clock.now();
    const later: Clock = { ...clock, now: () => clock.now() + ahead };
    const again = open(left, later, fake);
    await again.sending.followSingleMessages();
    return again;
  };
  return { fake, messageId, goesAt, openedAfter };
}

it('waits for its time after a kill, and goes once then', async () => {
  const { fake, messageId, goesAt, openedAfter } = await killedBefore();
  const again = await openedAfter(-20_000);
  expect(await again.singleMessages.get(messageId)).toMatchObject({ status: 'queued', goesAt });
  expect(fake.accepted()).toEqual([]);
  await becomes(again, messageId, 'sent');
  await again.sending.idle();
  expect(bodies(fake)).toEqual(['See you at ten']);
});

it('goes at the start where its time is not long ago', async () => {
  const { fake, messageId, openedAfter } = await killedBefore();
  const again = await openedAfter(singleMessageLimits.lateMs - 600_000);
  await becomes(again, messageId, 'sent');
  expect(bodies(fake)).toEqual(['See you at ten']);
});

it('does not go where Ovo was closed for long: its conversation says so, and it can be sent again', async () => {
  const { fake, messageId, openedAfter } = await killedBefore();
  const again = await openedAfter(singleMessageLimits.lateMs + 1000);
  await becomes(again, messageId, 'canceled');
  await again.sending.idle();
  expect(fake.accepted()).toEqual([]);
  const page = () => again.conversations.messages({ phone, before: null, limit: 5 });
  await waitFor(async () => {
    const [shown] = (await page()).messages;
    expect(shown).toMatchObject({
      status: 'canceled',
      problem: expect.stringMatching(/\w+ \w+/),
      single: { canRetry: true },
    });
  });
  await again.singleMessages.retry(messageId);
  await becomes(again, messageId, 'sent');
  expect(bodies(fake)).toEqual(['See you at ten']);
});
