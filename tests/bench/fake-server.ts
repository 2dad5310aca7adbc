import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import {
  createTwilioGateway,
  type TwilioGateway,
} from '../../src-main/gateways/twilio/twilio-gateway.ts';
import { systemClock } from '../../src-main/system-clock.ts';

export interface Server {
  readonly url: string;
  readonly accountSid: string;
  readonly authToken: string;
}

/**
 * The fake Twilio as a process of its own, so that its work is not taken for ours.
 *
 * @param options as `serve.ts` takes them.
 */
export async function withServer<T>(
  act: (server: Server) => Promise<T>,
  options: readonly string[] = [],
): Promise<T> {
  const program = path.resolve(import.meta.dirname, '../support/fake-twilio/serve.ts');
  const child = spawn(process.execPath, [program, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    return await act(JSON.parse(line) as Server);
  } finally {
    child.kill();
    await once(child, 'close');
  }
}

/** Ovo’s gateway to it. */
export function gatewayTo({ accountSid, authToken, url }: Server): TwilioGateway {
  const credentials = { accountSid, authToken };
  return createTwilioGateway({ credentials, baseUrl: url, clock: systemClock });
}
