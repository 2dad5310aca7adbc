import { isMessagingService } from '../../../../src-shared/campaign/sender.ts';
import { cleanLine } from '../../../../src-shared/lib/clean-text.ts';
import type {
  Registration,
  RepliesState,
  SenderReport,
} from '../../../../src-shared/settings/setup/sender-report.ts';
import type { TwilioConnection } from '../twilio-connection.ts';
import { readA2p, type Service } from './a2p.ts';
import { createPartReader, pageSize, readPages, type PartReader } from './parts.ts';
import { plainRegistration, worstOf } from './registration.ts';
import { senderKindOf } from './sender-kind.ts';
import { readTollFree } from './toll-free.ts';

/** Messaging Services that a number is looked for in, and toll-free numbers of one that are read. */
const mostServices = 20;
const mostTollFree = 5;

/**
 * What Twilio says of a sender: whether it is registered to text US phones, and whether replies to it can be
 * read. Never rejects: what Twilio does not tell is `unknown`, and `unread` says why.
 */
export async function readSenderReport(
  connection: TwilioConnection,
  sender: string,
): Promise<SenderReport> {
  const reader = createPartReader(connection);
  const messages = reader.read('messages', (client) => client.messages.page({ pageSize: 1 }));
  const found = isMessagingService(sender)
    ? await readService(reader, sender)
    : await readNumber(reader, sender);
  const isListed = (await messages) !== undefined;
  return {
    sender,
    kind: senderKindOf(sender),
    registration: found.registration,
    replies: isListed ? found.replies : withoutList(reader),
    unread: reader.unread,
  };
}

/** A registration, and what becomes of replies by the Messaging Service alone. */
interface Found {
  readonly registration: Registration;
  readonly replies: Exclude<RepliesState, 'forbidden'>;
}

/** What is said of replies where messages cannot be listed. */
export function withoutList({ unread }: PartReader): RepliesState {
  const isForbidden = unread.some(
    ({ part, problem }) => part === 'messages' && problem === 'forbidden',
  );
  return isForbidden ? 'forbidden' : 'unknown';
}

/**
 * A Messaging Service with neither of the two drops what comes in, and Twilio keeps no record of it
 * (docs/messaging/api/service-resource).
 */
export function repliesOf(service: Service): Found['replies'] {
  return service.inboundRequestUrl || service.useInboundWebhookOnNumber ? 'readable' : 'dropped';
}

async function readService(reader: PartReader, sid: string): Promise<Found> {
  const [service, numbers, codes] = await Promise.all([
    reader.read('service', ({ messaging }) => messaging.v1.services(sid).fetch()),
    numbersOf(reader, sid),
    reader.read('service-numbers', ({ messaging }) =>
      readPages(messaging.v1.services(sid).shortCodes.page({ pageSize })),
    ),
  ]);
  if (service === undefined || numbers === undefined) {
    const replies = service === undefined ? 'unknown' : repliesOf(service);
    return { registration: plainRegistration('none', 'unknown'), replies };
  }
  const pool: Registration[] = [];
  const kinds = numbers.map(({ phoneNumber }) => senderKindOf(phoneNumber));
  if (kinds.includes('local')) pool.push(await readA2p(reader, service));
  const tollFree = numbers.filter((_, index) => kinds[index] === 'toll-free');
  for (const { sid: number } of tollFree.slice(0, mostTollFree)) {
    pool.push(await readTollFree(reader, number));
  }
  if (kinds.includes('foreign')) pool.push(plainRegistration('none', 'elsewhere'));
  if ((codes ?? []).length > 0) pool.push(plainRegistration('none', 'not-needed'));
  return { registration: worstOf(pool), replies: repliesOf(service) };
}

async function readNumber(reader: PartReader, sender: string): Promise<Found> {
  const kind = senderKindOf(sender);
  if (kind === 'short-code') {
    return { registration: plainRegistration('none', 'not-needed'), replies: 'readable' };
  }
  const service = await serviceWith(reader, sender);
  const replies =
    service === undefined ? 'unknown' : service === null ? 'readable' : repliesOf(service);
  return { registration: await registrationOf(reader, sender, service), replies };
}

async function registrationOf(
  reader: PartReader,
  sender: string,
  service: Service | null | undefined,
): Promise<Registration> {
  switch (senderKindOf(sender)) {
    case 'toll-free': {
      const page = await reader.read('numbers', ({ incomingPhoneNumbers }) =>
        incomingPhoneNumbers.page({ phoneNumber: sender, pageSize: 1 }),
      );
      const [number] = page?.instances ?? [];
      return number === undefined
        ? plainRegistration('toll-free', 'unknown')
        : await readTollFree(reader, number.sid);
    }
    case 'local':
      if (service === undefined) return plainRegistration('a2p', 'unknown');
      // A number outside any Messaging Service cannot belong to a campaign.
      return service === null
        ? plainRegistration('a2p', 'missing')
        : await readA2p(reader, service);
    default:
      return plainRegistration('none', 'elsewhere');
  }
}

function numbersOf(reader: PartReader, sid: string) {
  return reader.read('service-numbers', ({ messaging }) =>
    readPages(messaging.v1.services(sid).phoneNumbers.page({ pageSize })),
  );
}

/** The Messaging Service that a number belongs to; null where none, undefined where that cannot be read. */
async function serviceWith(
  reader: PartReader,
  sender: string,
): Promise<Service | null | undefined> {
  const services = await reader.read('services', ({ messaging }) =>
    readPages(messaging.v1.services.page({ pageSize })),
  );
  if (services === undefined) return undefined;
  const asked = services.slice(0, mostServices);
  const numbers = await Promise.all(asked.map(({ sid }) => numbersOf(reader, sid)));
  const index = numbers.findIndex((all) =>
    all?.some(({ phoneNumber }) => cleanLine(phoneNumber) === sender),
  );
  const service = asked[index];
  if (service !== undefined) return service;
  const isComplete = asked.length === services.length && numbers.every((all) => all !== undefined);
  return isComplete ? null : undefined;
}
