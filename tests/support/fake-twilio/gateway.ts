import { createTwilioGateway } from '../../../src-main/gateways/twilio/twilio-gateway.ts';
import type { Clock } from '../../../src-main/engine/ports.ts';
import { createManualClock } from '../manual-clock.ts';
import { fakeAccount, fakeSender } from './account.ts';

/** A text as the engine hands it over. */
export const handedOver = {
  messageId: 1,
  attempt: 1,
  to: '+12125550123',
  from: fakeSender,
  body: 'Hello',
  validitySeconds: null,
};

/** The gateway to a server that stands for Twilio, with the fake account; no proxy unless one is given. */
export function gatewayTo(
  baseUrl: string,
  options: {
    readonly clock?: Clock;
    readonly timeoutMs?: number;
    readonly environment?: Readonly<Record<string, string>>;
  } = {},
) {
  const { accountSid, authToken } = fakeAccount;
  const credentials = { accountSid, authToken };
  return createTwilioGateway({
    credentials,
    baseUrl,
    clock: createManualClock(),
    environment: {},
    ...options,
  });
}
