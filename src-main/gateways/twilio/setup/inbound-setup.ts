import { cleanLine } from '../../../../src-shared/lib/clean-text.ts';
import type { InboundSetup } from '../../../../src-shared/settings/setup/inbound-setup.ts';
import type { TwilioConnection } from '../twilio-connection.ts';
import type { Service } from './a2p.ts';
import { createPartReader, pageSize, readPages, type PartReader } from './parts.ts';
import { repliesOf, withoutList } from './sender-report.ts';

/** Messaging Services whose senders are looked at, at most. */
const mostServices = 20;

/**
 * Whether the account keeps replies: names each Messaging Service with senders that drops what comes in.
 * Never rejects: what Twilio does not tell is `unknown`, and `unread` says why.
 */
export async function readInboundSetup(connection: TwilioConnection): Promise<InboundSetup> {
  const reader = createPartReader(connection);
  const [messages, services] = await Promise.all([
    reader.read('messages', (client) => client.messages.page({ pageSize: 1 })),
    reader.read('services', ({ messaging }) => readPages(messaging.v1.services.page({ pageSize }))),
  ]);
  const suspects = (services ?? []).filter((service) => repliesOf(service) === 'dropped');
  const dropping = await Promise.all(suspects.slice(0, mostServices).map(droppingOf(reader)));
  const named = dropping.filter(({ senders }) => senders === null || senders.length > 0);
  return {
    replies: stateOf(reader, { isListed: messages !== undefined, isDropped: named.length > 0 }),
    dropping: named.map(({ sid, name, senders }) => ({ sid, name, senders: senders ?? [] })),
    unread: reader.unread,
  };
}

function stateOf(
  reader: PartReader,
  { isListed, isDropped }: { readonly isListed: boolean; readonly isDropped: boolean },
): InboundSetup['replies'] {
  if (!isListed) return withoutList(reader);
  if (isDropped) return 'dropped';
  return reader.unread.length === 0 ? 'readable' : 'unknown';
}

function droppingOf(reader: PartReader) {
  return async ({ sid, friendlyName }: Service) => {
    const [numbers, codes] = await Promise.all([
      reader.read('service-numbers', ({ messaging }) =>
        readPages(messaging.v1.services(sid).phoneNumbers.page({ pageSize })),
      ),
      reader.read('service-numbers', ({ messaging }) =>
        readPages(messaging.v1.services(sid).shortCodes.page({ pageSize })),
      ),
    ]);
    const isKnown = numbers !== undefined && codes !== undefined;
    const senders = [
      ...(numbers ?? []).map(({ phoneNumber }) => cleanLine(phoneNumber ?? '')),
      ...(codes ?? []).map(({ shortCode }) => cleanLine(shortCode ?? '')),
    ].filter((sender) => sender !== '');
    // A service whose senders cannot be read may have some.
    return {
      sid,
      name: cleanLine(friendlyName ?? ''),
      senders: isKnown || senders.length > 0 ? senders : null,
    };
  };
}
