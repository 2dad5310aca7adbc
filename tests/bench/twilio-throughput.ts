import twilio from 'twilio';
import { fakeMessagingService } from '../support/fake-twilio/account.ts';
import { gatewayTo, withServer, type Server } from './fake-server.ts';
import { perSecond, type Row } from './row.ts';
import { inFolder, sender, sendAll, writeAndStartCampaign, withDatabase } from './bench-setup.ts';

/** As many as the engine has in flight for a sender without a limit. */
const concurrency = 64;

/** What it took to hand over that many messages. */
interface Cost {
  readonly milliseconds: number;
  /** Computing of this process alone, in milliseconds a message. */
  readonly cpu: number;
}

async function costOf(messages: number, act: () => Promise<unknown>): Promise<Cost> {
  const before = process.cpuUsage();
  const startedAt = performance.now();
  await act();
  const milliseconds = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(before);
  return { milliseconds, cpu: (user + system) / 1000 / messages };
}

/** Does `act` for each of that many messages, so many at a time. */
async function atOnce(messages: number, act: (index: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const work = async () => {
    while (next < messages) await act(next++);
  };
  await Promise.all(Array.from({ length: concurrency }, work));
}

const textOf = (index: number) => ({
  from: sender,
  to: `+1212${String(2_000_000 + index).padStart(7, '0')}`,
  body: `Hello number ${index}, this is a text of ordinary length.`,
});

/** The package by itself, with its own HTTP client; nothing is written down. */
function barePackage({ accountSid, authToken, url }: Server, messages: number): Promise<Cost> {
  const client = twilio(accountSid, authToken);
  client.api.baseUrl = url;
  return costOf(messages, () => atOnce(messages, (index) => client.messages.create(textOf(index))));
}

/** The same with messages that Twilio keeps until their time. */
function barePackageScheduling(server: Server, messages: number): Promise<Cost> {
  const client = twilio(server.accountSid, server.authToken);
  client.api.baseUrl = server.url;
  const sendAt = new Date(Date.now() + 3_600_000);
  return costOf(messages, () =>
    atOnce(messages, (index) => {
      const { to, body } = textOf(index);
      const messagingServiceSid = fakeMessagingService;
      return client.messages.create({
        messagingServiceSid,
        to,
        body,
        scheduleType: 'fixed',
        sendAt,
      });
    }),
  );
}

/** Ovo’s gateway without the engine. */
function gatewayAlone(server: Server, messages: number): Promise<Cost> {
  const gateway = gatewayTo(server);
  return costOf(messages, () =>
    atOnce(messages, async (index) => {
      const message = { messageId: index, attempt: 1, validitySeconds: null, ...textOf(index) };
      const { kind } = await gateway.send(message);
      if (kind !== 'accepted') throw new Error(`A message was not accepted: ${kind}.`);
    }),
  );
}

/** The whole of sending: claims, the journal, the database with every commit on the disk. */
function wholeEngine(server: Server, messages: number, isHandedOver = false): Promise<Cost> {
  return inFolder((folder) =>
    withDatabase(folder, async (db) => {
      const id = writeAndStartCampaign(db, { messages, gateway: 'twilio' });
      if (isHandedOver) {
        db.sqlite
          .prepare(
            `UPDATE campaigns SET sender = ?, hand_over = json_object('orderedAt', ?) WHERE id = ?`,
          )
          .run(fakeMessagingService, Date.now(), id);
      }
      const gateway = gatewayTo(server);
      await gateway.load();
      return await costOf(messages, () => sendAll(db, folder, gateway));
    }),
  );
}

const least = (costs: readonly Cost[], part: keyof Cost) =>
  Math.min(...costs.map((cost) => cost[part]));

function row(what: string, ours: readonly Cost[], theirs: readonly Cost[], messages: number): Row {
  const words = (costs: readonly Cost[]) =>
    `${perSecond(messages, least(costs, 'milliseconds'))}, ${least(costs, 'cpu').toFixed(3)} ms of computing a message`;
  const ratio = least(theirs, 'milliseconds') / least(ours, 'milliseconds');
  return {
    what: `${what} to loopback, ${concurrency} at a time`,
    ovo: words(ours),
    peer: `bare package ${words(theirs)}`,
    ratio: `${ratio.toFixed(2)} ×`,
    budget: '≥ 1.4 ×',
    isMet: ratio >= 1.4,
  };
}

/**
 * Messages through the twilio package on Ovo’s HTTP client, beside the package on its own. The best of a
 * few rounds of each, in turns, because other programs disturb.
 */
export function twilioThroughput(): Promise<readonly Row[]> {
  const messages = 4000;
  const rounds = 3;
  return withServer(async (server) => {
    await barePackage(server, 500);
    await gatewayAlone(server, 500);
    const bare: Cost[] = [];
    const gateway: Cost[] = [];
    const engine: Cost[] = [];
    const bareScheduling: Cost[] = [];
    const handOver: Cost[] = [];
    for (let round = 0; round < rounds; round += 1) {
      bare.push(await barePackage(server, messages));
      engine.push(await wholeEngine(server, messages));
      gateway.push(await gatewayAlone(server, messages));
      bareScheduling.push(await barePackageScheduling(server, messages));
      handOver.push(await wholeEngine(server, messages, true));
    }
    return [
      row('gateway through the twilio package', gateway, bare, messages),
      row('engine through the twilio package', engine, bare, messages),
      row('hand-over to Twilio’s scheduler', handOver, bareScheduling, messages),
    ];
  });
}
