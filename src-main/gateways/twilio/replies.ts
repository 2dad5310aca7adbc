import type { ReplySource } from '../replies.ts';
import { readDeactivated } from './inbound/deactivations.ts';
import { createFileSource } from './inbound/files.ts';
import { createInboundList } from './inbound/list-inbound.ts';
import { fetchMedia, listMedia } from './inbound/media.ts';
import { readInboundSetup } from './setup/inbound-setup.ts';
import { createTwilioConnection, type TwilioConnectionOptions } from './twilio-connection.ts';

/** Replies at Twilio, without a webhook. Throws UserError(`usage`) for a base address that is not safe. */
export function createTwilioReplies(options: TwilioConnectionOptions): ReplySource {
  const { accountSid } = options.credentials;
  const connection = createTwilioConnection(options);
  const files = createFileSource(options);
  const list = createInboundList(connection, options.clock);
  return {
    page: (query) => list.page(query),
    media: (messageSid) => listMedia(connection, messageSid),
    mediaFile: (messageSid, mediaSid) =>
      fetchMedia(connection, files, { accountSid, messageSid, mediaSid }),
    deactivatedNumbers: (day) => readDeactivated(connection, files, day),
    inboundSetup: () => readInboundSetup(connection),
  };
}
