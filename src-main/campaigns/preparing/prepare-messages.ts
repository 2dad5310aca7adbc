import { UserError } from '../../../src-shared/lib/result.ts';
import { longestText, type MessageReason } from '../../../src-shared/message/reason.ts';
import { billedSegments } from '../../../src-shared/message/segments.ts';
import { compileTemplate, mergeFieldsOf } from '../../../src-shared/template/template.ts';
import { words } from '../../../src-shared/words/words.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { stateOf } from '../../../src-shared/phone/places-with-hours.ts';
import { zoneKeyOf } from '../../engine/quiet-hours.ts';
import { contactsWithIds, type AudienceContact } from '../audience.ts';

/** One message of a campaign that is about to start. */
export interface PreparedMessage {
  readonly contactId: number;
  readonly to: string;
  readonly body: string;
  readonly segments: number;
  /** Time zones that the person may be in, as `zoneKeyOf` has them. */
  readonly zoneKey: string;
  /** 1 where the simulator is to carry it. */
  readonly isPractice: 0 | 1;
  /** Why it cannot be sent as it is; null where it can. */
  readonly skipReason: Extract<MessageReason, 'empty-text' | 'text-too-long'> | null;
}

/** Contacts that are read and whose texts are rendered at a time. */
const contactsAtOnce = 500;

/**
 * The messages of a campaign to some contacts, those that are still there, rendered for each person, in
 * the order of the contacts; with a picture each is an MMS. Where people are really reached each has the time zones of its recipient.
 *
 * @param ids in ascending order.
 */
export function prepareMessages(
  db: OvoDatabase,
  body: string,
  ids: Int32Array,
  reachesPeople: boolean,
  hasPicture = false,
): readonly PreparedMessage[] {
  const render = compileTemplate(body);
  const prepared: PreparedMessage[] = [];
  for (const contacts of contactsWithIds(db, ids, contactsAtOnce)) {
    for (const contact of contacts) {
      const text = render(mergeFieldsOf(contact));
      prepared.push(messageTo(contact, text, reachesPeople, hasPicture));
    }
  }
  return prepared;
}

function messageTo(
  contact: AudienceContact,
  body: string,
  reachesPeople: boolean,
  hasPicture: boolean,
): PreparedMessage {
  return {
    contactId: contact.id,
    to: contact.phone,
    body,
    segments: billedSegments(body, hasPicture),
    zoneKey: reachesPeople
      ? zoneKeyOf(contact.timeZone, contact.phone, stateOf(contact.customFields))
      : '',
    isPractice: reachesPeople ? 0 : 1,
    skipReason: skipReason(body),
  };
}

function skipReason(body: string): PreparedMessage['skipReason'] {
  if (body.trim() === '') return 'empty-text';
  return body.length > longestText ? 'text-too-long' : null;
}

/** Refuses (`invalid`) a text with more segments than may be sent a day: it would wait for ever. */
export function refuseOverDailyCap(
  name: string,
  messages: readonly PreparedMessage[],
  cap: number,
): void {
  if (cap === 0) return;
  const tooLong = messages.find(
    ({ segments, skipReason: reason }) => reason === null && segments > cap,
  );
  if (tooLong === undefined) return;
  throw new UserError(
    'invalid',
    words.campaigns.overDailyCap(name, tooLong.segments, tooLong.to, cap),
  );
}
