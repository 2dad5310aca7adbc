import { inspectPicture } from '../../../../src-shared/picture/inspect-picture.ts';
import { cleanLine } from '../../../../src-shared/lib/clean-text.ts';
import { words } from '../../../../src-shared/words/words.ts';
import type { InboundMediaFile, InboundMediaList } from '../../replies.ts';
import { twilioUrl } from '../base-url.ts';
import { isMessageSid } from '../message-resource.ts';
import type { TwilioConnection } from '../twilio-connection.ts';
import type { FileSource } from './files.ts';
import { unavailableOf } from './unavailable.ts';

/** Twilio takes 10 files of a message, 5 MB all together (docs/messaging/api/media-resource, read 2026-11-26). */
const mostFiles = 10;
const largestFile = 5 * 1024 * 1024;

/** Waiting for all of a file at most, in milliseconds. */
const mostWaitMs = 120_000;

const longestType = 100;

function isMediaSid(sid: unknown): sid is string {
  return typeof sid === 'string' && /^ME[0-9a-f]{32}$/i.test(sid);
}

/** The files of a message. Never rejects for an answer or failure of Twilio. */
export async function listMedia(
  connection: TwilioConnection,
  messageSid: string,
): Promise<InboundMediaList> {
  if (!isMessageSid(messageSid)) return { kind: 'gone' };
  try {
    const { messages } = await connection.client();
    const { instances } = await messages(messageSid).media.page({ pageSize: 50 });
    const media = instances
      .filter(({ sid }) => isMediaSid(sid))
      .slice(0, mostFiles)
      .map(({ sid, contentType }) => ({ sid, contentType: typeIn(contentType) }));
    return { kind: 'listed', media };
  } catch (error) {
    const evidence = connection.evidenceOf(error);
    if (evidence.httpStatus === 404) return { kind: 'gone' };
    return unavailableOf(evidence, words.twilio.fileUnreadable);
  }
}

function typeIn(contentType: unknown): string {
  return typeof contentType === 'string'
    ? cleanLine(contentType).toLowerCase().slice(0, longestType)
    : '';
}

/** A picture of a message, by its own bytes. Never rejects for an answer or failure of Twilio. */
export async function fetchMedia(
  connection: TwilioConnection,
  files: FileSource,
  place: { readonly accountSid: string; readonly messageSid: string; readonly mediaSid: string },
): Promise<InboundMediaFile> {
  const { accountSid, messageSid, mediaSid } = place;
  const gone = { kind: 'refused', why: 'gone' } as const;
  if (!isMessageSid(messageSid) || !isMediaSid(mediaSid)) return gone;
  try {
    const found = await files.open(
      `${twilioUrl}/2010-04-01/Accounts/${accountSid}/Messages/${messageSid}/Media/${mediaSid}`,
    );
    if (found.kind === 'answered') {
      const { evidence } = found.failure;
      if (evidence.httpStatus === 404 || evidence.httpStatus === 410) return gone;
      const unavailable = unavailableOf(evidence, words.twilio.fileUnreadable);
      // The place that Twilio leads to knows no credentials: its no is that of an old address.
      return found.isTwilio ? unavailable : { ...unavailable, isAuth: false };
    }
    if (found.length !== null && found.length > largestFile) {
      found.close();
      return { kind: 'refused', why: 'too-large' };
    }
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of found.chunks(mostWaitMs)) {
      length += part.length;
      if (length > largestFile) return { kind: 'refused', why: 'too-large' };
      parts.push(part);
    }
    return pictureIn(Buffer.concat(parts));
  } catch (error) {
    return unavailableOf(connection.evidenceOf(error), words.twilio.fileUnreadable);
  }
}

function pictureIn(file: Uint8Array): InboundMediaFile {
  const inspection = inspectPicture(file);
  if (!inspection.ok) return { kind: 'refused', why: 'not-a-picture' };
  return {
    kind: 'fetched',
    bytes: new Uint8Array(inspection.bytes),
    contentType: inspection.facts.type,
  };
}
