import { fictionalPhone } from '../../../support/campaigns.ts';
import { png } from '../../../support/pictures.ts';
import { effectsOf } from './effects.ts';
import { page, type CasesOf } from './request-cases.ts';
import { conversationPhones as phones } from './inbox-world.ts';
import type { World } from './world.ts';

const phone = fictionalPhone(80);

/** Requests about conversations. */
export function conversationCases(world: World): CasesOf<'conversations'> {
  const is = effectsOf(world);
  const { notes } = world;
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
    'conversations.mark': {
      input: { phones: [phones.toMark], isRead: true },
      effects: is.conversation(phones.toMark, 'unread_count = 0'),
    },
    'conversations.setState': {
      input: { phones: [phones.toClose], state: 'done' },
      effects: is.conversation(phones.toClose, `state = 'done'`),
    },
    'conversations.snooze': {
      input: { phones: [phones.toSnooze], until: null },
      effects: is.conversation(phones.toSnooze, `state = 'snoozed'`),
    },
    'conversations.saveDraft': {
      input: { phone: phones.toDraft, text: 'Hello' },
      effects: is.conversation(phones.toDraft, `draft = 'Hello'`),
    },
    'conversations.addNote': {
      input: { phone: phones.toNote, text: 'Prefers mornings' },
      effects: is.noted('Prefers mornings'),
    },
    'conversations.removeNote': {
      input: { id: notes.toRemove },
      effects: is.noteRemoved(notes.toRemove),
    },
    'conversations.restoreNote': {
      input: { id: notes.removed },
      effects: is.noteRestored(notes.removed),
    },
    'conversations.search': { input: { ...page, text: 'hello' } },
    'conversations.campaigns': { input: undefined },
    'conversations.fill': { input: { phone, text: 'Hello {{ first_name }}' } },
    'conversations.phoneOf': { input: { number: phone } },
  };
}

/** Requests about replies. */
export function replyCases({ replies }: World): CasesOf<'replies'> {
  const { heldPhone, decidedPhone, toKeep, toRefuse, toFetch } = replies;
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
    'replies.takeBackDecision': {
      input: { phone: decidedPhone },
      effects: [
        `EXISTS (SELECT 1 FROM number_holds WHERE phone = '${decidedPhone}' AND released_at IS NULL)`,
      ],
    },
    'replies.fetchPicture': { input: { id: toFetch }, mayAnswer: ['unavailable'] },
    'replies.keepPicture': {
      input: { id: toKeep, base64: Buffer.from(png(4, 4)).toString('base64') },
      effects: [media(toKeep, 'stored')],
    },
    'replies.refusePicture': {
      input: { id: toRefuse },
      effects: [media(toRefuse, 'not-a-picture')],
    },
  };
}

/** Requests about messages without a campaign. */
export function singleMessageCases(world: World): CasesOf<'singleMessages'> {
  const { singles } = world;
  const is = effectsOf(world);
  return {
    'singleMessages.send': {
      input: {
        requestId: '3f0b6a52-6c6e-4a51-9a0e-0f2f1d6f6f12',
        phone: fictionalPhone(75),
        text: 'Hello',
        picture: null,
        goesAt: singles.goesAt,
      },
      effects: is.singleWritten(75),
    },
    'singleMessages.undo': {
      input: { messageId: singles.toUndo },
      effects: is.singleUndone(singles.toUndo),
    },
    'singleMessages.reschedule': {
      input: { messageId: singles.toMove, goesAt: singles.goesAt + 1 },
      effects: is.singleMoved(singles.toMove, singles.goesAt + 1),
    },
    'singleMessages.retry': {
      input: { messageId: singles.toRetry },
      effects: is.singleRetried(singles.toRetry),
    },
    'singleMessages.decide': {
      input: { messageId: singles.toDecide, decision: 'sent' },
      effects: is.singleDecided(singles.toDecide),
    },
  };
}
