import type { RequestName } from '../../../../src-shared/ipc/contract.ts';
import { fictionalPhone } from '../../../support/campaigns.ts';
import { png } from '../../../support/pictures.ts';
import type { RequestCases } from './requests.ts';
import type { World } from './world.ts';

type CasesOf<P extends string> = Pick<RequestCases, Extract<RequestName, `${P}.${string}`>>;

const page = { offset: 0, limit: 10 } as const;
const phone = fictionalPhone(80);

/** Requests about conversations. */
export function conversationCases(): CasesOf<'conversations'> {
  return {
    'conversations.list': {
      input: {
        ...page,
        query: { state: 'open', filter: 'all', campaignId: null, order: 'newest' },
      },
    },
    'conversations.counts': { input: undefined },
    'conversations.get': { input: { phone } },
    'conversations.messages': { input: { phone, before: null, limit: 10 } },
    'conversations.mark': { input: { phones: [phone], isRead: true } },
    'conversations.setState': { input: { phones: [phone], state: 'done' } },
    'conversations.snooze': { input: { phones: [phone], until: null } },
    'conversations.saveDraft': { input: { phone, text: 'Hello' } },
    'conversations.addNote': { input: { phone, text: 'Prefers mornings' } },
    'conversations.removeNote': { input: { id: 1 } },
    'conversations.restoreNote': { input: { id: 1 } },
    'conversations.search': { input: { ...page, text: 'hello' } },
    'conversations.campaigns': { input: undefined },
    'conversations.fill': { input: { phone, text: 'Hello {{ first_name }}' } },
    'conversations.phoneOf': { input: { number: phone } },
  };
}

/** Requests about replies. */
export function replyCases({ replies }: World): CasesOf<'replies'> {
  const { heldPhone, toKeep, toRefuse, toFetch } = replies;
  const media = (id: number, state: string) =>
    `EXISTS (SELECT 1 FROM message_media WHERE id = ${id} AND state = '${state}')`;
  return {
    'replies.status': { input: undefined },
    // No account: refused, and nothing is written.
    'replies.sync': { input: undefined, mayAnswer: ['unavailable'] },
    'replies.decide': {
      input: { phone: heldPhone, decision: 'kept' },
      effects: [
        `EXISTS (SELECT 1 FROM number_holds WHERE phone = '${heldPhone}' AND decision = 'kept')`,
      ],
    },
    'replies.fetchPicture': { input: { id: toFetch }, mayAnswer: ['unavailable'] },
    'replies.keepPicture': {
      input: { id: toKeep, base64: Buffer.from(png(4, 4)).toString('base64') },
      effects: [media(toKeep, 'stored'), 'EXISTS (SELECT 1 FROM pictures)'],
    },
    'replies.refusePicture': {
      input: { id: toRefuse },
      effects: [media(toRefuse, 'not-a-picture')],
    },
  };
}

/** Requests about messages without a campaign. */
export function singleMessageCases(): CasesOf<'singleMessages'> {
  return {
    'singleMessages.send': {
      input: {
        requestId: '3f0b6a52-6c6e-4a51-9a0e-0f2f1d6f6f12',
        phone,
        text: 'Hello',
        picture: null,
        goesAt: null,
      },
    },
    'singleMessages.undo': { input: { messageId: 1 } },
    'singleMessages.reschedule': { input: { messageId: 1, goesAt: null } },
    'singleMessages.retry': { input: { messageId: 1 } },
    'singleMessages.decide': { input: { messageId: 1, decision: 'sent' } },
  };
}
