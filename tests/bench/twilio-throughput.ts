import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import twilio from 'twilio';
import { createTwilioGateway } from '../../src-main/gateways/twilio/twilio-gateway.ts';
import { systemClock } from '../../src-main/system-clock.ts';
import { perSecond, type Row } from './row.ts';
import { inFolder, sender, sendAll, writeAndStartCampaign, withDatabase } from './workplace.ts';

/** As many as the engine has in flight for a sender without a limit. */
const concurrency = 64;

interface Server {
  readonly url: string;
  readonly accountSid: string;
  readonly authToken: string;
}

/** The fake Twilio as a process of its own, so that its work is not taken for ours. */
async function withServer<T>(act: (server: Server) => Promise<T>): Promise<T> {
  const program = path.resolve(import.meta.dirname, '../support/fake-twilio/serve.ts');
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    return await act(JSON.parse(line) as Server);
  } finally {
    child.kill();
    await once(child, 'close');
  }
}

/** The package by itself: that many requests at a time, nothing written down. */
async function barePackage(server: Server, messages: number): Promise<number> {
  const client = twilio(server.accountSid, server.authToken);
  client.api.baseUrl = server.url;
  let next = 0;
  const startedAt = performance.now();
  const work = async () => {
    while (next < messages) {
      const index = next++;
      await client.messages.create({
        from: sender,
        to: `+1212${String(2_000_000 + index).padStart(7, '0')}`,
        body: `Hello number ${index}, this is a text of ordinary length.`,
      });
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return performance.now() - startedAt;
}

/** The whole engine through the twilio package to a loopback server, beside the package alone. */
export function twilioThroughput(): Promise<readonly Row[]> {
  const messages = 5000;
  return withServer(async (server) => {
    await barePackage(server, 500);
    const theirs = await barePackage(server, messages);
    const ours = await inFolder((folder) =>
      withDatabase(folder, (db) => {
        writeAndStartCampaign(db, { messages, gateway: 'twilio' });
        const { accountSid, authToken, url } = server;
        const credentials = { accountSid, authToken };
        const gateway = createTwilioGateway({ credentials, baseUrl: url, clock: systemClock });
        return sendAll(db, folder, gateway);
      }),
    );
    const ratio = theirs / ours;
    return [
      {
        what: `engine through the twilio package to loopback, ${concurrency} at a time`,
        ovo: perSecond(messages, ours),
        peer: `bare package ${perSecond(messages, theirs)}`,
        ratio: `${ratio.toFixed(2)} ×`,
        budget: '≥ 0.8 ×',
        isMet: ratio >= 0.8,
      },
    ];
  });
}
