import { createTwilioGateway } from '../../src-main/gateways/twilio/twilio-gateway.ts';
import { fakeMessagingService, fakeSender } from '../support/fake-twilio/account.ts';
import { startFakeTwilio } from '../support/fake-twilio/fake-twilio.ts';
import type { Fault } from '../support/fake-twilio/faults.ts';
import { errorFault } from '../support/fake-twilio/twilio-error.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { describeGateway } from './gateway-contract.ts';
import type { Behaviour, Provider } from './gateway-contract.ts';

const faults: Readonly<Partial<Record<Behaviour, Fault>>> = {
  reject: errorFault(21610, 400),
  throttle: errorFault(20429, 429),
  block: errorFault(20003, 401),
  'take it without an answer': { kind: 'drop', accepted: true },
  'lose it without an answer': { kind: 'drop', accepted: false },
};

async function startTwilio(from: string): Promise<Provider> {
  const clock = createManualClock();
  const fake = await startFakeTwilio({ now: clock.now });
  const { accountSid, authToken } = fake.account;
  return {
    clock,
    from,
    segmentsAtFirst: from === fakeSender ? 1 : null,
    gatewayThatWill(behaviour) {
      const fault = faults[behaviour];
      if (fault) fake.fail(fault);
      // Port 1 is reserved, and nobody listens there.
      const baseUrl = behaviour === 'be unreachable' ? 'http://127.0.0.1:1' : fake.url;
      return createTwilioGateway({ credentials: { accountSid, authToken }, baseUrl, clock });
    },
    close: () => fake.close(),
  };
}

describeGateway('Twilio', () => startTwilio(fakeSender));
describeGateway('Twilio Messaging Service', () => startTwilio(fakeMessagingService));
