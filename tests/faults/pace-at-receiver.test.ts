import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { createTwilioGateway } from '../../src-main/gateways/twilio/twilio-gateway.ts';
import { systemClock } from '../../src-main/system-clock.ts';
import { startedCampaign } from '../support/campaigns.ts';
import { temporaryDatabase } from '../support/database.ts';
import { fakeSender } from '../support/fake-twilio/account.ts';
import { engineOn, statusCounts } from '../support/engine.ts';

const rate = 50;

interface Receiver {
  readonly url: string;
  readonly accountSid: string;
  readonly authToken: string;
  /** When each message arrived, by the receiver's clock, in milliseconds. */
  arrivals(): Promise<readonly number[]>;
}

/** The fake Twilio as a process of its own: it goes on receiving while this one is busy. */
async function startReceiver(): Promise<Receiver> {
  const program = path.resolve(import.meta.dirname, '../support/fake-twilio/serve.ts');
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(async () => {
    const closed = once(child, 'close');
    child.kill();
    await closed;
  });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const server = JSON.parse(line) as Omit<Receiver, 'arrivals'>;
  return {
    ...server,
    async arrivals() {
      const response = await fetch(`${server.url}/_fake/accepted`);
      const accepted = (await response.json()) as readonly { readonly createdAt: number }[];
      return accepted.map(({ createdAt }) => createdAt);
    },
  };
}

/** The most arrivals in any window of one second. */
function mostInASecond(arrivals: readonly number[]): number {
  const sorted = arrivals.toSorted((one, other) => one - other);
  let first = 0;
  return sorted.reduce((most, at, index) => {
    while (at - (sorted[first] ?? at) >= 1000) first += 1;
    return Math.max(most, index - first + 1);
  }, 0);
}

/** Keeps this thread from doing anything else, as heavy work does. */
function beBusy(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}

test('no second at the receiver has more messages than the limit, also after the computer was busy', async () => {
  const receiver = await startReceiver();
  const { accountSid, authToken, url } = receiver;
  const credentials = { accountSid, authToken };
  const gateway = createTwilioGateway({ credentials, baseUrl: url, clock: systemClock });
  const db = temporaryDatabase();
  const contacts = 400;
  const id = startedCampaign(db, {
    contacts,
    now: Date.now(),
    sender: fakeSender,
    // After the sender's own number.
    firstPhone: 100,
  });
  const { engine } = engineOn(db, systemClock, gateway, { segmentsPerSecond: rate });

  const cancels = [2000, 6000].map((at) => systemClock.after(at, () => beBusy(3000)));
  onTestFinished(() => cancels.forEach((cancel) => cancel()));
  await engine.run();

  expect(statusCounts(db, id)).toEqual({ sent: contacts });
  const arrivals = await receiver.arrivals();
  expect(arrivals).toHaveLength(contacts);
  expect(mostInASecond(arrivals)).toBeLessThanOrEqual(rate);
});
