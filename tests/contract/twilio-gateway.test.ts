import { createTwilioGateway } from '../../src-main/gateways/twilio/twilio-gateway.ts';
import { fakeMessagingService, fakeSender } from '../support/fake-twilio/account.ts';
import { createCertificate } from '../support/fake-twilio/certificate.ts';
import { startFakeTwilio, type FakeTwilio } from '../support/fake-twilio/fake-twilio.ts';
import type { Fault } from '../support/fake-twilio/faults.ts';
import { errorFault } from '../support/fake-twilio/twilio-error.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { startProxy } from '../support/fake-twilio/proxy.ts';
import { trust } from '../support/fake-twilio/trust.ts';
import { describeGateway } from './gateway-contract.ts';
import { describeScheduler } from './scheduler-contract.ts';
import type { Behaviour, Provider } from './gateway-contract.ts';

const faults: Readonly<Partial<Record<Behaviour, Fault>>> = {
  reject: errorFault(21610, 400),
  throttle: errorFault(20429, 429),
  block: errorFault(20003, 401),
  'take it without an answer': { kind: 'drop', accepted: true },
  'lose it without an answer': { kind: 'drop', accepted: false },
};

/** How Ovo reaches the provider. */
interface Way {
  readonly baseUrl: string;
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void> | void;
}

type WayTo = (fake: FakeTwilio) => Way | Promise<Way>;

const direct: WayTo = ({ url }) => ({ baseUrl: url, environment: {}, close: () => undefined });

const hostname = 'twilio.example.com';
const certificate = createCertificate({ hostnames: [hostname] });

/** Through a proxy that wants a password, and TLS with Twilio through the tunnel. */
const throughProxy: WayTo = async ({ url }) => {
  const authorization = `Basic ${btoa('shop:secret')}`;
  const proxy = await startProxy({ port: Number(new URL(url).port), authorization });
  const distrust = trust(certificate.cert);
  return {
    baseUrl: `https://${hostname}`,
    environment: { HTTPS_PROXY: proxy.url.replace('//', '//shop:secret@') },
    async close() {
      distrust();
      await proxy.close();
    },
  };
};

async function startTwilio(from: string, wayTo = direct): Promise<Provider> {
  const clock = createManualClock();
  const tls = wayTo === direct ? {} : { tls: certificate };
  const fake = await startFakeTwilio({ now: clock.now, ...tls });
  const way = await wayTo(fake);
  const { environment } = way;
  const { accountSid, authToken } = fake.account;
  const gatewayTo = (baseUrl: string) =>
    createTwilioGateway({ credentials: { accountSid, authToken }, baseUrl, clock, environment });
  const gateway = gatewayTo(way.baseUrl);
  // Port 1 is reserved, and nobody listens there.
  const unreachable = gatewayTo('http://127.0.0.1:1');
  return {
    clock,
    from,
    segmentsAtFirst: from === fakeSender ? 1 : null,
    gatewayThatWill(behaviour) {
      const fault = faults[behaviour];
      if (fault) fake.fail(fault);
      return behaviour === 'be unreachable' ? unreachable : gateway;
    },
    async close() {
      await way.close();
      await fake.close();
    },
  };
}

describeGateway('Twilio', () => startTwilio(fakeSender));
describeGateway('Twilio Messaging Service', () => startTwilio(fakeMessagingService));
describeScheduler('Twilio Messaging Service', () => startTwilio(fakeMessagingService));
describeGateway('Twilio, through a proxy,', () => startTwilio(fakeSender, throughProxy));
