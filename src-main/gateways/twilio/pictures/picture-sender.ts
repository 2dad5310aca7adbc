import { asSender, isMessagingService } from '../../../../src-shared/campaign/sender.ts';
import type { PictureSender } from '../../../../src-shared/picture/picture.ts';
import type { TwilioConnection } from '../twilio-connection.ts';

/** Numbers of a Messaging Service that are looked at. */
const numbersOfService = 100;

/**
 * Countries from whose numbers Twilio sends pictures, as the beginning of a number: the US, Canada and
 * Australia (support.twilio.com 223179808, in a copy without a date, read 2026-11-28). What the account says of a number counts before this.
 */
const countriesWithMms = /^\+(?:1|61)/;

/** What can be said without the account; null where only the account knows. */
export function pictureSenderOffline(sender: string): PictureSender | null {
  if (sender === '') return { state: 'no-sender', sender };
  const isNumber = /^\+?\d+$/.test(asSender(sender) ?? '');
  return isNumber || isMessagingService(sender) ? null : { state: 'name', sender };
}

/**
 * Whether a sender can send pictures, as its account says. Never rejects: `unknown` where the account
 * does not say, as for short codes, or cannot be asked.
 */
export async function readPictureSender(
  connection: TwilioConnection,
  sender: string,
): Promise<PictureSender> {
  const offline = pictureSenderOffline(sender);
  if (offline !== null) return offline;
  try {
    return { state: await stateOf(connection, sender), sender };
  } catch {
    return { state: isElsewhere(sender) ? 'country' : 'unknown', sender };
  }
}

function isElsewhere(sender: string): boolean {
  return sender.startsWith('+') && !countriesWithMms.test(sender);
}

async function stateOf(
  connection: TwilioConnection,
  sender: string,
): Promise<PictureSender['state']> {
  const client = await connection.client();
  if (isMessagingService(sender)) {
    const { phoneNumbers, shortCodes } = client.messaging.v1.services(sender);
    const numbers = await phoneNumbers.list({ limit: numbersOfService });
    if (numbers.some(({ capabilities }) => capabilities?.includes('MMS') ?? false)) return 'can';
    // What a short code can do, the account does not say.
    const codes = await shortCodes.list({ limit: 1 });
    return codes.length > 0 ? 'unknown' : 'service-without-mms';
  }
  if (!sender.startsWith('+')) return 'unknown';
  const [number] = await client.incomingPhoneNumbers.list({ phoneNumber: sender, limit: 1 });
  const mms = number?.capabilities?.mms;
  if (mms === true) return 'can';
  if (isElsewhere(sender)) return 'country';
  return mms === false ? 'number-without-mms' : 'unknown';
}
