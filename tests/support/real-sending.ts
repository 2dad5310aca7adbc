import { changeSettings } from './journey.ts';
import type { Ovo } from './app.ts';
import { fakeSender } from './fake-twilio/account.ts';
import type { FakeTwilio } from './fake-twilio/fake-twilio.ts';

/** The environment in which Ovo sends through a fake Twilio. */
export function environmentFor({ account, url }: FakeTwilio): Readonly<Record<string, string>> {
  return {
    TWILIO_ACCOUNT_SID: account.accountSid,
    TWILIO_AUTH_TOKEN: account.authToken,
    OVO_TWILIO_URL: url,
  };
}

/** Sends through Twilio from now on, and not as practice, at any hour. */
export async function sendThroughTwilio(ovo: Ovo, segmentsPerSecond: number): Promise<void> {
  const { quietHours } = await ovo.request('settings.get', undefined);
  await changeSettings(ovo, {
    gateway: 'twilio',
    defaultSender: fakeSender,
    segmentsPerSecond,
    recheckAfterSeconds: 2,
    unconfirmedPolicy: 'requeue',
    quietHours: { ...quietHours, enabled: false },
  });
}

/** The texts that a fake Twilio took, and the people they went to. */
export function takenBy(fake: FakeTwilio): { readonly messages: number; readonly people: number } {
  const numbers = fake.accepted().map(({ to }) => to);
  return { messages: numbers.length, people: new Set(numbers).size };
}
